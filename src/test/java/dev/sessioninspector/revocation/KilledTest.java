package dev.sessioninspector.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.aws.AwsConnector;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.FaultProxy;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that is killed in the middle of a revocation, as by {@code kill -9}, and what another makes of its receipt.
 */
@Timeout(180)
class KilledTest {
    private static final String SHOP = "example.myshopify.com";
    private static final int SESSIONS = 300;
    private static final int KILLED_AT = 120;

    private final LocalTable table = LocalTable.create();
    private final FaultProxy proxy = new FaultProxy(TestDatabase.endpoint());
    private final AtomicReference<Process> victim = new AtomicReference<>();
    private final AtomicReference<Receipt.State> stateBefore = new AtomicReference<>();

    @TempDir
    private Path folder;

    private Receipts receipts;

    /** Revokes every session of the shop, and is killed meanwhile. */
    static final class Victim {
        public static void main(String[] arguments) {
            var spec = at(URI.create(arguments[0]), arguments[1]);
            try (var connection = new AwsConnector().open(spec)) {
                var receipts = new Receipts(Path.of(arguments[2]), InstantSource.system());
                var revoker = new Revoker(connection, receipts, "test", InstantSource.system());
                var plan = revoker.plan(new Target.Shop(new ShopDomain(SHOP)), planning -> {});
                revoker.begin(plan, new Why(Reason.COMPROMISED, ""), Optional.empty())
                        .run(progress -> {});
            }
        }
    }

    private static ConnectionSpec at(URI endpoint, String table) {
        var spec = Connections.spec(dev.sessioninspector.connection.Environment.LOCAL);
        return new ConnectionSpec(
                Optional.empty(),
                Optional.of("us-east-1"),
                Optional.of(endpoint),
                table,
                ConnectionSpec.DEFAULT_INDEX,
                spec.environment(),
                spec.capability());
    }

    @BeforeEach
    void killHalfWay() throws Exception {
        receipts = new Receipts(folder, InstantSource.system());
        for (var number = 0; number < SESSIONS; number++) {
            table.storage().storeSession(session(ShopDomain.onlineId(SHOP, "" + number), SHOP));
        }
        table.storage().storeSession(session("other", "other.myshopify.com"));
        var deletes = new AtomicInteger();
        proxy.each(call -> {
            if (!call.action().equals("DeleteItem")) {
                return Fault.none();
            }
            var count = deletes.incrementAndGet();
            if (count == KILLED_AT) {
                stateBefore.set(onlyReceipt().state());
                victim.get().destroyForcibly();
            }
            return count >= KILLED_AT ? Fault.cut() : Fault.none();
        });
        victim.set(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        proxy.endpoint().toString(),
                        table.spec().table(),
                        folder.toString())
                .inheritIO()
                .start());
        assertThat(victim.get().waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(victim.get().exitValue()).isNotZero();
    }

    @AfterEach
    void close() {
        proxy.close();
        table.close();
    }

    @Test
    void itsReceiptIsRunningInterruptedTrueAndGoneOnWith() throws Exception {
        assertThat(stateBefore.get()).isEqualTo(Receipt.State.RUNNING);
        var receipt = receipts.read(onlyReceipt().id());
        assertThat(receipt.state()).isEqualTo(Receipt.State.INTERRUPTED);
        assertThat(receipt.undecided()).hasSizeBetween(SESSIONS - KILLED_AT, SESSIONS - 1);
        isTrue(receipt);

        var revoker = new Revoker(table.connection(), receipts, "test", InstantSource.system());
        var rest = revoker.plan(Target.Ids.of(receipt.undecided()), planning -> {});
        var result = revoker.goOn(receipt, rest, Optional.empty()).run(progress -> {});
        assertThat(result.count(Outcome.GONE)).isEqualTo(rest.size());
        assertThat(result.late().orElseThrow().ids()).isEmpty();
        var finished = receipts.read(receipt.id());
        assertThat(finished.state()).isEqualTo(Receipt.State.FINISHED);
        assertThat(finished.counts()).containsEntry(Outcome.GONE, SESSIONS);
        assertThat(table.storage().findSessionsByShop(SHOP)).isEmpty();
        assertThat(table.storage().loadItem("other")).isPresent();
    }

    @Test
    void itsReceiptCanBeClosed() throws Exception {
        var receipt = receipts.read(onlyReceipt().id());
        var closed = new Revoker(table.connection(), receipts, "test", InstantSource.system())
                .close(receipt, Optional.empty());
        assertThat(closed.state()).isEqualTo(Receipt.State.FINISHED);
        assertThat(closed.end()).contains(End.INTERRUPTED);
        assertThat(closed.undecided()).isEmpty();
        assertThat(closed.counts().get(Outcome.NOT_ATTEMPTED)).isPositive();
        isTrue(closed);
    }

    private void isTrue(Receipt receipt) {
        assertThat(receipt.lines()).hasSize(SESSIONS);
        receipt.lines()
                .forEach(line -> line.outcome()
                        .ifPresent(outcome -> assertThat(
                                        table.storage().loadItem(line.id()).isEmpty())
                                .as("%s is %s", line.id(), outcome)
                                .isEqualTo(outcome == Outcome.GONE)));
    }

    private Receipt.Summary onlyReceipt() {
        try {
            return receipts.list().receipts().getFirst();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Session session(String id, String shop) {
        return Session.of(id, shop, "", true).withToken(new Secret("FAKE_" + id), "read_products", Expiry.NEVER);
    }
}
