package dev.sessioninspector.aws;

import dev.sessioninspector.session.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a sign-in gives.
 *
 * @param accessToken what the portal gives a role's credentials for
 * @param refreshToken what gives a new one without a person, where the registration may ask for it
 * @param registration the client that it was given to, where that is known
 */
record SsoToken(
        Secret accessToken, Instant expiresAt, Optional<Secret> refreshToken, Optional<Registration> registration) {
    /**
     * This program as IAM Identity Center knows it.
     *
     * @param grantTypes what it may ask for tokens with; empty stands for the device code
     */
    record Registration(
            String clientId, Secret clientSecret, Instant expiresAt, List<String> scopes, List<String> grantTypes) {}
}
