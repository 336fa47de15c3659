package dev.sessioninspector.revocation;

import dev.sessioninspector.storage.StorageException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What became of a plan: each planned id has one outcome, so that the counts add up to what was planned.
 *
 * @param planned the planned ids
 * @param outcomes by id
 * @param end how the run ended
 * @param failure the first thing that went wrong at the table, where something did
 * @param late what the index held at the end beside the plan; nothing where it was not read to its end
 */
public record Result(
        Set<String> planned,
        Map<String, Outcome> outcomes,
        End end,
        Optional<StorageException> failure,
        Optional<LateArrivals> late) {
    /** @throws IllegalArgumentException where a planned id has no outcome, or an outcome has no planned id */
    public Result {
        planned = Set.copyOf(planned);
        outcomes = Map.copyOf(outcomes);
        if (!outcomes.keySet().equals(planned)) {
            throw new IllegalArgumentException("outcomes of " + outcomes.size() + " for " + planned.size());
        }
    }

    /** How many ended so. */
    public int count(Outcome outcome) {
        return counts().get(outcome);
    }

    /** How many ended in which way; every way is there. */
    public Map<Outcome, Integer> counts() {
        return count(outcomes.values());
    }

    static Map<Outcome, Integer> count(Collection<Outcome> outcomes) {
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        Arrays.stream(Outcome.values()).forEach(outcome -> counts.put(outcome, 0));
        outcomes.forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
        return counts;
    }

    /** The ids that ended so. */
    public List<String> ids(Outcome outcome) {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() == outcome)
                .map(Map.Entry::getKey)
                .toList();
    }
}
