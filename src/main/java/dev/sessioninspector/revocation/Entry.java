package dev.sessioninspector.revocation;

import dev.sessioninspector.session.SessionKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A line of a receipt's file: a JSON object with the kind of entry as its one key. */
sealed interface Entry {
    /** Before anything is deleted: everything that is planned, what is kept on purpose, and what comes first. */
    record Begun(Receipt.Head head, List<Planned> planned, Set<String> kept, List<String> next) implements Entry {}

    /** Outcomes, and which ids come next: what was not next when a program ended was not attempted. */
    record Decided(Instant at, Map<String, Outcome> outcomes, List<String> next) implements Entry {}

    /** What stood there at the end. */
    record LookedAgain(Instant at, List<String> late) implements Entry {}

    /** Nothing more will be deleted. */
    record Ended(Instant at, End end) implements Entry {}

    /** It was interrupted, and is gone on with or closed. */
    record Resumed(Receipt.Resumption resumption) implements Entry {}

    /** Outcomes of an undo; {@link UndoOutcome#UNKNOWN} stands there before a put is tried. */
    record Undone(Instant at, Map<String, UndoOutcome> outcomes) implements Entry {}

    /** A session that came back. */
    record Seen(Sighting sighting) implements Entry {}

    /** A planned session. */
    record Planned(String id, SessionKind kind) {}

    /** Reads and writes what is on disk. */
    JsonMapper JSON = JsonMapper.shared();

    /** The kinds by their keys. */
    Map<String, Class<? extends Entry>> KINDS = Stream.of(
                    Begun.class, Decided.class, LookedAgain.class, Ended.class, Resumed.class, Undone.class, Seen.class)
            .collect(Collectors.toMap(Entry::key, kind -> kind));

    private static String key(Class<? extends Entry> kind) {
        var name = kind.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** The line, without its end. */
    default String line() {
        return JSON.writeValueAsString(Map.of(key(getClass()), this));
    }

    /** What a line says; nothing for a kind that only a later program knows. */
    static Stream<Entry> parse(String line) {
        try (var parser = JSON.createParser(line)) {
            parser.nextToken();
            var kind = KINDS.get(parser.nextName());
            parser.nextToken();
            return kind == null ? Stream.empty() : Stream.of(parser.readValueAs(kind));
        }
    }
}
