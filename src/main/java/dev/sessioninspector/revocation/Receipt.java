package dev.sessioninspector.revocation;

import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.session.SessionKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was done to whom, where and why, as it stands on disk. Holds no token, name or address; ids can hold user ids.
 * What the tokens are good for at Shopify was not changed.
 *
 * @param id by which its file is known; sorts by the time of the start
 * @param head what was known before anything was deleted
 * @param lines each planned session, in the plan's order
 * @param kept ids that were found and kept on purpose
 * @param underWay ids that the program was at when the file was last written, or none
 * @param state whether it is finished
 * @param end how it ended, once it has
 * @param ended when
 * @param late ids that stood there at the end beside the plan; nothing where nobody looked
 * @param undone what became of an undo, by id; the last one for each
 * @param sightings what a watch saw afterwards
 * @param resumptions who went on with it, or closed it, after it was interrupted
 */
public record Receipt(
        String id,
        Head head,
        List<Line> lines,
        Set<String> kept,
        Set<String> underWay,
        State state,
        Optional<End> end,
        Optional<Instant> ended,
        Optional<List<String>> late,
        Map<String, UndoOutcome> undone,
        List<Sighting> sightings,
        List<Resumption> resumptions) {
    /**
     * Somebody took an interrupted revocation up again.
     *
     * @param who who AWS took the program for; nothing where that is not known
     * @param version the program's
     */
    public record Resumption(Instant at, Optional<Identity> who, String version) {}

    /** Whether a receipt is finished. */
    public enum State {
        /** A program is at it, this one or another. */
        RUNNING,
        /** The program that was at it ended before it was done. */
        INTERRUPTED,
        /** Every planned session has its outcome. */
        FINISHED
    }

    /**
     * What is known before anything is deleted.
     *
     * @param version the program's
     * @param who who AWS takes the program for; nothing where that is not known
     * @param shop the shop of which every session was asked for; nothing where sessions were chosen
     * @param forms the forms of it that were searched
     * @param shops the shops that the planned sessions name
     * @param gone how many ids were asked for or in the index, and gone when the plan was made
     * @param leftOut how many sessions were found and kept on purpose
     */
    public record Head(
            String version,
            Instant started,
            Why why,
            Place place,
            Optional<Identity> who,
            Optional<String> shop,
            List<String> forms,
            List<String> shops,
            int gone,
            int leftOut) {
        public Head {
            forms = List.copyOf(forms);
            // A receipt of an earlier version names none.
            shops = shops == null ? List.of() : List.copyOf(shops);
        }
    }

    /**
     * Where the sessions were.
     *
     * @param profile the AWS profile; nothing for the SDK's default chain
     * @param endpoint nothing for AWS itself
     */
    public record Place(
            Environment environment,
            Optional<String> profile,
            String region,
            Optional<String> endpoint,
            String table,
            String index) {}

    /**
     * A planned session.
     *
     * @param outcome nothing while it is not known
     * @param at when the outcome was known
     */
    public record Line(String id, SessionKind kind, Optional<Outcome> outcome, Optional<Instant> at) {}

    /**
     * A receipt in a line of a list.
     *
     * @param restored how many an undo put back
     */
    public record Summary(
            String id,
            Head head,
            State state,
            Optional<End> end,
            int planned,
            Map<Outcome, Integer> counts,
            int restored) {
        /** How many have their outcome. */
        public int done() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** The same while a program is at it. */
        Summary running() {
            return new Summary(id, head, State.RUNNING, end, planned, counts, restored);
        }
    }

    public Receipt {
        lines = List.copyOf(lines);
        kept = Set.copyOf(kept);
        underWay = Set.copyOf(underWay);
        undone = Map.copyOf(undone);
        sightings = List.copyOf(sightings);
        resumptions = List.copyOf(resumptions);
    }

    /** How many ended in which way so far; every way is there. */
    public Map<Outcome, Integer> counts() {
        return Result.count(
                lines.stream().flatMap(line -> line.outcome().stream()).toList());
    }

    /** The ids that have no outcome yet. */
    public List<String> undecided() {
        return lines.stream()
                .filter(line -> line.outcome().isEmpty())
                .map(Line::id)
                .toList();
    }

    /** What a list shows of it. */
    public Summary summary() {
        var restored = (int) undone.values().stream()
                .filter(outcome -> outcome == UndoOutcome.RESTORED)
                .count();
        return new Summary(id, head, state, end, lines.size(), counts(), restored);
    }
}
