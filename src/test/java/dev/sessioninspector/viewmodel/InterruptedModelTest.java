package dev.sessioninspector.viewmodel;

import static dev.sessioninspector.viewmodel.Revoking.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.revocation.Reason;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.support.FaultyStorage.Happening;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.viewmodel.RevocationModel.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedModelTest {
    @TempDir
    private Path folder;

    private Revoking revoking;
    private RevocationModel model;
    private InterruptedModel interrupted;

    @BeforeEach
    void interruptOne() throws IOException {
        revoking = new Revoking(folder);
        model = revoking.model(Environment.STAGING, Capability.DELETE);
        revoking.store(Preset.OFFLINE, ShopDomain.offlineId(SHOP));
        revoking.store(Preset.ONLINE, "a", "b");
        model.planShop(new ShopDomain(SHOP));
        model.form().reasonProperty().set(Reason.COMPROMISED);
        model.form().confirmationProperty().set(SHOP);
        model.confirm();
        // As if the program had been killed right after it had begun; one was not deleted yet.
        var file = Files.list(folder)
                .filter(it -> it.toString().endsWith(".jsonl"))
                .findFirst();
        var first = Files.readAllLines(file.orElseThrow()).getFirst();
        Files.writeString(file.orElseThrow(), first + "\n");
        revoking.store(Preset.ONLINE, "b");
        interrupted = new InterruptedModel(revoking.receipts, Optional.of(model), Revoking.DIRECT);
        revoking.receipts.refresh();
    }

    @Test
    void isToldWhereItWasBegun() {
        assertThat(words()).startsWith("A revocation was interrupted: " + SHOP + ", 0 of 3 done");
        assertThat(words()).endsWith("Go on with the rest, or close it: then the rest is left alone.");
        assertThat(interrupted.resumableProperty().get()).isTrue();
        assertThat(interrupted.closableProperty().get()).isTrue();
    }

    @Test
    void theRestIsReviewedForTheReasonGivenAndTheShopTypedAgain() throws IOException {
        interrupted.goOn();
        var review = model.reviewProperty().get();
        assertThat(review.ids()).containsExactly("b");
        assertThat(review.typed()).isEqualTo(SHOP);
        assertThat(review.effect()).as("the offline session is gone too").contains("background work stops");
        assertThat(model.form().reasonProperty().get()).isEqualTo(Reason.COMPROMISED);
        assertThat(model.form().reasonGivenProperty().get()).isTrue();
        assertThat(interrupted.closableProperty().get()).isFalse();
        model.form().confirmationProperty().set(SHOP);
        model.confirm();
        assertThat(revoking.memory.items()).isEmpty();
        assertThat(words()).isEmpty();
        assertThat(revoking.kept.list().receipts())
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.done()).isEqualTo(3));
        revoking.receipts.open(revoking.receipts.lines().getFirst().id());
        assertThat(revoking.receipts.openedProperty().get().facts()).anySatisfy(fact -> {
            assertThat(fact.name()).isEqualTo("Taken up again");
            assertThat(fact.text()).contains("assumed-role/Support/ada", "1.2.3");
        });
    }

    @Test
    void closingItLeavesTheRestAloneAndShowsTheReceipt() {
        interrupted.close();
        assertThat(revoking.memory.items()).containsOnlyKeys("b");
        assertThat(words()).isEmpty();
        assertThat(revoking.receipts.openedProperty().get().ids())
                .contains("a   gone", "b   unknown", ShopDomain.offlineId(SHOP) + "   gone");
    }

    @Test
    void aResultThatCanBeUndoneIsNotTakenForItsEnd() {
        var other = "other.myshopify.com";
        revoking.memory.storeSession(Preset.ONLINE.session("x", other, SettableClock.START));
        model.planSessions(java.util.List.of("x"));
        model.confirm();
        revoking.memory.deleteSession("b");
        interrupted.goOn();
        assertThat(model.result().reportProperty().get().words()).startsWith(other + ": 1 session is gone");
        assertThat(model.result().sinceProperty().get())
                .isEqualTo("Since then: " + SHOP
                        + ": Nothing was left to do of the interrupted revocation: 3 gone. Its receipt is finished.");
    }

    @Test
    void aReceiptThatCannotBeReadCanBeClosedLater() throws IOException {
        var file = Files.list(folder)
                .filter(it -> it.toString().endsWith(".jsonl"))
                .findFirst()
                .orElseThrow();
        var text = Files.readString(file);
        Files.writeString(file, "nonsense\n");
        interrupted.close();
        assertThat(interrupted.closableProperty().get()).isTrue();
        Files.writeString(file, text);
        interrupted.close();
        assertThat(words()).isEmpty();
    }

    @Test
    void whatCannotBeReadStaysInterrupted() {
        revoking.storage.before(Happening.failing(() -> new StorageException.AccessDenied("dynamodb:GetItem", null)));
        interrupted.close();
        assertThat(revoking.receipts.noticeProperty().get()).startsWith("The receipt could not be finished");
        assertThat(interrupted.closableProperty().get()).isTrue();
    }

    @Test
    void whereNothingMayBeDeletedItSaysWhatIsToBeDone() {
        revoking.connection.set(revoking.connection(Environment.STAGING, Capability.LOOK));
        assertThat(interrupted.resumableProperty().get()).isFalse();
        assertThat(interrupted.closableProperty().get()).isTrue();
        assertThat(words()).contains("deletion has to be allowed here");
        interrupted.goOn();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
    }

    @Test
    void anotherAccountIsOnlyToldWhereItWas() {
        revoking.who = Optional.of(new Identity("999999999999", "arn:aws:sts::999999999999:assumed-role/Support/ada"));
        interrupted.update();
        assertThat(interrupted.resumableProperty().get()).isFalse();
        assertThat(interrupted.closableProperty().get()).isFalse();
        assertThat(words()).contains("connect to table the_table in eu-west-1, account 123456789012");
        interrupted.goOn();
        interrupted.close();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
        interrupted.open();
        assertThat(revoking.receipts.openedProperty().get().deletable()).isTrue();
    }

    private String words() {
        return interrupted.wordsProperty().get();
    }
}
