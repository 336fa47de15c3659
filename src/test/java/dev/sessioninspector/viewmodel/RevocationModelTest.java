package dev.sessioninspector.viewmodel;

import static dev.sessioninspector.viewmodel.Revoking.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.revocation.Reason;
import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.support.FaultyStorage.Action;
import dev.sessioninspector.support.FaultyStorage.Happening;
import dev.sessioninspector.support.ManualExecutor;
import dev.sessioninspector.task.TaskRunner;
import dev.sessioninspector.viewmodel.RevocationModel.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationModelTest {
    private static final ShopDomain DOMAIN = new ShopDomain(SHOP);

    @TempDir
    private Path folder;

    private final ManualExecutor background = new ManualExecutor();
    private final ManualExecutor ui = new ManualExecutor();
    private Revoking revoking;
    private RevocationModel model;

    @BeforeEach
    void make() {
        revoking = new Revoking(folder);
        model = revoking.model(Environment.STAGING, Capability.DELETE);
    }

    @Test
    void asksBeforeItDeletes() {
        revoking.store(Preset.OFFLINE, "a");
        revoking.store(Preset.ONLINE, "b", "c");
        model.planSessions(List.of("a", "b", "c"));
        var review = review();
        assertThat(stage()).isEqualTo(Stage.REVIEW);
        assertThat(review.title()).isEqualTo("Delete 3 sessions of " + SHOP + "?");
        assertThat(fact("Sessions")).isEqualTo("1 offline, 2 online; 3 active");
        assertThat(review.ids()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(review.more()).isEmpty();
        assertThat(review.place()).isEqualTo("account 1234 / Support · eu-west-1 · table the_table");
        assertThat(review.typed()).isEmpty();
        assertThat(review.undo()).isEqualTo("Possible.");
        assertThat(model.form().confirmedProperty().get()).isTrue();
        assertThat(revoking.storage.calls(Action.DELETE)).isEmpty();
    }

    @Test
    void saysWhatDeletingDoesNotForEachKindThatIsThere() {
        revoking.store(Preset.OFFLINE, "a");
        revoking.store(Preset.EXPIRING_OFFLINE, "b");
        revoking.store(Preset.ONLINE, "c");
        model.planSessions(List.of("a", "b", "c"));
        assertThat(review().tokens()).hasSize(3).anyMatch(it -> it.contains("90 days"));
        assertThat(review().effect()).contains("background work stops");
        model.cancel();
        model.planSessions(List.of("c"));
        assertThat(review().tokens()).singleElement().asString().contains("24 hours");
        assertThat(review().effect()).contains("Background work goes on");
    }

    @Test
    void aWholeShopIsFoundAndItsDomainTyped() {
        revoking.store(Preset.OFFLINE, ShopDomain.offlineId(SHOP));
        revoking.storeMany(20);
        revoking.memory.put(new Item(Map.of("id", new Attribute.Text(ShopDomain.offlineId("stray.myshopify.com")))));
        model.planShop(DOMAIN);
        assertThat(review().title()).isEqualTo("Delete all 21 sessions of " + SHOP + "?");
        assertThat(review().ids()).hasSize(6);
        assertThat(review().more()).isEqualTo("and 15 more");
        assertThat(fact("Searched for")).isEqualTo(SHOP);
        assertThat(review().typed()).isEqualTo(SHOP);
        assertThat(model.form().confirmedProperty().get()).isFalse();
        model.confirm();
        assertThat(stage()).isEqualTo(Stage.REVIEW);
        model.form().confirmationProperty().set(SHOP);
        model.confirm();
        assertThat(stage()).as("the reason is not chosen").isEqualTo(Stage.REVIEW);
        model.form().reasonProperty().set(Reason.OTHER);
        model.confirm();
        assertThat(revoking.memory.items()).containsOnlyKeys("offline_stray.myshopify.com");
    }

    @Test
    void manyChosenSessionsAreAskedForLikeAWholeShop() {
        var ids = revoking.storeMany(11);
        model.planSessions(ids.subList(0, 10));
        assertThat(review().typed()).isEmpty();
        assertThat(model.form().reasonProperty().get()).isEqualTo(Reason.OTHER);
        model.cancel();
        model.planSessions(ids);
        assertThat(review().typed()).isEqualTo(SHOP);
        assertThat(model.form().reasonProperty().get()).isNull();
    }

    @Test
    void anIdThatNamesAnotherShopIsNotHidden() {
        var ids = revoking.storeMany(8);
        revoking.store(Preset.ONLINE, "other.myshopify.com_1");
        var all = new java.util.ArrayList<>(ids);
        all.add("other.myshopify.com_1");
        model.planSessions(all);
        assertThat(review().ids()).startsWith("other.myshopify.com_1").hasSize(6);
        assertThat(review().remarks())
                .containsExactly(
                        "The id of 1 session names another shop than the attribute shop does: other.myshopify.com_1");
    }

    @Test
    void theReviewSaysThatTheUndoBeforeItEnds() {
        revoking.store(Preset.ONLINE, "a", "b");
        model.planSessions(List.of("a"));
        model.confirm();
        model.planSessions(List.of("b"));
        assertThat(review().undo())
                .isEqualTo("Possible. The session of " + SHOP + " deleted before can then be put back no more.");
    }

    @Test
    void inALoginLoopOnlineSessionsAreProposed() {
        revoking.store(Preset.OFFLINE, ShopDomain.offlineId(SHOP));
        revoking.store(Preset.ONLINE, "a", "b");
        model.planShop(DOMAIN);
        assertThat(model.form().narrowableProperty().get()).isTrue();
        assertThat(model.form().onlineOnlyProperty().get()).isFalse();
        model.form().reasonProperty().set(Reason.LOGIN_LOOP);
        assertThat(model.form().onlineOnlyProperty().get()).isTrue();
        assertThat(review().title()).isEqualTo("Delete the 2 online sessions of " + SHOP + "?");
        assertThat(review().remarks()).containsExactly("1 session that is not online is left out, and kept.");
        model.form().onlineOnlyProperty().set(false);
        assertThat(review().count()).isEqualTo(3);
        model.form().onlineOnlyProperty().set(true);
        model.form().confirmationProperty().set(SHOP);
        model.confirm();
        assertThat(revoking.memory.items()).containsOnlyKeys(ShopDomain.offlineId(SHOP));
        assertThat(revoking.kept).satisfies(kept -> {
            var receipt = kept.list().receipts().getFirst();
            assertThat(receipt.head().why().reason()).isEqualTo(Reason.LOGIN_LOOP);
            assertThat(receipt.head().leftOut()).isEqualTo(1);
        });
    }

    @Test
    void selectedSessionsAreNotNarrowed() {
        revoking.store(Preset.OFFLINE, "a");
        revoking.store(Preset.ONLINE, "b");
        model.planSessions(List.of("a", "b"));
        model.form().reasonProperty().set(Reason.LOGIN_LOOP);
        assertThat(model.form().narrowableProperty().get()).isFalse();
        assertThat(review().count()).isEqualTo(2);
    }

    @Test
    void aTicketThatMayNotBeInAReceiptStopsIt() {
        revoking.store(Preset.ONLINE, "a");
        model.planSessions(List.of("a"));
        for (var unfit : List.of("somebody@example.com", "shpat_FAKE0000000000000000000000000000", "x".repeat(201))) {
            model.form().ticketProperty().set(unfit);
            assertThat(model.form().ticketErrorProperty().get()).as(unfit).isNotEmpty();
            assertThat(model.form().confirmedProperty().get()).isFalse();
            model.confirm();
        }
        assertThat(revoking.memory.items()).containsKey("a");
        model.form().ticketProperty().set("SUP-1234");
        model.confirm();
        assertThat(revoking.kept)
                .satisfies(kept -> assertThat(
                                kept.list().receipts().getFirst().head().why().ticket())
                        .isEqualTo("SUP-1234"));
    }

    @Test
    void deletesWhatWasConfirmedAndNothingElse() {
        revoking.store(Preset.ONLINE, "a", "b", "other");
        model.planSessions(List.of("a", "b"));
        revoking.store(Preset.ONLINE, "since");
        model.confirm();
        assertThat(revoking.memory.items()).containsOnlyKeys("other", "since");
        assertThat(stage()).isEqualTo(Stage.IDLE);
        assertThat(review()).isNull();
        assertThat(revoking.gone).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void inProductionTheShopIsTyped() {
        model = revoking.model(Environment.PRODUCTION, Capability.DELETE);
        revoking.store(Preset.ONLINE, "a");
        model.planSessions(List.of("a"));
        assertThat(review().typed()).isEqualTo(SHOP);
        for (var typed : List.of("", "example", SHOP.toUpperCase(Locale.ROOT), SHOP + "/")) {
            model.form().confirmationProperty().set(typed);
            assertThat(model.form().confirmedProperty().get()).as(typed).isFalse();
            model.confirm();
        }
        assertThat(revoking.memory.items()).containsKey("a");
        model.form().confirmationProperty().set(" " + SHOP + " ");
        model.confirm();
        assertThat(revoking.memory.items()).isEmpty();
    }

    @Test
    void inProductionTheTableIsTypedWhereNoShopIsKnown() {
        model = revoking.model(Environment.PRODUCTION, Capability.DELETE);
        revoking.memory.put(new Item(Map.of("id", new Attribute.Text("stray"))));
        model.planSessions(List.of("stray"));
        assertThat(review().title()).isEqualTo("Delete 1 session?");
        assertThat(review().typed()).isEqualTo("the_table");
        assertThat(model.form().confirmedProperty().get()).isFalse();
    }

    @Test
    void whatWasTypedForOneRevocationConfirmsNoOther() {
        model = revoking.model(Environment.PRODUCTION, Capability.DELETE);
        revoking.store(Preset.ONLINE, "a", "b");
        model.planSessions(List.of("a"));
        model.form().confirmationProperty().set(SHOP);
        model.form().ticketProperty().set("SUP-1");
        model.cancel();
        model.planSessions(List.of("b"));
        assertThat(model.form().confirmedProperty().get()).isFalse();
        assertThat(model.form().ticketProperty().get()).isEmpty();
    }

    @Test
    void deletesOnlyWhileTheConnectionMay() {
        revoking.store(Preset.ONLINE, "a");
        var locked = revoking.connection(Environment.STAGING, Capability.LOOK);
        revoking.connection.set(locked);
        model.planSessions(List.of("a"));
        assertThat(stage()).isEqualTo(Stage.IDLE);
        assertThat(model.denialProperty().get()).isEqualTo("This connection may only look.");

        revoking.connection.set(revoking.connection(Environment.STAGING, Capability.DELETE));
        assertThat(model.denialProperty().get()).isEmpty();
        model.planSessions(List.of("a"));
        assertThat(stage()).isEqualTo(Stage.REVIEW);
        revoking.connection.set(locked);
        assertThat(stage()).isEqualTo(Stage.IDLE);
        assertThat(model.problemProperty().get().what()).contains("ended during the review", "Nothing was deleted");
        model.confirm();
        assertThat(revoking.memory.items()).containsKey("a");
    }

    @Test
    void whatRunsGoesOnWhenTheConnectionIsLockedAgain() {
        slow();
        revoking.store(Preset.ONLINE, "a");
        toReview("a");
        model.confirm();
        revoking.connection.set(revoking.connection(Environment.STAGING, Capability.LOOK));
        assertThat(stage()).isEqualTo(Stage.RUNNING);
        runAll();
        assertThat(stage()).isEqualTo(Stage.IDLE);
        assertThat(revoking.memory.items()).isEmpty();
        assertThat(model.result().reportProperty().get().good()).isTrue();
    }

    @Test
    void whatIsGoneAlreadyNeedsNoQuestion() {
        model.planSessions(List.of("a", "b"));
        assertThat(stage()).isEqualTo(Stage.IDLE);
        assertThat(model.result().reportProperty().get().sentence()).isEqualTo("The 2 sessions were gone already.");
        assertThat(revoking.gone).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void whatIsGoneAlreadyIsLeftOutOfTheQuestion() {
        revoking.store(Preset.ONLINE, "a");
        model.planSessions(List.of("a", "gone"));
        assertThat(review().ids()).containsExactly("a");
        assertThat(review().remarks()).containsExactly("1 session was gone already.");
        assertThat(revoking.gone).containsExactly("gone");
    }

    @Test
    void withoutAReviewThereIsNothingToConfirm() {
        model.confirm();
        assertThat(stage()).isEqualTo(Stage.IDLE);
        model.planSessions(List.of());
        assertThat(stage()).isEqualTo(Stage.IDLE);
        assertThat(model.result().reportProperty().get()).isNull();
    }

    @Test
    void sessionsThatCannotBeReadAreNotDeleted() {
        revoking.store(Preset.ONLINE, "a");
        revoking.storage.before(Happening.failing(() -> new StorageException.AccessDenied("dynamodb:GetItem", null)));
        model.planSessions(List.of("a"));
        assertThat(stage()).isEqualTo(Stage.IDLE);
        assertThat(model.problemProperty().get().what()).contains("dynamodb:GetItem");
        revoking.storage.before(Happening.NONE);
        model.planSessions(List.of("a"));
        assertThat(model.problemProperty().get()).isNull();
        assertThat(stage()).isEqualTo(Stage.REVIEW);
    }

    @Test
    void cancelsWhileItPlans() {
        slow();
        revoking.store(Preset.ONLINE, "a");
        model.planSessions(List.of("a"));
        assertThat(stage()).isEqualTo(Stage.PLANNING);
        assertThat(model.work().progressProperty().get()).isNegative();
        assertThat(model.work().wordsProperty().get()).isEqualTo("Looking for the sessions …");
        background.runAll();
        model.work().stop();
        ui.runAll();
        assertThat(stage()).isEqualTo(Stage.IDLE);
        assertThat(review()).isNull();
        assertThat(model.work().wordsProperty().get()).isEmpty();
    }

    @Test
    void cancelsTheReview() {
        revoking.store(Preset.ONLINE, "a");
        model.planSessions(List.of("a"));
        model.cancel();
        model.confirm();
        assertThat(stage()).isEqualTo(Stage.IDLE);
        assertThat(review()).isNull();
        assertThat(revoking.memory.items()).containsKey("a");
        assertThat(model.result().reportProperty().get()).isNull();
    }

    @Test
    void oneRevocationAtATime() {
        revoking.store(Preset.ONLINE, "a", "b");
        model.planSessions(List.of("a"));
        model.planSessions(List.of("b"));
        assertThat(review().ids()).containsExactly("a");
    }

    @Test
    void tellsHowFarItIs() {
        slow();
        var ids = revoking.storeMany(40);
        toReview(ids.toArray(String[]::new));
        model.confirm();
        assertThat(model.work().wordsProperty().get()).isEqualTo(SHOP + ": 0 of 40 done");
        assertThat(model.work().progressProperty().get()).isZero();
        runAll();
        assertThat(model.work().wordsProperty().get()).isEmpty();
        assertThat(stage()).isEqualTo(Stage.IDLE);
    }

    @Test
    void stopsWhileItRunsAndTellsWhatBecameOfEach() {
        slow();
        var ids = revoking.storeMany(300);
        toReview(ids.toArray(String[]::new));
        model.confirm();
        assertThat(stage()).isEqualTo(Stage.RUNNING);
        revoking.storage.before(((Happening) call -> model.cancel()).on(Action.DELETE));
        runAll();
        assertThat(stage()).isEqualTo(Stage.IDLE);
        var report = model.result().reportProperty().get();
        assertThat(report.sentence()).matches("Of 300 sessions: \\d+ gone, \\d+ not attempted\\.");
        assertThat(report.remarks()).contains("It was stopped before the end.");
        assertThat(revoking.gone).hasSize(300 - revoking.memory.items().size());
        assertThat(report.again()).isEqualTo(revoking.memory.items().size());
    }

    private void slow() {
        model = revoking.model(Environment.STAGING, Capability.DELETE, new TaskRunner(background, ui));
    }

    private void toReview(String... ids) {
        model.planSessions(List.of(ids));
        runAll();
        assertThat(stage()).isEqualTo(Stage.REVIEW);
        model.form().reasonProperty().set(Reason.OTHER);
        model.form().confirmationProperty().set(review().typed());
    }

    private void runAll() {
        while (background.waiting() + ui.waiting() > 0) {
            background.runAll();
            ui.runAll();
        }
    }

    private Review review() {
        return model.reviewProperty().get();
    }

    private String fact(String name) {
        return review().facts().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private Stage stage() {
        return model.stageProperty().get();
    }
}
