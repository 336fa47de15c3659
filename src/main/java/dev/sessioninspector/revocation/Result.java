package dev.sessioninspector.revocation;

import dev.sessioninspector.storage.StorageException;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a plan: each planned id with its outcome, so that the counts add up to what was planned.
 *
 * @param outcomes by id
 * @param failure the first thing that went wrong, where something did
 */
public record Result(Map<String, Outcome> outcomes, Optional<StorageException> failure) {
    public Result {
        outcomes = Map.copyOf(outcomes);
    }

    /** How many ended so. */
    public long count(Outcome outcome) {
        return outcomes.values().stream().filter(outcome::equals).count();
    }
}
