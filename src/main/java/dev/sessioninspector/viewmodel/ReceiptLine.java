package dev.sessioninspector.viewmodel;

import dev.sessioninspector.revocation.Outcome;
import dev.sessioninspector.revocation.Receipt;

/**
 * A receipt in a list.
 *
 * @param subject the shop, or what stands for it
 * @param text how many are gone, when it was, and what the table is for
 * @param unfinished whether not every planned session has its outcome
 */
public record ReceiptLine(String id, String subject, String text, boolean unfinished) {
    static ReceiptLine of(Receipt.Summary summary) {
        var unfinished = summary.state() != Receipt.State.FINISHED;
        var head = summary.head();
        return new ReceiptLine(
                summary.id(),
                subject(head),
                Messages.text(
                        "receipts.line.when",
                        Words.shortMoment(head.started()),
                        unfinished
                                ? Messages.text("receipts.line.unfinished", summary.done(), summary.planned())
                                : outcome(summary),
                        Messages.of("environment", head.place().environment())),
                unfinished);
    }

    private static String outcome(Receipt.Summary summary) {
        var gone = summary.counts().getOrDefault(Outcome.GONE, 0);
        var key = gone == summary.planned() ? "receipts.line" : "receipts.line.partly";
        var counts = Messages.text(key, gone, summary.planned());
        var outcome = summary.head().shop().isPresent() ? counts : Messages.text("receipts.line.chosen", counts);
        return summary.restored() == 0 ? outcome : Messages.text("receipts.line.undone", outcome, summary.restored());
    }

    /** The name that a file with a receipt is proposed to have: with the shop's, it is found again. */
    static String fileName(String subject, String id) {
        var shop = subject.replaceFirst("\\.myshopify\\.com$", "").replaceAll("[^\\p{Alnum}._-]", "_");
        return Messages.text("receipts.file", shop, id);
    }

    /** The shop, or the table where there is more than one. */
    static String subject(Receipt.Head head) {
        return head.shop()
                .orElseGet(() -> head.shops().size() == 1
                        ? head.shops().getFirst()
                        : head.place().table());
    }
}
