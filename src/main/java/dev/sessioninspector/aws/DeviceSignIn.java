package dev.sessioninspector.aws;

import dev.sessioninspector.connection.ConnectionException.SignInFailed;
import dev.sessioninspector.connection.ConnectionException.SignInFailed.Reason;
import dev.sessioninspector.connection.SignIn.Step;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/** A device code (RFC 8628): a person agrees on a page that shows a code, on whatever device, and is waited for. */
final class DeviceSignIn {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final int DEFAULT_INTERVAL_SECONDS = 5;

    /** By how much RFC 8628 wants the interval to grow each time. */
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private final SsoProfile sso;
    private final IdentityCenterClient client;
    private final Clock clock;
    private final Pause pause;

    DeviceSignIn(SsoProfile sso, IdentityCenterClient client, Clock clock, Pause pause) {
        this.sso = sso;
        this.client = client;
        this.clock = clock;
        this.pause = pause;
    }

    /** A token. */
    SsoToken token(Consumer<Step> steps) {
        // Registering is one quick call, and a registration for a code cannot be told from one for a browser later.
        var registration = client.register(sso.scopes(), List.of(), Optional.empty());
        var device = client.authorizeDevice(registration);
        var until = clock.instant().plusSeconds(IdentityCenterClient.given(device.expiresIn()));
        steps.accept(new Step.Code(page(device), IdentityCenterClient.given(device.userCode()), until));
        var interval = Duration.ofSeconds(Objects.requireNonNullElse(device.interval(), DEFAULT_INTERVAL_SECONDS));
        while (clock.instant().isBefore(until)) {
            pause.pause(interval);
            try {
                return client.token(
                        registration, grant -> grant.grantType(GRANT).deviceCode(device.deviceCode()));
            } catch (AuthorizationPendingException notYet) {
                // The same again.
            } catch (SlowDownException tooFast) {
                interval = interval.plus(SLOWER);
            } catch (SdkException failure) {
                throwUnlessPassing(failure);
            }
        }
        throw sso.failed(Reason.EXPIRED, "");
    }

    /** A person may take minutes; a connection that is lost meanwhile comes back. */
    private void throwUnlessPassing(SdkException failure) {
        var meant = IdentityCenterErrors.of(sso, failure);
        if (!(meant instanceof SignInFailed failed)
                || (failed.reason() != Reason.UNREACHABLE && failed.reason() != Reason.UNAVAILABLE)) {
            throw meant;
        }
    }

    private static URI page(StartDeviceAuthorizationResponse device) {
        var plain = IdentityCenterClient.given(device.verificationUri());
        return URI.create(Objects.requireNonNullElse(device.verificationUriComplete(), plain));
    }
}
