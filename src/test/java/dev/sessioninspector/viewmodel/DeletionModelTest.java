package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.revocation.Outcome;
import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.FaultyStorage;
import dev.sessioninspector.support.FaultyStorage.Action;
import dev.sessioninspector.support.FaultyStorage.Happening;
import dev.sessioninspector.support.ManualExecutor;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.task.TaskRunner;
import dev.sessioninspector.viewmodel.DeletionModel.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class DeletionModelTest {
    private static final String SHOP = "example.myshopify.com";
    private static final TaskRunner DIRECT = new TaskRunner(Runnable::run, Runnable::run);

    private final InMemorySessionStorage memory = new InMemorySessionStorage();
    private final FaultyStorage storage = new FaultyStorage(memory);
    private final Map<String, Outcome> applied = new HashMap<>();
    private final ManualExecutor background = new ManualExecutor();
    private final ManualExecutor ui = new ManualExecutor();
    private final ObjectProperty<Connection> connection = new SimpleObjectProperty<>();
    private DeletionModel model = model(Environment.STAGING, Capability.DELETE, DIRECT);

    private DeletionModel model(Environment environment, Capability capability, TaskRunner tasks) {
        var spec = Connections.with(Connections.spec(environment), capability);
        connection.set(Connections.to(storage, spec, () -> Connections.HEALTHY, () -> {}));
        return new DeletionModel(
                connection, () -> "1234 / Support", tasks, outcomes -> applied.putAll(outcomes.byId()));
    }

    @Test
    void asksBeforeItDeletes() {
        store(Preset.OFFLINE, "a");
        store(Preset.ONLINE, "b", "c");
        model.plan(List.of("a", "b", "c"));
        var review = model.reviewProperty().get();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.REVIEW);
        assertThat(review.title()).isEqualTo("Delete 3 sessions of " + SHOP + "?");
        assertThat(review.kinds()).isEqualTo("1 offline, 2 online");
        assertThat(review.ids()).containsExactly("a", "b", "c");
        assertThat(review.place()).isEqualTo("Staging · account 1234 / Support · eu-west-1 · table the_table");
        assertThat(review.typed()).isEmpty();
        assertThat(model.confirmedProperty().get()).isTrue();
        assertThat(storage.calls(Action.DELETE)).isEmpty();
    }

    @Test
    void deletesOnlyWhileTheConnectionMay() {
        store(Preset.ONLINE, "a");
        var locked = connection(Capability.LOOK);
        var unlocked = connection(Capability.DELETE);
        connection.set(locked);
        model.plan(List.of("a"));
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
        assertThat(model.denialProperty().get()).isEqualTo("This connection may only look.");

        connection.set(unlocked);
        assertThat(model.denialProperty().get()).isEmpty();
        model.plan(List.of("a"));
        assertThat(model.stageProperty().get()).isEqualTo(Stage.REVIEW);
        connection.set(locked);
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
        assertThat(model.reviewProperty().get()).isNull();
        model.confirm();
        assertThat(memory.items()).containsOnlyKeys("a");
    }

    @Test
    void whatRunsGoesOnWhenTheConnectionMayNoLonger() {
        var model = model(Environment.STAGING, Capability.DELETE, new TaskRunner(background, ui));
        store(Preset.ONLINE, "a");
        model.plan(List.of("a"));
        background.runAll();
        ui.runAll();
        model.confirm();
        connection.set(connection(Capability.LOOK));
        background.runAll();
        ui.runAll();
        assertThat(memory.items()).isEmpty();
        assertThat(model.reportProperty().get().good()).isTrue();
    }

    private Connection connection(Capability capability) {
        return Connections.to(
                storage,
                Connections.with(Connections.spec(Environment.STAGING), capability),
                () -> Connections.HEALTHY,
                () -> {});
    }

    @Test
    void deletesWhatWasConfirmedAndNothingElse() {
        store(Preset.ONLINE, "a", "b", "other");
        model.plan(List.of("a", "b"));
        store(Preset.ONLINE, "since");
        model.confirm();
        assertThat(memory.items()).containsOnlyKeys("other", "since");
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
        assertThat(model.reviewProperty().get()).isNull();
        assertThat(applied).isEqualTo(Map.of("a", Outcome.GONE, "b", Outcome.GONE));
        assertReport(true, "2 sessions are gone, by a consistent read. The tokens at Shopify are not revoked.");
    }

    @Test
    void oneSessionIsSpokenOfAsOne() {
        store(Preset.ONLINE, "a");
        model.plan(List.of("a"));
        assertThat(model.reviewProperty().get().title()).isEqualTo("Delete 1 session of " + SHOP + "?");
        model.confirm();
        assertThat(model.reportProperty().get().sentence()).startsWith("1 session is gone, by");
    }

    @Test
    void inProductionTheShopIsTyped() {
        model = model(Environment.PRODUCTION, Capability.DELETE, DIRECT);
        store(Preset.ONLINE, "a");
        model.plan(List.of("a"));
        assertThat(model.reviewProperty().get().typed()).isEqualTo(SHOP);
        for (var typed : List.of("", "example", SHOP.toUpperCase(java.util.Locale.ROOT), SHOP + "/")) {
            model.confirmationProperty().set(typed);
            assertThat(model.confirmedProperty().get()).as(typed).isFalse();
            model.confirm();
        }
        assertThat(memory.items()).containsKey("a");
        model.confirmationProperty().set(" " + SHOP + " ");
        assertThat(model.confirmedProperty().get()).isTrue();
        model.confirm();
        assertThat(memory.items()).isEmpty();
    }

    @Test
    void inProductionTheTableIsTypedWhereNoShopIsKnown() {
        model = model(Environment.PRODUCTION, Capability.DELETE, DIRECT);
        memory.put(new Item(Map.of("id", new Attribute.Text("stray"))));
        model.plan(List.of("stray"));
        assertThat(model.reviewProperty().get().title()).isEqualTo("Delete 1 session?");
        assertThat(model.reviewProperty().get().typed()).isEqualTo("the_table");
        assertThat(model.confirmedProperty().get()).isFalse();
    }

    @Test
    void whatWasTypedForOneDeletionConfirmsNoOther() {
        model = model(Environment.PRODUCTION, Capability.DELETE, DIRECT);
        store(Preset.ONLINE, "a", "b");
        model.plan(List.of("a"));
        model.confirmationProperty().set(SHOP);
        model.cancel();
        model.plan(List.of("b"));
        assertThat(model.confirmedProperty().get()).isFalse();
    }

    @Test
    void whatIsGoneAlreadyNeedsNoQuestion() {
        model.plan(List.of("a", "b"));
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
        assertReport(true, "The 2 sessions were gone already.");
        assertThat(applied).isEqualTo(Map.of("a", Outcome.GONE, "b", Outcome.GONE));
        model.plan(List.of("a"));
        assertReport(true, "The session was gone already.");
    }

    @Test
    void whatIsGoneAlreadyIsLeftOutOfTheQuestion() {
        store(Preset.ONLINE, "a");
        model.plan(List.of("a", "gone"));
        assertThat(model.reviewProperty().get().ids()).containsExactly("a");
        assertThat(applied).isEqualTo(Map.of("gone", Outcome.GONE));
    }

    @Test
    void tellsEveryOutcomeAndWhy() {
        store(Preset.ONLINE, "gone", "changed", "failed", "unknown");
        model.plan(List.of("gone", "changed", "failed", "unknown"));
        store(Preset.EXPIRED, "changed");
        storage.before(call -> {
            if (call.subject().equals("failed") && call.action() == Action.DELETE) {
                throw new StorageException.AccessDenied("dynamodb:DeleteItem", null);
            }
        });
        storage.after(call -> {
            if (call.subject().equals("unknown")) {
                throw new StorageException.AccessDenied("dynamodb:DeleteItem", null);
            }
        });
        model.confirm();
        assertThat(model.reportProperty().get().good()).isFalse();
        assertThat(model.reportProperty().get().sentence())
                .startsWith("Of 4 sessions: 1 gone, 1 changed or made anew meanwhile, and kept, 1 not deleted,"
                        + " 1 unknown. support may not call dynamodb:DeleteItem on table the_table.");
        assertThat(applied)
                .isEqualTo(Map.of(
                        "gone", Outcome.GONE,
                        "changed", Outcome.CHANGED,
                        "failed", Outcome.FAILED,
                        "unknown", Outcome.UNKNOWN));
    }

    @Test
    void aLostAnswerIsNoReasonToWorryWhereAReadFindsItGone() {
        store(Preset.ONLINE, "a");
        model.plan(List.of("a"));
        storage.after(
                Happening.failing(() -> new StorageException.NoAnswer(null)).on(Action.DELETE));
        model.confirm();
        assertReport(true, "1 session is gone, by a consistent read. The tokens at Shopify are not revoked.");
    }

    @Test
    void withoutAReviewThereIsNothingToConfirm() {
        model.confirm();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
        model.plan(List.of());
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
        assertThat(model.reportProperty().get()).isNull();
    }

    @Test
    void sessionsThatCannotBeReadAreNotDeleted() {
        store(Preset.ONLINE, "a");
        storage.before(Happening.failing(() -> new StorageException.NoAnswer(null)));
        model.plan(List.of("a"));
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
        assertThat(model.problemProperty().get().what()).contains("No answer");
        storage.before(Happening.NONE);
        model.plan(List.of("a"));
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.REVIEW);
    }

    @Test
    void aConnectionThatMayOnlyLookPlansNothing() {
        model = model(Environment.PRODUCTION, Capability.LOOK, DIRECT);
        store(Preset.ONLINE, "a");
        assertThat(model.denialProperty().get()).isEqualTo("This connection may only look.");
        model.plan(List.of("a"));
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
        assertThat(model(Environment.PRODUCTION, Capability.DELETE, DIRECT)
                        .denialProperty()
                        .get())
                .isEmpty();
    }

    @Test
    void cancelsWhileItPlans() {
        slow();
        store(Preset.ONLINE, "a");
        model.plan(List.of("a"));
        assertThat(model.stageProperty().get()).isEqualTo(Stage.PLANNING);
        assertThat(model.progressProperty().get()).isNegative();
        assertThat(model.progressTextProperty().get()).isEqualTo("Reading 1 session …");
        background.runAll();
        model.cancel();
        ui.runAll();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
        assertThat(model.reviewProperty().get()).isNull();
        assertThat(model.progressTextProperty().get()).isEmpty();
    }

    @Test
    void cancelsTheReview() {
        store(Preset.ONLINE, "a");
        model.plan(List.of("a"));
        model.cancel();
        model.confirm();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
        assertThat(model.reviewProperty().get()).isNull();
        assertThat(memory.items()).containsKey("a");
        assertThat(model.reportProperty().get()).isNull();
    }

    @Test
    void stopsWhileItRunsAndTellsWhatBecameOfEach() {
        slow();
        var ids = IntStream.range(0, 100).mapToObj(number -> "id-" + number).toArray(String[]::new);
        store(Preset.ONLINE, ids);
        model.plan(List.of(ids));
        background.runAll();
        ui.runAll();
        model.confirm();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.RUNNING);
        storage.before(((Happening) call -> model.cancel()).on(Action.DELETE));
        background.runAll();
        ui.runAll();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
        assertThat(model.reportProperty().get().sentence())
                .matches("Of 100 sessions: \\d+ gone, \\d+ not attempted\\.");
        assertThat(applied).hasSize(100);
        assertThat(applied.values().stream().filter(Outcome.GONE::equals).count())
                .isEqualTo(100 - memory.items().size());
    }

    @Test
    void tellsHowFarItIs() {
        slow();
        var ids = IntStream.range(0, 40).mapToObj(number -> "id-" + number).toArray(String[]::new);
        store(Preset.ONLINE, ids);
        model.plan(List.of(ids));
        background.runAll();
        ui.runAll();
        model.confirm();
        assertThat(model.progressTextProperty().get()).isEqualTo("0 of 40 deleted and read again");
        assertThat(model.progressProperty().get()).isZero();
        background.runAll();
        ui.step();
        assertThat(model.progressTextProperty().get()).isEqualTo("8 of 40 deleted and read again");
        assertThat(model.progressProperty().get()).isEqualTo(0.2);
        ui.runAll();
        assertThat(model.progressTextProperty().get()).isEmpty();
    }

    @Test
    void whatGoesWrongUnexpectedlyIsToldWithoutItsMessage() {
        store(Preset.ONLINE, "a");
        model.plan(List.of("a"));
        storage.before(Happening.failing(() -> new IllegalStateException("shpat_FAKE_in_a_message"))
                .on(Action.DELETE));
        model.confirm();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.IDLE);
        assertThat(model.reportProperty().get().good()).isFalse();
        assertThat(model.reportProperty().get().sentence())
                .startsWith("The deletion of 1 session ended early; refresh to see which are gone.")
                .doesNotContain("FAKE");
    }

    @Test
    void oneDeletionAtATime() {
        store(Preset.ONLINE, "a", "b");
        model.plan(List.of("a"));
        model.plan(List.of("b"));
        assertThat(model.reviewProperty().get().ids()).containsExactly("a");
    }

    @Test
    void aResultIsPutAwayByHandOrByTheNextDeletion() {
        model.plan(List.of("gone"));
        model.dismiss();
        assertThat(model.reportProperty().get()).isNull();
        model.plan(List.of("gone"));
        store(Preset.ONLINE, "a");
        model.plan(List.of("a"));
        assertThat(model.reportProperty().get()).isNull();
    }

    private void slow() {
        model = model(Environment.STAGING, Capability.DELETE, new TaskRunner(background, ui));
    }

    private void assertReport(boolean good, String sentence) {
        assertThat(model.reportProperty().get()).isEqualTo(new DeletionModel.Report(good, sentence));
    }

    private void store(Preset preset, String... ids) {
        for (var id : ids) {
            Session session = preset.session(id, SHOP, SettableClock.START);
            memory.storeSession(session);
        }
    }
}
