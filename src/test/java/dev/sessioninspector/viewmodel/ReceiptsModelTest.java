package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsModelTest {
    @TempDir
    private Path folder;

    private Revoking revoking;
    private RevocationModel model;

    @BeforeEach
    void make() {
        revoking = new Revoking(folder.resolve("receipts"));
        model = revoking.model(Environment.STAGING, Capability.DELETE);
    }

    @Test
    void theNewestComesFirst() {
        revoke("a");
        revoking.clock.pass(Duration.ofHours(1));
        revoke("b", "c");
        assertThat(revoking.receipts.lines())
                .extracting(ReceiptLine::text)
                .satisfiesExactly(
                        newest ->
                                assertThat(newest).startsWith("chosen: 2 gone").endsWith("Staging"),
                        oldest -> assertThat(oldest).startsWith("chosen: 1 gone"));
        assertThat(revoking.receipts.lines()).noneMatch(ReceiptLine::unfinished);
    }

    @Test
    void oneIsReadAgain() {
        revoke("a", "b");
        revoking.receipts.open(revoking.receipts.lines().getFirst().id());
        var receipt = revoking.receipts.openedProperty().get();
        assertThat(receipt.title()).isEqualTo(Revoking.SHOP);
        assertThat(text(receipt, "Outcome")).isEqualTo("2 sessions planned: 2 gone.");
        assertThat(text(receipt, "Tokens at Shopify")).isEqualTo("Not revoked.");
        assertThat(text(receipt, "Who")).contains("123456789012", "Support");
        assertThat(text(receipt, "Where")).contains("Staging", "eu-west-1", "the_table", "support");
        assertThat(receipt.ids()).containsExactlyInAnyOrder("a   gone", "b   gone");
    }

    @Test
    void anUndoIsSeenInTheListAndInTheOneThatIsOpen() {
        revoke("a", "b");
        revoking.receipts.open(revoking.receipts.lines().getFirst().id());
        model.result().undo().undo();
        assertThat(revoking.receipts.lines().getFirst().text()).startsWith("chosen: 2 gone, 2 put back");
        assertThat(text(revoking.receipts.openedProperty().get(), "Undone")).contains("2 put back");
    }

    @Test
    void aFileIsNamedAfterTheShop() {
        assertThat(ReceiptLine.fileName("example.myshopify.com", "1")).isEqualTo("revocation-example-1.json");
        assertThat(ReceiptLine.fileName("../a b", "1")).isEqualTo("revocation-.._a_b-1.json");
    }

    @Test
    void oneIsDeletedForGood() {
        revoke("a");
        var id = revoking.receipts.lines().getFirst().id();
        revoking.receipts.open(id);
        revoking.receipts.delete(id);
        assertThat(revoking.receipts.lines()).isEmpty();
        assertThat(revoking.receipts.openedProperty().get()).isNull();
        revoking.receipts.open(id);
        assertThat(revoking.receipts.noticeProperty().get()).contains("could not be read");
    }

    @Test
    void aFileThatIsNoReceiptIsTold() throws Exception {
        revoke("a");
        try (var files = Files.list(folder.resolve("receipts"))) {
            Files.writeString(files.findFirst().orElseThrow(), "nonsense");
        }
        revoking.receipts.refresh();
        assertThat(revoking.receipts.noticeProperty().get()).contains("cannot be read");
    }

    @Test
    void saysHowLongTheyAreKeptAndWhere() {
        assertThat(revoking.receipts.kept()).contains("400 days", folder.toString());
    }

    private void revoke(String... ids) {
        revoking.store(Preset.ONLINE, ids);
        model.planSessions(List.of(ids));
        model.confirm();
    }

    private static String text(ReceiptDetail receipt, String name) {
        return receipt.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
