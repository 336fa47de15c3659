package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.storage.Cost;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.task.Backoff;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * A table as it is reached through a client: what every call to it has in common. Counts what calls cost, tells what
 * went wrong, and waits where the table's capacity is used up.
 */
public final class SessionTable {
    /** Single calls under way at once: fewer than the client keeps connections for. */
    static final int AT_ONCE = 32;

    /** The README's table has one unit a second: wait as long as it takes somebody to lose patience and cancel. */
    private static final int PATIENCE = 60;

    private final DynamoDbClient client;
    private final String name;
    private final String index;
    private final Gate gate;
    private final AtomicReference<Cost> cost = new AtomicReference<>(Cost.NONE);

    /** The table of that name, with the name of its index on {@code shop}. */
    public SessionTable(DynamoDbClient client, String name, String index) {
        this(client, name, index, Gate.OPEN);
    }

    /** The same, each call of which goes through a gate. */
    public SessionTable(DynamoDbClient client, String name, String index, Gate gate) {
        this.client = client;
        this.name = name;
        this.index = index;
        this.gate = gate;
    }

    /** What its calls have cost so far. */
    public Cost cost() {
        return cost.get();
    }

    DynamoDbClient client() {
        return client;
    }

    String name() {
        return name;
    }

    String index() {
        return index;
    }

    /** Makes a call, and says what a failure means. */
    <T> T call(String action, Supplier<T> call) {
        return gate.pass(() -> once(call, failure -> StorageErrors.of(action, failure)));
    }

    /** The same for a call that writes: that it failed is not said of one that may have happened. */
    <T> T write(String action, Supplier<T> call) {
        return gate.pass(() -> once(call, failure -> StorageErrors.ofWrite(action, failure)));
    }

    private static <T> T once(Supplier<T> call, Function<SdkException, RuntimeException> meaning) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("cancelled");
        }
        try {
            return call.get();
        } catch (SdkException failure) {
            throw meaning.apply(failure);
        }
    }

    /** Does something again after a while where the table's capacity is used up. */
    <T> T patiently(Supplier<T> work) {
        for (var attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (StorageException.Throttled throttled) {
                if (attempt == PATIENCE) {
                    throw throttled;
                }
                pause(attempt);
            }
        }
    }

    /** Waits after an attempt that was throttled, and counts it; can be interrupted. */
    void pause(int attempt) {
        cost.accumulateAndGet(Cost.THROTTLED_ONCE, Cost::plus);
        try {
            new CountDownLatch(1).await(Backoff.after(attempt).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }

    /** Counts a call that read. */
    void countRead(List<ConsumedCapacity> capacity) {
        cost.accumulateAndGet(new Cost(1, units(capacity), 0, 0), Cost::plus);
    }

    /** Counts a call that wrote. */
    void countWrite(List<ConsumedCapacity> capacity) {
        cost.accumulateAndGet(new Cost(1, 0, units(capacity), 0), Cost::plus);
    }

    private static double units(List<ConsumedCapacity> capacity) {
        return capacity.stream()
                .filter(part -> part != null && part.capacityUnits() != null)
                .mapToDouble(ConsumedCapacity::capacityUnits)
                .sum();
    }
}
