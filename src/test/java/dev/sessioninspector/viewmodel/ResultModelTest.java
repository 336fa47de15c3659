package dev.sessioninspector.viewmodel;

import static dev.sessioninspector.viewmodel.Revoking.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.revocation.Reason;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.support.FaultyStorage.Action;
import dev.sessioninspector.support.FaultyStorage.Happening;
import dev.sessioninspector.viewmodel.RevocationModel.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a revocation when it is over, and what can be done then. */
class ResultModelTest {
    @TempDir
    private Path folder;

    private Revoking revoking;
    private RevocationModel model;
    private ResultModel result;

    @BeforeEach
    void make() {
        revoking = new Revoking(folder.resolve("receipts"));
        model = revoking.model(Environment.STAGING, Capability.DELETE);
        result = model.result();
    }

    @Test
    void allOfThemAreGone() {
        revoking.store(Preset.ONLINE, "a", "b");
        revoke("a", "b");
        assertThat(report().good()).isTrue();
        assertThat(report().sentence())
                .isEqualTo(
                        "2 sessions are gone, confirmed by a consistent read. The tokens at Shopify are not revoked.");
        assertThat(report().words()).startsWith(SHOP + ": 2 sessions are gone");
        revoking.store(Preset.ONLINE, "a");
        revoke("a");
        assertThat(report().sentence()).startsWith("1 session is gone, confirmed by");
    }

    @Test
    void tellsEveryOutcomeAndWhy() {
        revoking.store(Preset.ONLINE, "gone", "changed");
        model.planSessions(List.of("gone", "changed"));
        revoking.store(Preset.EXPIRED, "changed");
        model.confirm();
        assertThat(report().good()).isFalse();
        assertThat(report().sentence()).isEqualTo("Of 2 sessions: 1 gone, 1 changed or made anew meanwhile, and kept.");
        assertThat(report().changed()).isEqualTo(1);
        assertThat(report().again()).isZero();
        assertThat(revoking.changed).containsExactly("changed");
        assertThat(revoking.memory.items()).containsOnlyKeys("changed");
    }

    @Test
    void whatChangedIsPlannedAnewOnRequest() {
        revoking.store(Preset.ONLINE, "gone", "changed");
        model.planSessions(List.of("gone", "changed"));
        revoking.store(Preset.EXPIRED, "changed");
        model.confirm();
        result.lookAgain();
        assertThat(model.reviewProperty().get().ids()).containsExactly("changed");
        assertThat(report()).as("it stays until the next runs").isNotNull();
        model.confirm();
        assertThat(report().sentence()).startsWith("1 session is gone");
        assertThat(revoking.memory.items()).isEmpty();
    }

    @Test
    void whatFollowsIsDoneForTheSameReason() {
        revoking.store(Preset.ONLINE, "gone", "changed");
        model.planSessions(List.of("gone", "changed"));
        model.form().reasonProperty().set(Reason.COMPROMISED);
        model.form().ticketProperty().set("T-1");
        revoking.store(Preset.EXPIRED, "changed");
        model.confirm();
        result.lookAgain();
        assertThat(model.form().reasonProperty().get()).isEqualTo(Reason.COMPROMISED);
        assertThat(model.form().ticketProperty().get()).isEqualTo("T-1");
        assertThat(model.form().reasonGivenProperty().get()).isFalse();
        model.cancel();
        model.planSessions(List.of("changed"));
        assertThat(model.form().ticketProperty().get())
                .as("of one's own accord")
                .isEmpty();
    }

    @Test
    void whatIsFoundGoneIsToldBesideAResultThatCanBeUndone() {
        revoking.store(Preset.ONLINE, "a");
        revoke("a");
        model.planShop(new ShopDomain("nobody.myshopify.com"));
        assertThat(report().sentence()).startsWith("1 session is gone");
        assertThat(result.undo().countProperty().get()).isEqualTo(1);
        assertThat(result.sinceProperty().get())
                .isEqualTo("Since then: nobody.myshopify.com: There is no session to delete.");
        result.dismiss();
        assertThat(result.sinceProperty().get()).isEmpty();
    }

    @Test
    void whatWasDeniedIsToldAndTriedAgainOnRequest() {
        revoking.store(Preset.ONLINE, "a", "b");
        model.planSessions(List.of("a", "b"));
        revoking.storage.before(Happening.failing(() -> new StorageException.AccessDenied("dynamodb:DeleteItem", null))
                .on(Action.DELETE));
        model.confirm();
        assertThat(report().good()).isFalse();
        assertThat(report().again()).isEqualTo(2);
        assertThat(String.join(" ", report().remarks()))
                .contains("support may not call dynamodb:DeleteItem on table the_table");
        revoking.storage.before(Happening.NONE);
        result.tryAgain();
        assertThat(model.reviewProperty().get().ids()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void whatComesLateIsOfferedAsAPlanOfItsOwn() {
        revoking.store(Preset.OFFLINE, ShopDomain.offlineId(SHOP));
        model.planShop(new ShopDomain(SHOP));
        revoking.store(Preset.ONLINE, "late");
        model.form().reasonProperty().set(Reason.OTHER);
        model.form().confirmationProperty().set(SHOP);
        model.confirm();
        assertThat(report().sentence()).startsWith("1 session is gone");
        assertThat(report().good()).isFalse();
        assertThat(report().late()).isEqualTo(1);
        result.takeLate();
        assertThat(model.reviewProperty().get().ids()).containsExactly("late");
    }

    @Test
    void withoutASecondLookAtTheIndexItIsNotCalledGood() {
        revoking.store(Preset.OFFLINE, ShopDomain.offlineId(SHOP));
        model.planShop(new ShopDomain(SHOP));
        model.form().reasonProperty().set(Reason.OTHER);
        model.form().confirmationProperty().set(SHOP);
        revoking.storage.before(Happening.failing(() -> new StorageException.AccessDenied("dynamodb:Query", null))
                .on(Action.FIND_IDS));
        model.confirm();
        assertThat(report().sentence()).startsWith("1 session is gone");
        assertThat(report().good()).isFalse();
        assertThat(String.join(" ", report().remarks()))
                .contains("dynamodb:Query", "Whether sessions came late is not known");
    }

    @Test
    void undoPutsBackWhatStandsNowhere() {
        revoking.store(Preset.ONLINE, "a", "b");
        var before = revoking.memory.items();
        var kept = List.copyOf(before.values());
        revoke("a", "b");
        assertThat(result.undo().countProperty().get()).isEqualTo(2);
        assertThat(result.undo().question())
                .contains("2 deleted sessions of " + SHOP + " back", "1234 / Support", "the_table");
        revoking.store(Preset.EXPIRED, "b");
        var since = revoking.memory.items().get("b");
        result.undo().undo();
        assertThat(report().words())
                .startsWith(SHOP
                        + ": Undone: 1 put back, confirmed by a consistent read, 1 left alone, since there is"
                        + " a new one.")
                .contains("\nBefore the undo: 2 gone.");
        assertThat(report().good()).isFalse();
        assertThat(revoking.memory.items().get("b")).isEqualTo(since);
        assertThat(kept).contains(revoking.memory.items().get("a"));
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
        assertThat(revoking.changed).contains("a");
    }

    @Test
    void undoEndsWithTheConnectionThatDeleted() {
        revoking.store(Preset.ONLINE, "a");
        revoke("a");
        revoking.connection.set(revoking.connection(Environment.STAGING, Capability.LOOK));
        assertThat(result.undo().countProperty().get()).isZero();
        assertThat(result.undo().toldProperty().get()).startsWith("Undo is over");
        result.undo().undo();
        assertThat(revoking.memory.items()).isEmpty();
    }

    @Test
    void undoEndsWithTheNextRevocationAndNotWithItsPlan() {
        revoking.store(Preset.ONLINE, "a", "b");
        revoke("a");
        model.planSessions(List.of("b"));
        model.cancel();
        assertThat(result.undo().countProperty().get()).isEqualTo(1);
        revoke("b");
        result.undo().undo();
        assertThat(revoking.memory.items()).containsOnlyKeys("b");
    }

    @Test
    void theReceiptIsCopiedAndWrittenWhereAPersonWantsIt() throws Exception {
        revoking.store(Preset.ONLINE, "a");
        revoke("a");
        result.copyReceipt();
        assertThat(revoking.clipboard.get().orElseThrow()).contains("the_table", "1.2.3", "not revoked");
        var file = folder.resolve("exported.json");
        result.exportReceipt(file);
        assertThat(Files.readString(file)).startsWith("{").contains("\"a\"");
        assertThat(revoking.receipts.noticeProperty().get()).contains(file.toString());
        result.exportReceipt(folder.resolve("no such folder").resolve("exported.json"));
        assertThat(revoking.receipts.noticeProperty().get()).startsWith("The file could not be written.");
    }

    @Test
    void withoutAReceiptNothingIsDeleted() throws Exception {
        Files.writeString(folder.resolve("receipts"), "a file in the folder's place");
        revoking.store(Preset.ONLINE, "a");
        revoke("a");
        assertThat(report().sentence()).isEqualTo("Of 1 session: 1 not attempted.");
        assertThat(report().remarks()).anyMatch(remark -> remark.startsWith("The receipt could not be written in"));
        assertThat(report().receipt()).isFalse();
        assertThat(revoking.memory.items()).containsKey("a");
    }

    @Test
    void aResultIsPutAwayByHand() {
        model.planSessions(List.of("gone"));
        result.dismiss();
        assertThat(report()).isNull();
    }

    private void revoke(String... ids) {
        model.planSessions(List.of(ids));
        model.confirm();
    }

    private ResultModel.Report report() {
        return result.reportProperty().get();
    }
}
