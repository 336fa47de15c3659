package dev.sessioninspector.aws;

import static dev.sessioninspector.support.SsoServer.REGISTER;
import static dev.sessioninspector.support.SsoServer.TOKEN;
import static dev.sessioninspector.support.SsoServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.ConnectionException.SignInFailed.Reason;
import dev.sessioninspector.connection.SignIn.Step;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.SettableClock;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A code, and the wait for it. */
@Timeout(60)
class DeviceSignInTest extends SignInTest {
    @Test
    void aLegacyProfileSignsInWithACode() throws IOException {
        signIn("legacy");
        assertThat(steps).singleElement().isInstanceOfSatisfying(Step.Code.class, code -> {
            assertThat(code.page()).hasParameter("user_code", code.code());
            assertThat(code.until()).isEqualTo(SettableClock.START.plusSeconds(600));
        });
        assertThat(token("legacy").path("accessToken").stringValue()).startsWith("fake-access-token-");
        assertThat(server.calls(REGISTER).getFirst().content().has("grantTypes"))
                .isFalse();
    }

    @Test
    void waitsAsLongAsItIsToldTo() {
        server.next(
                TOKEN,
                error("AuthorizationPendingException"),
                error("SlowDownException"),
                error("AuthorizationPendingException"),
                error("SlowDownException"));
        signIn("legacy");
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 1L, 6L, 6L, 11L);
    }

    @Test
    void aConnectionThatIsLostWhileWaitingComesBack() {
        Fault lost = (exchange, service) -> exchange.close();
        server.next(TOKEN, lost, lost, lost, lost, error(500, "InternalServerException"));
        signIn("legacy");
        assertThat(tokenFile("legacy")).exists();
    }

    @Test
    void aCodeEndsAlsoWhereNobodyCanBeAsked() {
        server.next(TOKEN, error("AuthorizationPendingException"));
        duringPause = () -> clock.pass(Duration.ofMinutes(11));
        assertThat(failure("legacy", steps::add).reason()).isEqualTo(Reason.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "ExpiredTokenException, EXPIRED",
        "AccessDeniedException, REFUSED",
        "InvalidRequestException, SETTINGS",
        "InvalidRequestRegionException, SETTINGS"
    })
    void whatEndsACodeIsToldApart(String type, Reason reason) {
        server.next(TOKEN, error(type));
        var failed = failure("legacy", this::person);
        assertThat(failed.reason()).isEqualTo(reason);
        assertThat(failed.profile()).isEqualTo("legacy");
        assertThat(tokenFile("legacy")).doesNotExist();
    }
}
