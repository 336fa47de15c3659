package dev.sessioninspector.support;

import dev.sessioninspector.connection.Person;
import dev.sessioninspector.storage.StorageException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A person of whom a test knows what was asked, and says what the answer is. */
public final class FakePerson implements Person {
    /** A question for new credentials, as it was asked. */
    public record Renewal(Optional<String> profile, StorageException.Credentials failure) {}

    private final List<Renewal> renewals = new CopyOnWriteArrayList<>();
    private final List<MfaRequest> requests = new CopyOnWriteArrayList<>();
    private final Queue<String> codes = new ArrayDeque<>();
    private final Semaphore asked = new Semaphore(0);
    private final CountDownLatch dismissed = new CountDownLatch(1);
    private volatile BooleanSupplier answer = () -> true;

    /** Answers questions for new credentials so. */
    public FakePerson answering(BooleanSupplier whatToDo) {
        answer = whatToDo;
        return this;
    }

    /** Types these codes, one after the other, and none after that. */
    public FakePerson typing(String... digits) {
        codes.addAll(List.of(digits));
        return this;
    }

    /** Never answers. */
    public FakePerson thinking() {
        return answering(() -> {
            try {
                return new CountDownLatch(1).await(1, TimeUnit.HOURS);
            } catch (InterruptedException interrupted) {
                dismissed.countDown();
                throw new CancellationException("dismissed");
            }
        });
    }

    /** The questions for new credentials so far. */
    public List<Renewal> renewals() {
        return renewals;
    }

    /** The questions for codes so far. */
    public List<MfaRequest> requests() {
        return requests;
    }

    /** Waits for one more question than was waited for before. */
    public void awaitQuestion() throws InterruptedException {
        asked.acquire();
    }

    /** Waits until a question was taken back. */
    public void awaitDismissal() throws InterruptedException {
        dismissed.await();
    }

    @Override
    public boolean renew(Optional<String> profile, StorageException.Credentials failure) {
        renewals.add(new Renewal(profile, failure));
        asked.release();
        return answer.getAsBoolean();
    }

    @Override
    public Optional<String> mfaCode(MfaRequest request) {
        requests.add(request);
        asked.release();
        return Optional.ofNullable(codes.poll());
    }
}
