package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.revocation.Outcome;
import dev.sessioninspector.revocation.Receipt;
import dev.sessioninspector.revocation.Sighting;
import dev.sessioninspector.revocation.UndoOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A receipt as text, to be pasted into a ticket. Times are in UTC, since its readers are anywhere. */
public final class ReceiptText {
    private final Receipt receipt;
    private final List<String> lines = new ArrayList<>();

    private ReceiptText(Receipt receipt) {
        this.receipt = receipt;
    }

    /** The text of a receipt. */
    public static String of(Receipt receipt) {
        return new ReceiptText(receipt).text();
    }

    private String text() {
        var head = receipt.head();
        line("receipt-text.title", receipt.id());
        line("receipt-text.why", Messages.of("receipt-text.reason", head.why().reason()));
        if (!head.why().ticket().isEmpty()) {
            line("receipt-text.ticket", head.why().ticket());
        }
        line("receipt-text.who", head.who().map(Identity::arn).orElse(Messages.text("receipt-text.not-known")));
        place(head);
        head.shop()
                .ifPresentOrElse(
                        shop -> line("receipt-text.shop", shop, String.join(", ", head.forms())),
                        () -> line("receipt-text.chosen", head.shops().size(), String.join(", ", head.shops())));
        line("receipt-text.started", head.started());
        receipt.resumptions()
                .forEach(again -> line(
                        "receipt-text.resumed",
                        again.at(),
                        again.who().map(Identity::arn).orElse(Messages.text("receipt-text.not-known")),
                        again.version()));
        receipt.ended().ifPresent(ended -> line("receipt-text.ended", ended));
        result();
        afterwards();
        line("receipt-text.tokens");
        line("receipt-text.version", head.version());
        lines.add("");
        line("receipt-text.sessions", receipt.lines().size());
        receipt.lines()
                .forEach(it -> lines.add(it.outcome().map(Outcome::name).orElse(Messages.text("receipt-text.undecided"))
                        + "  " + Messages.of("kind", it.kind()) + "  " + it.id() + undoOf(it.id())));
        return String.join("\n", lines) + "\n";
    }

    private String undoOf(String id) {
        return Optional.ofNullable(receipt.undone().get(id))
                .map(outcome -> "  " + Messages.of("receipt-text.line-undone", outcome))
                .orElse("");
    }

    private void place(Receipt.Head head) {
        var place = head.place();
        line(
                "receipt-text.where",
                Messages.of("environment", place.environment()),
                head.who().map(Identity::account).orElse(Messages.text("receipt-text.not-known")),
                place.region(),
                place.table(),
                place.index());
        place.profile().ifPresent(profile -> line("receipt-text.profile", profile));
        place.endpoint().ifPresent(endpoint -> line("receipt-text.endpoint", endpoint));
    }

    private void result() {
        var counts = Arrays.stream(Outcome.values())
                .filter(outcome -> receipt.counts().get(outcome) > 0)
                .map(outcome -> Messages.of("outcome", outcome, receipt.counts().get(outcome)))
                .collect(Collectors.joining(", "));
        line("receipt-text.result", receipt.lines().size(), counts);
        var undecided = receipt.undecided().size();
        if (undecided > 0) {
            line("receipt-text.open", undecided);
        }
        line("receipt-text.state", Messages.of("receipt-text.state", receipt.state()));
        receipt.end().ifPresent(end -> lines.add(Messages.of("receipt-text.end", end)));
        if (receipt.counts().get(Outcome.GONE) > 0) {
            line("receipt-text.gone-means");
        }
        if (receipt.head().gone() > 0) {
            line("receipt-text.gone", receipt.head().gone());
        }
        if (receipt.head().leftOut() > 0) {
            line("receipt-text.left-out", receipt.head().leftOut());
        }
    }

    private void afterwards() {
        receipt.late()
                .ifPresentOrElse(
                        late -> line(
                                receipt.head().shop().isPresent() ? "receipt-text.late" : "receipt-text.late-chosen",
                                late.size(),
                                String.join(", ", late)),
                        () -> line("receipt-text.late-unknown"));
        if (!receipt.undone().isEmpty()) {
            line("receipt-text.undo", undone(receipt.undone()));
        }
        if (!receipt.sightings().isEmpty()) {
            line(
                    "receipt-text.anew",
                    receipt.sightings().stream().map(Sighting::id).collect(Collectors.joining(", ")));
        }
    }

    private static String undone(Map<String, UndoOutcome> undone) {
        return Arrays.stream(UndoOutcome.values())
                .filter(undone::containsValue)
                .map(outcome -> Messages.of(
                        "receipt-text.undone",
                        outcome,
                        undone.values().stream().filter(outcome::equals).count()))
                .collect(Collectors.joining(", "));
    }

    private void line(String key, Object... arguments) {
        lines.add(Messages.text(key, arguments));
    }
}
