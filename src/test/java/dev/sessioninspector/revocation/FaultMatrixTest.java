package dev.sessioninspector.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.storage.Cost;
import dev.sessioninspector.storage.dynamodb.DynamoDbSessionStorage;
import dev.sessioninspector.storage.dynamodb.Gate;
import dev.sessioninspector.storage.dynamodb.SessionTable;
import dev.sessioninspector.support.FaultProxy;
import dev.sessioninspector.support.LocalClient;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A thousand revocations, each in a bad world of its own: {@link FaultyRun}. More of them with
 * {@code -Drevocation.runs=100000}, one again with {@code -Drevocation.seed=…}.
 */
class FaultMatrixTest {
    private static final long FIRST = Long.getLong("revocation.seed", 1);
    private static final long RUNS =
            Long.getLong("revocation.runs", System.getProperty("revocation.seed") == null ? 1000 : 1);
    /** How long the program waits for an attempt here. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private static final int AT_ONCE = 8;

    /** The bound of DynamoDB's BatchWriteItem. */
    private static final int WRITES = 25;

    private final DynamoDbClient direct = LocalClient.to(TestDatabase.endpoint());
    private final AtomicLong next = new AtomicLong(FIRST);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @TempDir
    private Path folder;

    @Test
    void theReceiptIsTrueWhateverHappens() throws Throwable {
        try (var provisioned = LocalTable.create();
                var onDemand = LocalTable.onDemand()) {
            var threads = IntStream.range(0, AT_ONCE)
                    .mapToObj(number -> Thread.ofVirtual().start(() -> work(provisioned, onDemand)))
                    .toList();
            for (var thread : threads) {
                thread.join();
            }
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        assertThat(next.get()).isGreaterThanOrEqualTo(FIRST + RUNS);
    }

    private void work(LocalTable provisioned, LocalTable onDemand) {
        try (var proxy = new FaultProxy(TestDatabase.endpoint());
                var client = LocalClient.to(proxy.endpoint(), PATIENCE)) {
            for (var seed = next.getAndIncrement(); seed < FIRST + RUNS; seed = next.getAndIncrement()) {
                run(seed, seed % 2 == 0 ? provisioned : onDemand, proxy, client);
            }
        } catch (RuntimeException | Error | IOException broken) {
            failure.compareAndSet(null, broken);
            next.set(FIRST + RUNS);
        }
    }

    private void run(long seed, LocalTable table, FaultProxy proxy, DynamoDbClient client) throws IOException {
        var place = Files.createDirectory(folder.resolve("run-" + seed));
        var connect = new FaultyRun.Connect() {
            @Override
            public Revoker faulty(Receipts receipts, Gate gate, InstantSource clock) {
                return new Revoker(connection(table.spec(), client, gate), receipts, "test", timing(clock));
            }

            @Override
            public Revoker sound(Receipts receipts) {
                return new Revoker(table.connection(), receipts, "test", timing(InstantSource.system()));
            }
        };
        var run = new FaultyRun(seed, table.storage(), items -> fill(table, items), proxy, connect, place);
        try {
            run.run();
        } catch (Exception | Error wrong) {
            throw new AssertionError("-Drevocation.seed=" + seed + ": " + run, wrong);
        }
    }

    private void fill(LocalTable table, List<Item> items) {
        for (var from = 0; from < items.size(); from += WRITES) {
            var puts = items.subList(from, Math.min(items.size(), from + WRITES)).stream()
                    .map(item -> WriteRequest.builder()
                            .putRequest(put -> put.item(values(item)))
                            .build())
                    .toList();
            direct.batchWriteItem(
                    request -> request.requestItems(Map.of(table.spec().table(), puts)));
        }
    }

    private static Map<String, AttributeValue> values(Item item) {
        return item.attributes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> value(entry.getValue())));
    }

    private static AttributeValue value(Attribute attribute) {
        return switch (attribute) {
            case Attribute.Text(var text) -> AttributeValue.fromS(text);
            case Attribute.Bool(var flag) -> AttributeValue.fromBool(flag);
            default -> throw new IllegalArgumentException(attribute.type());
        };
    }

    private static Timing timing(InstantSource clock) {
        return new Timing(
                clock,
                System::nanoTime,
                attempts -> Duration.ofMillis(1 + Math.min(attempts, 10)),
                Duration.ZERO,
                Duration.ZERO);
    }

    private static Connection connection(ConnectionSpec spec, DynamoDbClient client, Gate gate) {
        var storage = new DynamoDbSessionStorage(new SessionTable(client, spec.table(), spec.index(), gate));
        return new Connection(
                spec,
                "us-east-1",
                storage,
                Optional.of(storage),
                Optional.of(storage),
                Optional.empty(),
                List::of,
                Optional.empty(),
                () -> Cost.NONE,
                Optional::empty,
                () -> {});
    }
}
