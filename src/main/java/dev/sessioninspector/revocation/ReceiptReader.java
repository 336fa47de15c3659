package dev.sessioninspector.revocation;

import dev.sessioninspector.revocation.Receipt.Line;
import dev.sessioninspector.revocation.Receipt.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/** Makes a receipt of the entries in its file. */
final class ReceiptReader {
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, UndoOutcome> undone = new HashMap<>();
    private final Map<String, Sighting> sightings = new LinkedHashMap<>();
    private final List<Receipt.Resumption> resumptions = new ArrayList<>();
    private Receipt.Head head;
    private Set<String> kept = Set.of();
    private Set<String> underWay = Set.of();
    private Optional<End> end = Optional.empty();
    private Optional<Instant> ended = Optional.empty();
    private Optional<List<String>> late = Optional.empty();

    private ReceiptReader() {}

    /**
     * The receipt in a file; a torn last line, which a crash or a full disk leaves, was never told to anybody.
     *
     * @param running whether a program is at it
     * @throws IOException where it cannot be read or is no receipt
     */
    static Receipt read(Path file, String id, boolean running) throws IOException {
        var reader = new ReceiptReader();
        var text = Files.readString(file, StandardCharsets.UTF_8);
        try {
            text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .flatMap(Entry::parse)
                    .forEach(reader::take);
        } catch (JacksonException | IllegalArgumentException | NullPointerException broken) {
            throw new IOException("not a receipt", broken);
        }
        if (reader.head == null) {
            throw new IOException("not a receipt");
        }
        return reader.receipt(id, running);
    }

    private Receipt receipt(String id, boolean running) {
        var undecided = lines.values().stream().anyMatch(line -> line.outcome().isEmpty());
        var state = running ? State.RUNNING : undecided ? State.INTERRUPTED : State.FINISHED;
        return new Receipt(
                id,
                head,
                List.copyOf(lines.values()),
                kept,
                underWay,
                state,
                end,
                ended,
                late,
                undone,
                List.copyOf(sightings.values()),
                resumptions);
    }

    private void take(Entry entry) {
        switch (entry) {
            case Entry.Begun begun -> {
                head = begun.head();
                begun.planned()
                        .forEach(it ->
                                lines.put(it.id(), new Line(it.id(), it.kind(), Optional.empty(), Optional.empty())));
                kept = begun.kept();
                underWay = Set.copyOf(begun.next());
            }
            case Entry.Decided decided -> {
                decided.outcomes().forEach((id, outcome) -> decide(id, outcome, decided.at()));
                underWay = Set.copyOf(decided.next());
            }
            case Entry.LookedAgain again -> late = Optional.of(List.copyOf(again.late()));
            case Entry.Ended last -> {
                end = Optional.of(last.end());
                ended = Optional.of(last.at());
            }
            case Entry.Resumed again -> resumptions.add(again.resumption());
            case Entry.Undone some -> undone.putAll(some.outcomes());
            case Entry.Seen seen -> sightings.putIfAbsent(seen.sighting().id(), seen.sighting());
        }
    }

    private void decide(String id, Outcome outcome, Instant at) {
        lines.computeIfPresent(id, (same, line) -> new Line(id, line.kind(), Optional.of(outcome), Optional.of(at)));
    }
}
