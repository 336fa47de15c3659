package dev.sessioninspector.aws;

import static dev.sessioninspector.support.SsoServer.DEVICE;
import static dev.sessioninspector.support.SsoServer.REGISTER;
import static dev.sessioninspector.support.SsoServer.ROLE;
import static dev.sessioninspector.support.SsoServer.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessioninspector.connection.SignIn.Step;
import dev.sessioninspector.support.Fault;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever cancels is free at once. */
@Timeout(60)
class SignInCancellationTest extends SignInTest {
    @Test
    void cancellingEndsTheWaitForABrowser() throws Exception {
        var waiting = new CompletableFuture<Step>();
        assertThat(cancelled("support", Pause.REAL, waiting::complete, () -> steps.add(waiting.join())))
                .isInstanceOf(CancellationException.class);
        assertNobodyListens();
    }

    @Test
    void cancellingEndsTheWaitForACode() throws Exception {
        assertThat(cancelled("legacy", Pause.REAL, steps::add, () -> server.awaitCalls(TOKEN, 1)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void cancellingEndsTheWaitForAFile() throws Exception {
        cache("support", "{");
        var pausing = new CompletableFuture<Void>();
        Pause endless = time -> {
            pausing.complete(null);
            Pause.REAL.pause(Duration.ofMinutes(1));
        };
        assertThat(cancelled("support", endless, steps::add, pausing::join)).isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {REGISTER, DEVICE, TOKEN, ROLE})
    void cancellingEndsACallThatHangs(String path) throws Exception {
        server.next(path, Fault.hang());
        Pause none = time -> {};
        assertThat(cancelled("legacy", none, this::person, () -> server.awaitCalls(path, 1)))
                .isInstanceOf(CancellationException.class);
    }

    private interface Moment {
        void await() throws Exception;
    }

    private Throwable cancelled(String profile, Pause pause, Consumer<Step> person, Moment moment) throws Exception {
        var outcome = new CompletableFuture<Throwable>();
        var identityCenter = identityCenter(pause);
        var thread = Thread.ofVirtual()
                .start(() -> outcome.complete(catchThrowable(() -> identityCenter.signIn(profile, person))));
        moment.await();
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(3)))
                .as("ends at once, give or take a busy machine")
                .isTrue();
        return outcome.join();
    }
}
