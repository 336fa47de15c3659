package dev.sessioninspector.revocation;

import dev.sessioninspector.storage.StorageException;
import java.util.Map;
import java.util.Optional;

/**
 * What became of an undo.
 *
 * @param outcomes each id that the run had deleted
 * @param receiptWritten whether the receipt has it all
 * @param failure the first thing that went wrong at the table, where something did
 */
public record UndoResult(
        Map<String, UndoOutcome> outcomes, boolean receiptWritten, Optional<StorageException> failure) {
    public UndoResult {
        outcomes = Map.copyOf(outcomes);
    }

    /** How many ended so. */
    public int count(UndoOutcome outcome) {
        return (int) outcomes.values().stream().filter(outcome::equals).count();
    }
}
