package dev.sessioninspector.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A receipt as other programs read it; the names are the format. */
record Export(
        String format,
        String receipt,
        String tokensAtShopify,
        String ids,
        Receipt.Head head,
        Receipt.State state,
        Optional<End> end,
        Optional<Instant> ended,
        int planned,
        Map<Outcome, Integer> counts,
        List<Receipt.Line> sessions,
        Optional<List<String>> lateArrivals,
        Map<String, UndoOutcome> undone,
        List<Sighting> madeAnew,
        List<Receipt.Resumption> takenUpAgain) {

    static Export of(Receipt receipt) {
        return new Export(
                "session-inspector-receipt-1",
                receipt.id(),
                "not revoked",
                "may hold user ids",
                receipt.head(),
                receipt.state(),
                receipt.end(),
                receipt.ended(),
                receipt.lines().size(),
                receipt.counts(),
                receipt.lines(),
                receipt.late(),
                receipt.undone(),
                receipt.sightings(),
                receipt.resumptions());
    }
}
