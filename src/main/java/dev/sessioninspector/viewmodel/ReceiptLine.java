package dev.sessioninspector.viewmodel;

import dev.sessioninspector.revocation.Outcome;
import dev.sessioninspector.revocation.Receipt;

/**
 * A receipt in a list.
 *
 * @param subject the shop, or what stands for it
 * @param text when it was, and how many are gone
 * @param unfinished whether not every planned session has its outcome
 */
public record ReceiptLine(String id, String subject, String text, boolean unfinished) {
    static ReceiptLine of(Receipt.Summary summary) {
        var unfinished = summary.state() != Receipt.State.FINISHED;
        var gone = summary.counts().getOrDefault(Outcome.GONE, 0);
        var counts = unfinished
                ? Messages.text("receipts.line.unfinished", summary.done(), summary.planned())
                : Messages.text(
                        gone == summary.planned() ? "receipts.line" : "receipts.line.partly", gone, summary.planned());
        return new ReceiptLine(
                summary.id(),
                subject(summary.head(), summary.planned()),
                Messages.text(
                        "receipts.line.when", Words.shortMoment(summary.head().started()), counts),
                unfinished);
    }

    /** The shop; for chosen sessions how many, and of which shop, or else the table. */
    static String subject(Receipt.Head head, int planned) {
        return head.shop()
                .orElseGet(() -> head.shops().size() == 1
                        ? Messages.text(
                                "receipts.selection.shop", planned, head.shops().getFirst())
                        : Messages.text(
                                "receipts.selection", planned, head.place().table()));
    }
}
