package dev.sessioninspector.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.session.SessionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00.123Z");

    @TempDir
    private Path home;

    private Instant now = START;
    private Receipts receipts;

    private Receipts receipts() {
        if (receipts == null) {
            receipts = new Receipts(home.resolve("receipts"), () -> now);
        }
        return receipts;
    }

    private ReceiptWriter writer() {
        return new ReceiptWriter(receipts(), () -> now, next -> receipts().begin(begun(next)));
    }

    private Entry.Begun begun(List<String> next) {
        var place = new Receipt.Place(
                Environment.STAGING, Optional.of("support"), "eu-west-1", Optional.empty(), "the_table", "the_index");
        var head = new Receipt.Head(
                "1.2.3",
                now,
                new Why(Reason.UNINSTALLED, "T-1"),
                place,
                Optional.empty(),
                Optional.of("example.myshopify.com"),
                List.of("example.myshopify.com"),
                List.of("example.myshopify.com"),
                1,
                1);
        var planned = List.of(new Entry.Planned("a", SessionKind.OFFLINE), new Entry.Planned("b", SessionKind.ONLINE));
        return new Entry.Begun(head, planned, Set.of("kept"), next);
    }

    @Test
    void whatIsAddedBySeveralAtOnceIsAllThere() throws Exception {
        var id = finished();
        var threads = java.util.stream.IntStream.range(0, 4)
                .mapToObj(thread -> Thread.ofVirtual().start(() -> {
                    for (var number = 0; number < 50; number++) {
                        add(id, new Sighting(thread + "-" + number, SessionKind.ONLINE, START));
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(receipts().read(id).sightings()).hasSize(200);
        add(id, new Sighting("0-0", SessionKind.ONLINE, START.plusSeconds(1)));
        assertThat(receipts().read(id).sightings()).as("seen by a second watch").hasSize(200);
    }

    private void add(String id, Sighting sighting) {
        try {
            receipts().append(id, new Entry.Seen(sighting));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private String finished() {
        try (var writer = writer()) {
            assertThat(writer.begin(List.of("a", "b"))).isTrue();
            assertThat(writer.decide(Map.of("a", Outcome.GONE, "b", Outcome.CHANGED), List.of()))
                    .isTrue();
            writer.end(List.of("late"), true, End.COMPLETE);
            return writer.id();
        }
    }

    private Path file(String id) {
        return home.resolve("receipts").resolve(id + ".jsonl");
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        var receipt = receipts().read(finished());
        assertThat(receipt.head()).isEqualTo(begun(List.of()).head());
        assertThat(receipt.lines())
                .containsExactly(
                        new Receipt.Line("a", SessionKind.OFFLINE, Optional.of(Outcome.GONE), Optional.of(START)),
                        new Receipt.Line("b", SessionKind.ONLINE, Optional.of(Outcome.CHANGED), Optional.of(START)));
        assertThat(receipt.kept()).containsExactly("kept");
        assertThat(receipt.late()).contains(List.of("late"));
        assertThat(receipt.end()).contains(End.COMPLETE);
        assertThat(receipt.state()).isEqualTo(Receipt.State.FINISHED);
    }

    @Test
    void onlyTheirOwnerMayReadThem() throws IOException {
        var id = finished();
        if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(id))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("receipts"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aTornLastLineWasNeverSaid() throws IOException {
        var id = "";
        try (var writer = writer()) {
            writer.begin(List.of("a"));
            writer.decide(Map.of("a", Outcome.GONE), List.of("b"));
            id = writer.id();
        }
        var whole = Files.readAllBytes(file(id));
        Files.writeString(file(id), Files.readString(file(id)) + "{\"decided\":{\"at\":\"2026-");
        var receipt = receipts().read(id);
        assertThat(receipt.undecided()).containsExactly("b");
        assertThat(receipt.underWay()).containsExactly("b");
        assertThat(receipt.state()).isEqualTo(Receipt.State.INTERRUPTED);
        receipts().append(id, new Entry.Decided(START, Map.of("b", Outcome.UNKNOWN), List.of()));
        assertThat(receipts().read(id).undecided()).isEmpty();
        assertThat(Files.readAllBytes(file(id))).startsWith(whole);
    }

    @Test
    void atEveryByteOfItsWritingAReceiptIsReadableAndSaysNoMoreThanIsDone() throws IOException {
        var id = finished();
        var bytes = Files.readAllBytes(file(id));
        var header = Files.readString(file(id)).indexOf('\n') + 1;
        for (var length = header; length <= bytes.length; length++) {
            Files.write(file(id), java.util.Arrays.copyOf(bytes, length));
            var receipt = receipts().read(id);
            assertThat(receipt.lines()).hasSize(2);
            assertThat(receipt.counts().get(Outcome.GONE)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void whatIsRunningIsNotInterruptedAndCannotBeDeletedOrGoneOnWith() throws IOException {
        try (var writer = writer()) {
            writer.begin(List.of("a"));
            assertThat(receipts().list().receipts())
                    .extracting(Receipt.Summary::state)
                    .containsExactly(Receipt.State.RUNNING);
            assertThatThrownBy(() -> receipts().delete(writer.id())).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> receipts().resume(writer.id())).isInstanceOf(IOException.class);
        }
        assertThat(receipts().list().receipts())
                .extracting(Receipt.Summary::state)
                .containsExactly(Receipt.State.INTERRUPTED);
    }

    @Test
    void aReceiptThatCannotBeWrittenToIsLostAndSaysNothingUntrue() throws IOException {
        var opened = new ReceiptWriter.Opened[1];
        var writer = new ReceiptWriter(
                receipts(), () -> now, next -> opened[0] = receipts().begin(begun(next)));
        writer.begin(List.of("a"));
        opened[0].journal().close();
        assertThat(writer.decide(Map.of("a", Outcome.GONE), List.of("b"))).isFalse();
        assertThat(writer.isLost()).isTrue();
        writer.end(List.of(), true, End.COMPLETE);
        assertThat(receipts().read(writer.id()).undecided()).containsExactly("a", "b");
    }

    @Test
    void theNewestComesFirstAndWhatIsNoneIsNamed() throws IOException {
        var first = finished();
        now = START.plusSeconds(60);
        var second = finished();
        Files.writeString(home.resolve("receipts").resolve("20260301T110000.000Z-00000000.jsonl"), "{}\n");
        Files.writeString(home.resolve("receipts").resolve("notes.txt"), "not ours");
        var listing = receipts().list();
        assertThat(listing.receipts()).extracting(Receipt.Summary::id).containsExactly(second, first);
        assertThat(listing.unreadable()).containsExactly("20260301T110000.000Z-00000000.jsonl");
    }

    @Test
    void thereAreNoneWhereThereIsNoFolder() throws IOException {
        assertThat(receipts().list().receipts()).isEmpty();
        assertThat(receipts().prune()).isZero();
    }

    @Test
    void whatIsFinishedIsKeptForFourHundredDaysAndWhatIsNotForLonger() throws IOException {
        var old = finished();
        String open;
        try (var writer = writer()) {
            writer.begin(List.of("a"));
            open = writer.id();
        }
        now = START.plus(Receipts.KEPT);
        assertThat(receipts().prune()).isZero();
        now = START.plus(Receipts.KEPT).plus(Duration.ofSeconds(1));
        assertThat(receipts().prune()).isEqualTo(1);
        assertThatThrownBy(() -> receipts().read(old)).isInstanceOf(NoSuchFileException.class);
        assertThat(receipts().read(open).state()).isEqualTo(Receipt.State.INTERRUPTED);
    }

    /** What was read once is not read again at every look: also 200 receipts of 10,000 sessions are listed at once. */
    @Test
    void manyLargeReceiptsAreListedAtOnce() throws IOException {
        var planned = IntStream.range(0, 10_000)
                .mapToObj(number -> new Entry.Planned("example.myshopify.com_" + number, SessionKind.ONLINE))
                .toList();
        var gone = planned.stream().collect(Collectors.toMap(Entry.Planned::id, any -> Outcome.GONE));
        var large = finished(new Entry.Begun(begun(List.of()).head(), planned, Set.of(), List.of()), gone);
        for (var copy = 0; copy < 199; copy++) {
            Files.copy(file(large), file("20260301T100000.123Z-%08x".formatted(copy)));
        }
        var start = System.nanoTime();
        assertThat(receipts().list().receipts()).hasSize(200);
        var first = System.nanoTime() - start;
        start = System.nanoTime();
        var again = receipts().list().receipts();
        var second = System.nanoTime() - start;
        assertThat(again).hasSize(200).allMatch(receipt -> receipt.counts().get(Outcome.GONE) == 10_000);
        assertThat(second).isLessThan(first / 4);
        receipts()
                .append(
                        large,
                        new Entry.Decided(START, Map.of(planned.getFirst().id(), Outcome.CHANGED), List.of()));
        assertThat(receipts().list().receipts())
                .filteredOn(receipt -> receipt.counts().get(Outcome.CHANGED) == 1)
                .extracting(Receipt.Summary::id)
                .containsExactly(large);
    }

    private String finished(Entry.Begun begun, Map<String, Outcome> outcomes) {
        try (var writer =
                new ReceiptWriter(receipts(), () -> now, next -> receipts().begin(begun))) {
            writer.begin(List.of());
            writer.decide(outcomes, List.of());
            writer.end(List.of(), true, End.COMPLETE);
            return writer.id();
        }
    }

    @Test
    void oneIsDeletedByItsIdAndNothingElseIs() throws IOException {
        var one = finished();
        var other = finished();
        receipts().delete(one);
        assertThat(receipts().list().receipts()).extracting(Receipt.Summary::id).containsExactly(other);
        assertThatThrownBy(() -> receipts().delete("../" + other)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void theExportSaysWhatWasNotDone() throws IOException {
        assertThat(Receipts.json(receipts().read(finished())))
                .contains("\"tokensAtShopify\" : \"not revoked\"", "\"CHANGED\" : 1", "may hold user ids", "T-1");
    }

    @Test
    void aLaterProgramsLinesAreLeftOut() throws IOException {
        var id = finished();
        Files.writeString(file(id), Files.readString(file(id)) + "{\"signed\":{\"by\":\"somebody\"}}\n");
        assertThat(receipts().read(id).state()).isEqualTo(Receipt.State.FINISHED);
    }
}
