package dev.sessioninspector.aws;

import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import dev.sessioninspector.storage.dynamodb.Gate;
import dev.sessioninspector.task.Job;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Holds back the calls of a connection while its credentials are out of order, and makes them again once they are not.
 * What can be mended without a person is tried first; then one thread asks, and all go on with the answer. Credentials
 * of another account than the first ones are none: what is on screen is the first account's.
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

    /** An account that renewed credentials lead to, and after which renewal. */
    private record Elsewhere(long count, String account) {}

    private final Credentials credentials;
    private final CallerIdentity caller;
    private final Question question;
    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicReference<Renewals> renewals = new AtomicReference<>(new Renewals(0, false));
    private final Object changes = new Object();
    private volatile long refusals;
    private final AtomicReference<String> account = new AtomicReference<>();
    private final AtomicReference<Elsewhere> elsewhere = new AtomicReference<>();
    private volatile long sameAccount;
    private volatile boolean worked;
    private volatile boolean closed;

    /** Asks about the credentials of a connection, and who they are. */
    RenewingGate(Credentials credentials, CallerIdentity caller, Question question) {
        this.credentials = credentials;
        this.caller = caller;
        this.question = question;
    }

    @Override
    public <T> T pass(Supplier<T> call) {
        while (true) {
            var began = renewals.get();
            try {
                requireSameAccount();
                var result = call.get();
                passed(began);
                return result;
            } catch (StorageException.Credentials failure) {
                mend(failure, began);
            }
        }
    }

    /**
     * Who AWS takes the connection for, as soon as there are credentials; asks nobody for them. The first account that
     * is told is the connection's.
     *
     * @return nothing where it cannot be known, or the gate is closed
     */
    Optional<Identity> identity() {
        var who = follow(caller::ask).flatMap(Function.identity());
        who.ifPresent(known -> account.compareAndSet(null, known.account()));
        return who;
    }

    /**
     * Makes a call for which nobody is asked: where its credentials fail it is made again once other calls have had
     * them renewed.
     *
     * @return nothing once the gate is closed
     */
    private <T> Optional<T> follow(Supplier<T> call) {
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

    /** Once after each renewal, on the one thread that is there first. */
    private void requireSameAccount() {
        if (account.get() == null || sameAccount == renewals.get().count()) {
            return;
        }
        acquire();
        try {
            var count = renewals.get().count();
            if (sameAccount == count) {
                return;
            }
            if (elsewhere.get() == null || elsewhere.get().count() != count) {
                elsewhere.set(caller.ask()
                        .map(Identity::account)
                        .filter(other -> !other.equals(account.get()))
                        .map(other -> new Elsewhere(count, other))
                        .orElse(null));
            }
            if (elsewhere.get() != null) {
                throw new StorageException.Credentials(
                        Reason.OTHER_ACCOUNT, null, elsewhere.get().account(), null);
            }
            sameAccount = count;
        } finally {
            asking.unlock();
        }
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
