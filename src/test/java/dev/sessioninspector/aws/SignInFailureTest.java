package dev.sessioninspector.aws;

import static dev.sessioninspector.support.SsoServer.REGISTER;
import static dev.sessioninspector.support.SsoServer.TOKEN;
import static dev.sessioninspector.support.SsoServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.ConnectionException.SignInFailed.Reason;
import dev.sessioninspector.support.Fault;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever else stands in the way. */
@Timeout(60)
class SignInFailureTest extends SignInTest {
    @ParameterizedTest
    @ValueSource(ints = {200, 302, 403, 404, 407, 502, 503})
    void aProxysPageIsNotAws(int status) {
        var page = Fault.page(status);
        server.next(REGISTER, page, page, page);
        assertThat(failure("support", this::person).reason()).isEqualTo(Reason.STRANGER);
        assertThat(steps).isEmpty();
    }

    @Test
    void anAnswerWithoutWhatWasAskedForIsNotAws() {
        server.next(TOKEN, Fault.answer(200, "{}"));
        assertThat(failure("support", this::person).reason()).isEqualTo(Reason.STRANGER);
    }

    @Test
    void aServiceInTroubleIsNoFaultOfTheProfile() {
        var trouble = error(500, "InternalServerException");
        server.next(REGISTER, trouble, trouble, trouble);
        assertThat(failure("support", this::person).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void nobodyAnswers() {
        server.close();
        assertThat(failure("support", this::person).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void whoIsSignedInAndMayNotUseTheRoleIsTold() {
        var failed = failure("other-account", this::person);
        assertThat(failed.reason()).isEqualTo(Reason.NOT_ASSIGNED);
        assertThat(failed.subject()).isEqualTo("Support (210987654321)");
        assertThat(tokenFile("other-account")).exists();
    }

    @Test
    void whatCannotBeKeptIsSaidBeforeAPersonIsAsked() throws IOException {
        Files.createFile(home.resolve(".aws"));
        assertThat(failure("support", this::person).reason()).isEqualTo(Reason.NOT_SAVED);
        assertThat(steps).isEmpty();
    }
}
