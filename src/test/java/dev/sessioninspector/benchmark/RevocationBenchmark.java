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
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 6);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void revokesBesideTheAdapter() throws Exception {
        var ours = new ArrayList<Duration>();
        var theirs = new ArrayList<Duration>();
        try (var table = LocalTable.create()) {
            var node = adapter(table);
            try {
                var answers = node.inputReader();
                for (var round = 0; round < ROUNDS; round++) {
                    theirs.add(adapterDeletes(table, node, answers));
                    ours.add(revokes(table));
                    System.out.printf(
                            "round %d: adapter deletes %d ms, revoked and verified %d ms%n",
                            round, theirs.getLast().toMillis(), ours.getLast().toMillis());
                }
            } finally {
                node.destroy();
            }
        }
        var warm = ROUNDS / 2;
        var ratio = (double) median(ours.subList(warm, ROUNDS)) / median(theirs.subList(warm, ROUNDS));
        System.out.printf("%d sessions, warm, medians: ours / adapter's = %.2f%n", SESSIONS, ratio);
    }

    private static long median(List<Duration> times) {
        return times.stream().map(Duration::toMillis).sorted().toList().get(times.size() / 2);
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
