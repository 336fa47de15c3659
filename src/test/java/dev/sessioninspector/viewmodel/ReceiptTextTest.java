package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.revocation.End;
import dev.sessioninspector.revocation.Outcome;
import dev.sessioninspector.revocation.Reason;
import dev.sessioninspector.revocation.Receipt;
import dev.sessioninspector.revocation.Sighting;
import dev.sessioninspector.revocation.UndoOutcome;
import dev.sessioninspector.revocation.Why;
import dev.sessioninspector.session.SessionKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReceiptTextTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Receipt.Place PLACE = new Receipt.Place(
            Environment.PRODUCTION, Optional.of("support"), "eu-west-1", Optional.empty(), "the_table", "the_index");
    private static final Receipt.Head HEAD = new Receipt.Head(
            "1.2.3",
            START,
            new Why(Reason.COMPROMISED, "T-1"),
            PLACE,
            Optional.of(new Identity("123456789012", "arn:aws:sts::123456789012:assumed-role/Support/ada")),
            Optional.of("Example.myshopify.com"),
            List.of("Example.myshopify.com", "example.myshopify.com"),
            List.of("example.myshopify.com"),
            2,
            1);

    private static Receipt.Line line(String id, Outcome outcome) {
        return new Receipt.Line(id, SessionKind.ONLINE, Optional.ofNullable(outcome), Optional.of(START));
    }

    @Test
    void saysWhoDidWhatToWhomWhereAndWhy() {
        var receipt = new Receipt(
                "20260301T100000.000Z-00000000",
                HEAD,
                List.of(line("a", Outcome.GONE), line("b", Outcome.GONE), line("c", Outcome.CHANGED)),
                Set.of("kept"),
                Set.of(),
                Receipt.State.FINISHED,
                Optional.of(End.COMPLETE),
                Optional.of(START.plusSeconds(5)),
                Optional.of(List.of("d")),
                Map.of("a", UndoOutcome.RESTORED, "b", UndoOutcome.OCCUPIED),
                List.of(new Sighting("e", SessionKind.ONLINE, START)),
                List.of(new Receipt.Resumption(START, Optional.empty(), "1.2.4")));
        assertThat(ReceiptText.of(receipt).lines())
                .contains(
                        "Session Inspector receipt 20260301T100000.000Z-00000000: deletion of session records",
                        "Why: compromised",
                        "Ticket: T-1",
                        "By: arn:aws:sts::123456789012:assumed-role/Support/ada",
                        "Profile: support",
                        "Shop: Example.myshopify.com (searched for: Example.myshopify.com, example.myshopify.com)",
                        "Started: 2026-03-01T10:00:00Z",
                        "Taken up again after an interruption: 2026-03-01T10:00:00Z, by not known, program version"
                                + " 1.2.4",
                        "Ended: 2026-03-01T10:00:05Z",
                        "Result: of 3 sessions: 2 gone, 1 changed or made anew meanwhile, and kept",
                        "State: finished",
                        "Gone before it began: 2",
                        "Found and kept on purpose: 1",
                        "There at the end beside these: d",
                        "Undo: 1 put back as they were, 1 not put back, since others stand there",
                        "Appeared afterwards, during a watch: e",
                        "Program version: 1.2.3",
                        "3 sessions (ids can hold user ids):",
                        "GONE  online  a  (then put back)",
                        "GONE  online  b  (not put back: another stands there)",
                        "CHANGED  online  c")
                .anyMatch(text -> text.startsWith("Where: ")
                        && text.endsWith("account 123456789012, region eu-west-1, table the_table, index the_index"))
                .anyMatch(text -> text.startsWith("Tokens at Shopify: not revoked."));
    }

    @Test
    void saysWhatIsNotKnown() {
        var receipt = new Receipt(
                "20260301T100000.000Z-00000000",
                HEAD,
                List.of(line("a", Outcome.GONE), line("b", null)),
                Set.of(),
                Set.of("b"),
                Receipt.State.INTERRUPTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of());
        assertThat(ReceiptText.of(receipt).lines())
                .contains(
                        "Result: of 2 sessions: 1 gone",
                        "Without an outcome yet: 1",
                        "State: interrupted, not closed",
                        "Whether sessions came meanwhile was not looked at, or not to the end.",
                        "(none yet)  online  b")
                .noneMatch(text -> text.startsWith("Ended: ") || text.startsWith("Undo: "));
    }
}
