package dev.sessioninspector.support;

import dev.sessioninspector.connection.SignIn;
import dev.sessioninspector.task.TaskRunner;
import dev.sessioninspector.viewmodel.SignInModel;
import java.time.Clock;
import java.util.concurrent.Executor;

/** Signing in as tests need it. */
public final class SignIns {
    private SignIns() {}

    /** With no browser, and a clipboard that nobody sees. */
    public static SignInModel with(SignIn signIn, TaskRunner tasks, Executor ui, Clock clock) {
        return new SignInModel(
                tasks, ui, clock, new SignInModel.Parts(signIn, page -> false, new FakeClipboard(), "default"));
    }

    /** For models that are not to sign in. */
    public static SignInModel none() {
        return with(
                (profile, steps) -> {
                    throw new AssertionError("nobody was to sign in");
                },
                new TaskRunner(Runnable::run, Runnable::run),
                Runnable::run,
                new SettableClock());
    }
}
