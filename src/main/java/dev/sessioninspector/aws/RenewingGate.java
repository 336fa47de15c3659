package dev.sessioninspector.aws;

import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import dev.sessioninspector.storage.dynamodb.Gate;
import dev.sessioninspector.task.Job;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Holds back the calls of a connection while its credentials are out of order, and makes them again once they are not.
 * What can be mended without a person is tried first; then one thread asks, and all go on with the answer.
 */
final class RenewingGate implements Gate {
    /**
     * How often the credentials have been changed since the connection was opened.
     *
     * @param untried whether the last change was nobody's answer, and no call has got on since
     */
    private record Renewals(long count, boolean untried) {
        Renewals next(boolean byItself) {
            return new Renewals(count + 1, byItself);
        }
    }

    private final Credentials credentials;
    private final Question question;
    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicReference<Renewals> renewals = new AtomicReference<>(new Renewals(0, false));
    private final Object changes = new Object();
    private volatile long refusals;
    private volatile boolean worked;
    private volatile boolean closed;

    /** Asks about the credentials of a connection. */
    RenewingGate(Credentials credentials, Question question) {
        this.credentials = credentials;
        this.question = question;
    }

    @Override
    public <T> T pass(Supplier<T> call) {
        while (true) {
            var began = renewals.get();
            try {
                var result = call.get();
                passed(began);
                return result;
            } catch (StorageException.Credentials failure) {
                mend(failure, began);
            }
        }
    }

    /**
     * Makes a call for which nobody is asked: where its credentials fail it is made again once other calls have had
     * them renewed.
     *
     * @return nothing once the gate is closed
     */
    <T> Optional<T> follow(Supplier<T> call) {
        while (!closed) {
            var began = renewals.get().count();
            var before = worked;
            try {
                return Optional.of(call.get());
            } catch (StorageException.Credentials failure) {
                awaitChange(began, before);
            }
        }
        return Optional.empty();
    }

    /** Lets those go that wait for other calls. */
    void close() {
        closed = true;
        changed();
    }

    private void passed(Renewals began) {
        if (began.untried()) {
            renewals.compareAndSet(began, new Renewals(began.count(), false));
        }
        if (!worked) {
            worked = true;
            changed();
        }
    }

    /** Returns where another attempt is worth it. */
    private void mend(StorageException.Credentials failure, Renewals began) {
        var job = Job.current();
        var refusalsBefore = refusals;
        acquire();
        try {
            if (renewals.get().count() != began.count()) {
                return;
            }
            if (job.isGivenUp() || refusals != refusalsBefore) {
                job.giveUp();
                throw failure;
            }
            if (!renewals.get().untried() && failure.reason() != Reason.MFA) {
                refresh(failure);
            } else {
                ask(failure, job);
            }
        } finally {
            asking.unlock();
        }
    }

    /** A sign-in somewhere else, or other keys in a file, need nobody. */
    private void refresh(StorageException.Credentials failure) {
        if (failure.reason() == Reason.EXPIRED) {
            credentials.forget();
        }
        credentials.refresh();
        renew(true);
    }

    private void ask(StorageException.Credentials failure, Job job) {
        if (!isAsked(failure)) {
            throw failure;
        }
        var left = question.ask(failure);
        if (left.isPresent()) {
            refusals++;
            renewals.set(new Renewals(renewals.get().count(), false));
            job.giveUp();
            throw left.get();
        }
        renew(false);
    }

    /**
     * Where nothing has worked yet nothing is interrupted: then only what is answered in the program is asked for. What
     * the network lacks is no person's to give.
     */
    private boolean isAsked(StorageException.Credentials failure) {
        return switch (failure.reason()) {
            case SIGN_IN, MFA -> true;
            case UNREACHABLE, NOT_AWS -> false;
            default -> worked;
        };
    }

    private void renew(boolean byItself) {
        renewals.set(renewals.get().next(byItself));
        changed();
    }

    private void changed() {
        synchronized (changes) {
            changes.notifyAll();
        }
    }

    private void awaitChange(long began, boolean before) {
        synchronized (changes) {
            try {
                while (!closed && renewals.get().count() == began && worked == before) {
                    changes.wait();
                }
            } catch (InterruptedException interrupted) {
                throw cancelled();
            }
        }
    }

    private void acquire() {
        try {
            asking.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            throw cancelled();
        }
    }

    private static CancellationException cancelled() {
        Thread.currentThread().interrupt();
        return new CancellationException("cancelled");
    }
}
