package dev.sessioninspector.aws;

import dev.sessioninspector.aws.SsoToken.Registration;
import dev.sessioninspector.connection.ConnectionException.SignInFailed.Reason;
import dev.sessioninspector.connection.SignIn.Ending;
import dev.sessioninspector.connection.SignIn.Step;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssooidc.model.InvalidClientException;
import software.amazon.awssdk.services.ssooidc.model.InvalidClientMetadataException;
import software.amazon.awssdk.services.ssooidc.model.InvalidGrantException;
import software.amazon.awssdk.services.ssooidc.model.InvalidRedirectUriException;
import software.amazon.awssdk.services.ssooidc.model.InvalidRequestException;
import software.amazon.awssdk.services.ssooidc.model.InvalidScopeException;
import software.amazon.awssdk.services.ssooidc.model.SsoOidcException;
import software.amazon.awssdk.services.ssooidc.model.UnauthorizedClientException;
import software.amazon.awssdk.services.ssooidc.model.UnsupportedGrantTypeException;

/**
 * An authorization code with PKCE (RFC 7636): a browser goes to a page of IAM Identity Center and comes back to this
 * machine. Registered and asked for as by {@code SSOTokenFetcherAuth} of the AWS CLI.
 */
final class BrowserSignIn {
    private static final List<String> DEFAULT_SCOPES = List.of("sso:account:access");
    private static final List<String> GRANTS = List.of("authorization_code", "refresh_token");
    private static final String DENIED = "access_denied";
    private static final int VERIFIER_BYTES = 48;
    private static final int STATE_BYTES = 24;

    private final SsoProfile sso;
    private final IdentityCenterClient client;
    private final TokenCache cache;
    private final Clock clock;
    private final Duration patience;
    private final Function<Ending, String> words;
    private final String verifier = random(VERIFIER_BYTES);
    private final String state = random(STATE_BYTES);

    BrowserSignIn(
            SsoProfile sso,
            IdentityCenterClient client,
            TokenCache cache,
            Clock clock,
            Duration patience,
            Function<Ending, String> words) {
        this.sso = sso;
        this.client = client;
        this.cache = cache;
        this.clock = clock;
        this.patience = patience;
        this.words = words;
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** A token; or nothing where this way is barred here, so that another one should be tried. */
    Optional<SsoToken> token(Consumer<Step> steps) {
        try (var browser = new BrowserReturn(state, words)) {
            var registration = registration();
            steps.accept(new Step.Browser(page(registration, browser.address())));
            var answer = browser.await(patience).orElseThrow(() -> sso.failed(Reason.EXPIRED, ""));
            if (answer.error().filter(DENIED::equals).isPresent()) {
                throw sso.failed(Reason.REFUSED, "");
            }
            return answer.code().map(code -> token(registration, code, browser.address()));
        } catch (IOException mayNotListen) {
            return Optional.empty();
        } catch (SsoOidcException refused) {
            if (!barsThisWay(refused)) {
                throw refused;
            }
            cache.forgetRegistration(sso);
            return Optional.empty();
        }
    }

    /** The service does not take what was asked for: another matter than a no, a proxy's page, or trouble. */
    private static boolean barsThisWay(SsoOidcException refused) {
        return switch (refused) {
            case InvalidClientException unknown -> true;
            case InvalidClientMetadataException strange -> true;
            case InvalidGrantException over -> true;
            case InvalidRedirectUriException elsewhere -> true;
            case InvalidRequestException malformed -> true;
            case InvalidScopeException tooMuch -> true;
            case UnauthorizedClientException barred -> true;
            case UnsupportedGrantTypeException unsupported -> true;
            default -> false;
        };
    }

    private Registration registration() {
        var known = cache.registration(sso)
                .filter(kept -> kept.grantTypes().containsAll(GRANTS))
                .filter(kept -> kept.expiresAt().isAfter(clock.instant().plus(patience)));
        if (known.isPresent()) {
            return known.get();
        }
        var scopes = sso.scopes().isEmpty() ? DEFAULT_SCOPES : sso.scopes();
        var registration = client.register(scopes, GRANTS, Optional.of(BrowserReturn.REGISTERED));
        try {
            cache.keep(sso, registration);
        } catch (IOException unwritable) {
            // Nor would the token be kept: better said before a person signs in.
            throw sso.failed(Reason.NOT_SAVED, cache.folder().toString());
        }
        return registration;
    }

    private URI page(Registration registration, URI back) {
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", registration.clientId());
        query.put("redirect_uri", back.toString());
        query.put("state", state);
        query.put("code_challenge_method", "S256");
        query.put("code_challenge", challenge());
        // AWS documents neither; the CLI has sent both names in different versions.
        query.put("scopes", String.join(" ", registration.scopes()));
        query.put("scope", String.join(" ", registration.scopes()));
        var encoded = query.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(client.authorizePage() + "?" + encoded);
    }

    private String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private SsoToken token(Registration registration, String code, URI back) {
        return client.token(
                registration,
                grant -> grant.grantType("authorization_code")
                        .code(code)
                        .codeVerifier(verifier)
                        .redirectUri(back.toString()));
    }
}
