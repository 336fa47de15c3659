package dev.sessioninspector.viewmodel;

import dev.sessioninspector.revocation.Receipt;
import dev.sessioninspector.revocation.UndoOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A receipt as it is shown.
 *
 * @param title the shop, or what stands for it
 * @param facts what is known, each under its name
 * @param ids each planned session with its outcome
 * @param deletable whether it may be deleted: not while a program is at it
 */
public record ReceiptDetail(
        String id, String title, List<Review.Fact> facts, List<String> ids, String fileName, boolean deletable) {
    static ReceiptDetail of(Receipt receipt) {
        return new ReceiptDetail(
                receipt.id(),
                ReceiptLine.subject(receipt.head()),
                facts(receipt),
                receipt.lines().stream().map(ReceiptDetail::line).toList(),
                ReceiptLine.fileName(ReceiptLine.subject(receipt.head()), receipt.id()),
                receipt.state() != Receipt.State.RUNNING);
    }

    private static String resumed(Receipt.Resumption again) {
        return Messages.text(
                "receipt.resumed.text",
                Words.moment(again.at()),
                again.who().map(who -> who.arn()).orElse(Messages.text("account.unknown")),
                again.version());
    }

    private static List<Review.Fact> facts(Receipt receipt) {
        var head = receipt.head();
        var facts = new ArrayList<Review.Fact>();
        add(facts, "receipt.outcome", outcome(receipt));
        add(facts, "receipt.end", end(receipt));
        add(facts, "receipt.undone", undone(receipt));
        add(
                facts,
                "receipt.late",
                receipt.late()
                        .map(ids -> ids.isEmpty() ? "" : String.join("\n", first(ids)))
                        .orElse(""));
        add(
                facts,
                "receipt.returned",
                first(receipt.sightings().stream().map(it -> it.id()).toList()).stream()
                        .collect(Collectors.joining("\n")));
        add(facts, "receipt.tokens", Messages.text("receipt.tokens.text"));
        add(facts, "receipt.why", why(head));
        add(facts, "receipt.started", Words.moment(head.started()));
        add(facts, "receipt.ended", receipt.ended().map(Words::moment).orElse(""));
        add(
                facts,
                "receipt.who",
                head.who().map(who -> who.account() + "\n" + who.arn()).orElse(Messages.text("account.unknown")));
        add(
                facts,
                "receipt.resumed",
                receipt.resumptions().stream().map(ReceiptDetail::resumed).collect(Collectors.joining("\n")));
        add(facts, "receipt.place", place(head.place()));
        if (head.shop().isEmpty()) {
            add(facts, "receipt.shops", String.join("\n", first(head.shops())));
        }
        add(facts, "receipt.searched", String.join(", ", head.forms()));
        add(facts, "receipt.gone", head.gone() == 0 ? "" : Messages.text("revocation.gone", head.gone()));
        add(facts, "receipt.left-out", head.leftOut() == 0 ? "" : Messages.text("revocation.left-out", head.leftOut()));
        add(facts, "receipt.version", head.version());
        return facts;
    }

    private static void add(List<Review.Fact> facts, String key, String text) {
        if (!text.isEmpty()) {
            facts.add(new Review.Fact(Messages.text(key), text));
        }
    }

    private static String outcome(Receipt receipt) {
        var planned = receipt.lines().size();
        var open = receipt.undecided().size();
        var some = ProgressWords.counts(receipt.counts());
        var counts = some.isEmpty() ? Messages.text("receipt.outcome.none") : some;
        return open == 0
                ? Messages.text("receipt.outcome.text", planned, counts)
                : Messages.text("receipt.outcome.open", planned, counts, open);
    }

    private static String end(Receipt receipt) {
        return switch (receipt.state()) {
            case FINISHED ->
                receipt.end().map(end -> Messages.of("receipt.ended", end)).orElse("");
            case INTERRUPTED -> Messages.text("receipt.interrupted");
            case RUNNING -> Messages.text("receipt.running");
        };
    }

    private static String undone(Receipt receipt) {
        return Arrays.stream(UndoOutcome.values())
                .map(outcome -> java.util.Map.entry(
                        outcome,
                        receipt.undone().values().stream()
                                .filter(outcome::equals)
                                .count()))
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> Messages.of("undo.outcome", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static List<String> first(List<String> ids) {
        return ids.size() <= 5
                ? ids
                : java.util.stream.Stream.concat(
                                ids.stream().limit(5),
                                java.util.stream.Stream.of(Messages.text("revocation.more", ids.size() - 5)))
                        .toList();
    }

    private static String why(Receipt.Head head) {
        var reason = Messages.of("reason", head.why().reason());
        var ticket = head.why().ticket();
        return ticket.isEmpty() ? reason : Messages.text("receipt.why.ticket", reason, ticket);
    }

    private static String place(Receipt.Place place) {
        return Messages.text(
                "receipt.place.text",
                Messages.of("environment", place.environment()),
                place.region(),
                place.table(),
                place.endpoint().map(at -> Messages.text("place.at", at)).orElse(""),
                place.profile().orElse(Messages.text("profile.default")));
    }

    private static String line(Receipt.Line line) {
        return Messages.text(
                "receipt.line",
                line.id(),
                line.outcome()
                        .map(outcome -> Messages.of("outcome.one", outcome))
                        .orElse(Messages.text("receipt.undecided")));
    }
}
