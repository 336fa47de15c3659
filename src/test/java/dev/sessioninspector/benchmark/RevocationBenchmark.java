package dev.sessioninspector.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessioninspector.revocation.Outcome;
import dev.sessioninspector.revocation.Reason;
import dev.sessioninspector.revocation.Receipts;
import dev.sessioninspector.revocation.Revoker;
import dev.sessioninspector.revocation.Target;
import dev.sessioninspector.revocation.Why;
import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.task.Group;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand sessions revoked, verified and accounted for on disk, beside the adapter's {@code deleteSessions} alone,
 * in turns on one DynamoDB Local: {@code mvn -q test -Dtest=RevocationBenchmark}, after {@code npm ci} in
 * {@code src/test/js}. Its name keeps it out of the ordinary build; it asserts no time.
 */
class RevocationBenchmark {
    private static final String SHOP = "benchmark.myshopify.com";
    private static final int SESSIONS = Integer.getInteger("benchmark.sessions", 1000);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void revokesBesideTheAdapter() throws Exception {
        var ratios = new ArrayList<Double>();
        try (var table = LocalTable.onDemand()) {
            var node = adapter(table);
            try {
                for (var round = 0; round < ROUNDS; round++) {
                    ratios.add(round(round, table, node));
                }
            } finally {
                node.destroy();
            }
        }
        var warm = ratios.subList(ROUNDS / 3, ROUNDS).stream().sorted().toList();
        System.out.printf(
                "%d sessions, ours / adapter's in %d warm pairs: median %.2f, quartiles %.2f to %.2f%n",
                SESSIONS,
                warm.size(),
                warm.get(warm.size() / 2),
                warm.get(warm.size() / 4),
                warm.get(warm.size() * 3 / 4));
    }

    /** One after the other, each of them first in every second round: other work on the machine meets both alike. */
    private double round(int round, LocalTable table, Process node) throws IOException {
        var ours = round % 2 == 0 ? revokes(table) : Duration.ZERO;
        var theirs = adapterDeletes(table, node, node.inputReader());
        ours = round % 2 == 0 ? ours : revokes(table);
        System.out.printf(
                "round %d: adapter deletes %d ms, revoked and verified %d ms%n",
                round, theirs.toMillis(), ours.toMillis());
        return (double) ours.toNanos() / theirs.toNanos();
    }

    private Duration revokes(LocalTable table) throws IOException {
        fill(table);
        var receipts = new Receipts(Files.createTempDirectory(folder, "receipts"), InstantSource.system());
        var revoker = new Revoker(table.connection(), receipts, "benchmark", InstantSource.system());
        var plan = revoker.plan(new Target.Shop(new ShopDomain(SHOP)), planning -> {});
        var start = System.nanoTime();
        var result =
                revoker.begin(plan, new Why(Reason.OTHER, ""), Optional.empty()).run(progress -> {});
        var time = Duration.ofNanos(System.nanoTime() - start);
        if (result.count(Outcome.GONE) != SESSIONS) {
            throw new AssertionError(result.counts().toString());
        }
        return time;
    }

    private static Duration adapterDeletes(LocalTable table, Process node, BufferedReader answers) throws IOException {
        var ids = fill(table);
        var request = JSON.writeValueAsString(
                Map.of("command", "delete", "table", table.spec().table(), "sessions", ids));
        var start = System.nanoTime();
        node.outputWriter().append(request).append('\n').flush();
        var answer = answers.readLine();
        var time = Duration.ofNanos(System.nanoTime() - start);
        if (answer == null || answer.contains("error")) {
            throw new AssertionError(answer);
        }
        return time;
    }

    private static List<String> fill(LocalTable table) {
        var ids = IntStream.range(0, SESSIONS)
                .mapToObj(number -> ShopDomain.onlineId(SHOP, "" + number))
                .toList();
        try (var group = new Group(16)) {
            ids.forEach(id -> group.fork(() -> table.storage()
                    .storeSession(Session.of(id, SHOP, "", true)
                            .withToken(new Secret("FAKE_" + id), "read_products", Expiry.NEVER))));
            group.join();
        }
        return ids;
    }

    private static Process adapter(LocalTable table) throws IOException {
        var node = new ProcessBuilder("node", "adapter.js")
                .directory(Path.of("src", "test", "js").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        node.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        table.spec().endpoint().orElseThrow().toString(),
                        "AWS_REGION",
                        "us-east-1",
                        "AWS_ACCESS_KEY_ID",
                        "local",
                        "AWS_SECRET_ACCESS_KEY",
                        "local",
                        "NODE_NO_WARNINGS",
                        "1"));
        return node.start();
    }
}
