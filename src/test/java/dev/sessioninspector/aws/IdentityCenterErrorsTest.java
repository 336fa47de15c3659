package dev.sessioninspector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.ConnectionException.SignInFailed;
import dev.sessioninspector.connection.ConnectionException.SignInFailed.Reason;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What cannot be brought about on the loopback interface. */
class IdentityCenterErrorsTest {
    private static final SsoProfile PROFILE = new SsoProfile(
            "support",
            Optional.of("work"),
            "https://example.awsapps.com/start",
            "eu-west-1",
            List.of(),
            "123456789012",
            "Support");

    @Test
    void aCertificateOfAnotherTimeSpeaksForAWrongClock() {
        assertThat(Stream.of(new CertificateExpiredException(), new CertificateNotYetValidException())
                        .map(invalid -> reason(tls(new RuntimeException(invalid)))))
                .containsOnly(Reason.CLOCK);
    }

    @Test
    void anyOtherCertificateSpeaksForSomebodyInBetween() {
        assertThat(reason(tls(new IllegalStateException("unknown authority")))).isEqualTo(Reason.STRANGER);
    }

    @Test
    void aNameThatIsUnknownAndAnAnswerThatDoesNotComeSpeakForTheNetwork() {
        assertThat(reason(new UnknownHostException("oidc.eu-west-1.example"))).isEqualTo(Reason.UNREACHABLE);
        assertThat(reason(new SocketTimeoutException("read"))).isEqualTo(Reason.UNREACHABLE);
    }

    private static Throwable tls(Throwable cause) {
        var failed = new SSLHandshakeException("handshake");
        failed.initCause(cause);
        return failed;
    }

    private static Reason reason(Throwable cause) {
        var failure = SdkClientException.create("Unable to execute HTTP request", cause);
        return ((SignInFailed) IdentityCenterErrors.of(PROFILE, failure)).reason();
    }
}
