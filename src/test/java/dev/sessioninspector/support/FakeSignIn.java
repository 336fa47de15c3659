package dev.sessioninspector.support;

import dev.sessioninspector.connection.SignIn;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Sign-ins whose steps and ends a test decides on; each goes on until the test ends it, or it is interrupted. */
public final class FakeSignIn implements SignIn {
    private final LinkedBlockingQueue<Consumer<Consumer<Step>>> happenings = new LinkedBlockingQueue<>();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<String> withCode = new CopyOnWriteArrayList<>();
    private final List<String> interrupted = new CopyOnWriteArrayList<>();

    /** What is thrown where a sign-in is done. */
    private static final class Done extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void signIn(String profile, Consumer<Step> steps) {
        begun.add(profile);
        try {
            while (true) {
                happenings.take().accept(steps);
            }
        } catch (InterruptedException cancelled) {
            interrupted.add(profile);
            throw new CancellationException("cancelled");
        } catch (Done done) {
            // As wanted.
        }
    }

    @Override
    public void signInWithCode(String profile, Consumer<Step> steps) {
        withCode.add(profile);
        signIn(profile, steps);
    }

    /** The profiles of those that were to use a code from the start. */
    public List<String> withCode() {
        return withCode;
    }

    /** The profiles of the sign-ins that were begun so far. */
    public List<String> begun() {
        return begun;
    }

    /** The profiles of those that were interrupted. */
    public List<String> interrupted() {
        return interrupted;
    }

    /** Lets the sign-in that goes on, or the next, come to a step. */
    public void step(Step step) {
        happenings.add(steps -> steps.accept(step));
    }

    /** Ends it well. */
    public void succeed() {
        fail(new Done());
    }

    /** Ends it in a failure. */
    public void fail(RuntimeException failure) {
        happenings.add(steps -> {
            throw failure;
        });
    }
}
