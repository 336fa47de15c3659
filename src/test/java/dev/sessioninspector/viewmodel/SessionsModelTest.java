package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.FaultyStorage;
import dev.sessioninspector.support.FaultyStorage.Action;
import dev.sessioninspector.support.FaultyStorage.Happening;
import dev.sessioninspector.support.ManualExecutor;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.task.TaskRunner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsModelTest {
    private static final String SHOP = "example.myshopify.com";
    private static final String OTHER = "other.myshopify.com";

    private final InMemorySessionStorage memory = new InMemorySessionStorage(3);
    private final FaultyStorage storage = new FaultyStorage(memory);
    private final Connection connection = Connections.to(storage, Environment.LOCAL);
    private final SettableClock clock = new SettableClock();
    private final StringProperty waiting = new SimpleStringProperty("");
    private final ManualExecutor background = new ManualExecutor();
    private final ManualExecutor ui = new ManualExecutor();
    private final SessionsModel model = model(new TaskRunner(Runnable::run, Runnable::run));

    private SessionsModel model(TaskRunner tasks) {
        return new SessionsModel(connection, tasks, clock, waiting, List.of("suggested.myshopify.com"));
    }

    @Test
    void nothingIsSearchedAtFirst() {
        assertThat(model.shopProperty().get()).isNull();
        assertThat(model.statusProperty().get()).isEqualTo("No shop searched yet");
        assertThat(model.ageProperty().get()).isEmpty();
        assertThat(model.recentShops()).containsExactly("suggested.myshopify.com");
        model.refresh();
        assertThat(storage.calls(Action.FIND_IDS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "admin.shopify.com", "-", "example..com"})
    void whatNamesNoShopIsRefused(String typed) {
        model.shopTextProperty().set(typed);
        model.find();
        assertThat(model.inputErrorProperty().get()).startsWith("That names no shop.");
        assertThat(model.shopProperty().get()).isNull();
        assertThat(storage.calls(Action.FIND_IDS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void anEmptyFieldAsksForAShop(String typed) {
        model.shopTextProperty().set(typed);
        model.find();
        assertThat(model.inputErrorProperty().get()).startsWith("Type a shop");
    }

    @Test
    void badInputLeavesTheListAndGoodInputTakesTheErrorAway() {
        store(2);
        find(SHOP);
        find("two words");
        assertThat(model.rows()).hasSize(2);
        find(SHOP);
        assertThat(model.inputErrorProperty().get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'No sessions, complete'",
        "1, '1 session, complete'",
        "2, '2 sessions, complete'",
        "1234, '1,234 sessions, complete'"
    })
    void saysHowManyAndThatItIsComplete(int count, String words) {
        store(count);
        find(SHOP);
        assertThat(model.statusProperty().get()).isEqualTo(words);
        assertThat(model.rows()).hasSize(count);
        assertThat(model.loadingProperty().get()).isFalse();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.ageProperty().get()).isEqualTo("read just now");
    }

    @ParameterizedTest
    @CsvSource({"0, no sessions", "1, 1 session", "2, 2 sessions"})
    void saysWhyItIsIncompleteAndHowManyThereAreSoFar(int count, String words) {
        store(count);
        storage.after(Happening.failing(() -> new StorageException.Throttled(null))
                .on(count == 0 ? Action.FIND_IDS : Action.LOAD_SESSIONS));
        find(SHOP);
        var problem = model.problemProperty().get();
        assertThat(problem.what()).contains("used up its capacity");
        assertThat(model.statusProperty().get()).isEqualTo("Incomplete: reading failed, " + words + " found");
    }

    @Test
    void saysHowFarItIsWhileItReads() {
        store(20);
        var slow = model(new TaskRunner(background, ui));
        find(slow, SHOP);
        assertThat(slow.loadingProperty().get()).isTrue();
        assertThat(slow.statusProperty().get()).isEqualTo("Reading …");
        background.runAll();
        ui.step();
        assertThat(slow.statusProperty().get()).matches("[0-9]+ sessions so far, [0-9]+ read …");
        ui.runAll();
        assertThat(slow.statusProperty().get()).isEqualTo("20 sessions, complete");
    }

    @Test
    void saysWhatTheReadingWaitsFor() {
        store(20);
        var slow = model(new TaskRunner(background, ui));
        waiting.set("waiting for the sign-in");
        assertThat(slow.statusProperty().get()).isEqualTo("No shop searched yet");
        find(slow, SHOP);
        assertThat(slow.statusProperty().get()).isEqualTo("Reading … · waiting for the sign-in");
        waiting.set("");
        assertThat(slow.statusProperty().get()).isEqualTo("Reading …");
        background.runAll();
        ui.runAll();
        waiting.set("waiting for the sign-in");
        assertThat(slow.statusProperty().get()).isEqualTo("20 sessions, complete");
    }

    @Test
    void aRefreshThatFailsKeepsTheRowsAndTheirAge() {
        store(5);
        find(SHOP);
        clock.pass(Duration.ofMinutes(10));
        storage.before(Happening.failing(() -> new StorageException.Unreachable(null)));
        model.refresh();
        assertThat(model.rows()).hasSize(5);
        assertThat(model.statusProperty().get()).isEqualTo("Incomplete: reading failed, 5 sessions found");
        assertThat(model.ageProperty().get()).isEqualTo("read 10 min ago");

        storage.before(Happening.NONE);
        model.refresh();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.statusProperty().get()).isEqualTo("5 sessions, complete");
        assertThat(model.ageProperty().get()).isEqualTo("read just now");
    }

    @Test
    void aRefreshTakesOffWhatIsGoneAndAddsWhatIsNew() {
        store(5);
        find(SHOP);
        memory.deleteSession(id(0));
        memory.storeSession(session("new", SHOP));
        model.refresh();
        assertThat(ids(model)).hasSize(5).contains("new").doesNotContain(id(0));
    }

    @Test
    void aRefreshShowsWhatHasChanged() {
        store(1);
        find(SHOP);
        var before = model.rows().getFirst().loaded().orElseThrow().fingerprint();
        memory.storeSession(
                Session.of(id(0), SHOP, "", true).withToken(new Secret("shpua_FAKE_refreshed"), "", Expiry.NEVER));
        model.refresh();
        assertThat(model.rows().getFirst().loaded().orElseThrow().fingerprint()).isNotEqualTo(before);
    }

    @Test
    void anotherShopStartsAnew() {
        store(3);
        memory.storeSession(session("other", OTHER));
        find(SHOP);
        model.selection().setAll(model.rows().getFirst());
        model.filterTextProperty().set("online");
        model.facetProperty().set(Facet.ONLINE);
        find(OTHER);
        assertThat(ids(model)).containsExactly("other");
        assertThat(model.selection()).isEmpty();
        assertThat(model.filterTextProperty().get()).isEmpty();
        assertThat(model.facetProperty().get()).isNull();
        assertThat(model.recentShops()).containsExactly(OTHER, SHOP, "suggested.myshopify.com");
        assertThat(model.countsProperty().get()).containsEntry(Facet.ONLINE, 1);
    }

    @Test
    void anotherShopThatCannotBeListedShowsNothingOfTheFirst() {
        store(3);
        find(SHOP);
        storage.before(Happening.failing(() -> new StorageException.Unreachable(null)));
        find(OTHER);
        assertThat(model.rows()).isEmpty();
        assertThat(model.statusProperty().get()).endsWith("no sessions found");
        assertThat(model.ageProperty().get()).isEmpty();
    }

    @Test
    void theSameShopKeepsFilterAndSelection() {
        store(3);
        find(SHOP);
        model.selection().setAll(row(model, id(1)));
        model.filterTextProperty().set("_100");
        find(SHOP);
        assertThat(model.selectedIds()).containsExactly(id(1));
        assertThat(model.filterTextProperty().get()).isEqualTo("_100");
        assertThat(model.recentShops()).containsExactly(SHOP, "suggested.myshopify.com");
    }

    @Test
    void whatIsCancelledKeepsWhatWasFoundAndDropsWhatIsLate() {
        store(20);
        var slow = model(new TaskRunner(background, ui));
        find(slow, SHOP);
        background.runAll();
        ui.step();
        var found = slow.rows().size();
        assertThat(found).isPositive().isLessThan(20);
        slow.cancel();
        assertThat(slow.loadingProperty().get()).isFalse();
        assertThat(slow.statusProperty().get())
                .isEqualTo("Incomplete: stopped before the end, " + found + " sessions found");
        assertThat(slow.problemProperty().get()).isNull();
        ui.runAll();
        assertThat(slow.rows()).hasSize(found);
        assertThat(slow.statusProperty().get()).startsWith("Incomplete");
    }

    @Test
    void cancellingWhatIsCompleteChangesNothing() {
        store(2);
        find(SHOP);
        model.cancel();
        assertThat(model.statusProperty().get()).isEqualTo("2 sessions, complete");
    }

    @Test
    void lateResultsOfTheShopBeforeAreDropped() {
        store(20);
        memory.storeSession(session("other", OTHER));
        var slow = model(new TaskRunner(background, ui));
        find(slow, SHOP);
        background.runAll();
        find(slow, OTHER);
        ui.runAll();
        assertThat(slow.rows()).isEmpty();
        assertThat(slow.loadingProperty().get()).isTrue();
        background.runAll();
        ui.runAll();
        assertThat(ids(slow)).containsExactly("other");
        assertThat(slow.statusProperty().get()).isEqualTo("1 session, complete");
    }

    @Test
    void theFilterLooksAtIdUserKindStateAndFindings() {
        memory.storeSession(Preset.OFFLINE.session(ShopDomain.offlineId(SHOP), SHOP, clock.instant()));
        memory.storeSession(Preset.ONLINE.session("uuid", SHOP, clock.instant()));
        memory.storeSession(Preset.EXPIRED.session("expired-id", SHOP, clock.instant()));
        memory.storeSession(Preset.NO_TOKEN.session("without", SHOP, clock.instant()));
        find(SHOP);
        assertThat(filtered("  UUID ")).containsExactly("uuid");
        assertThat(filtered("test user")).containsExactly("expired-id", "uuid");
        assertThat(filtered("online")).containsExactly("expired-id", "uuid");
        assertThat(filtered("no access token")).containsExactly("without");
        assertThat(filtered("EXPIRED")).containsExactly("expired-id");
        assertThat(filtered("nothing like it")).isEmpty();
        model.clearFilter();
        assertThat(model.rows()).hasSize(4);
        assertThat(model.statusProperty().get()).isEqualTo("4 sessions, complete");
    }

    private List<String> filtered(String text) {
        model.filterTextProperty().set(text);
        return ids(model).stream().sorted().toList();
    }

    @Test
    void facetsAreCountedAndShowTheirPartAlone() {
        for (var preset : Preset.values()) {
            memory.storeSession(preset.session(preset.name(), SHOP, clock.instant()));
        }
        find(SHOP);
        assertThat(model.countsProperty().get())
                .isEqualTo(Map.of(
                        Facet.OFFLINE, 4, Facet.ONLINE, 2, Facet.ACTIVE, 4, Facet.EXPIRED, 1, Facet.FINDINGS, 2));
        model.countsProperty().get().forEach((facet, count) -> {
            model.facetProperty().set(facet);
            assertThat(model.rows()).as(facet.name()).hasSize(count);
        });
        model.facetProperty().set(Facet.OFFLINE);
        model.filterTextProperty().set("broken");
        assertThat(model.rows()).isEmpty();
        model.clearFilter();
        assertThat(model.rows()).hasSize(Preset.values().length);
    }

    @Test
    void partsWithoutAnySessionAreNotCounted() {
        store(1);
        find(SHOP);
        assertThat(model.countsProperty().get()).containsOnlyKeys(Facet.ONLINE, Facet.ACTIVE);
    }

    @Test
    void countsFollowTheTime() {
        memory.storeSession(Preset.ONLINE.session("id", SHOP, clock.instant()));
        find(SHOP);
        assertThat(model.countsProperty().get()).containsOnlyKeys(Facet.ONLINE, Facet.ACTIVE);
        clock.pass(Duration.ofDays(2));
        model.tick();
        assertThat(model.countsProperty().get()).containsOnlyKeys(Facet.ONLINE, Facet.EXPIRED);
        assertThat(model.ageProperty().get()).isEqualTo("read 2 days ago");
        assertThat(model.nowProperty().get()).isEqualTo(clock.instant());
    }

    @Test
    void theSelectionFollowsRemovalsAndTheFilter() {
        store(3);
        find(SHOP);
        model.selection().setAll(model.rows());
        model.remove(List.of(id(0), "unknown"));
        assertThat(model.selectedIds()).containsExactly(id(1), id(2));
        assertThat(model.statusProperty().get()).isEqualTo("2 sessions, complete");
        model.filterTextProperty().set(id(2));
        assertThat(model.selectedIds()).containsExactly(id(2));
        model.clearFilter();
        assertThat(model.selectedIds()).containsExactly(id(2));
    }

    @Test
    void aSessionThatWasMadeJoinsTheListOfItsShopAndIsSelected() {
        store(1);
        find(SHOP);
        model.filterTextProperty().set("hides all");
        var made = session("made", SHOP);
        memory.storeSession(made);
        model.created(made);
        assertThat(ids(model)).contains("made");
        assertThat(model.selectedIds()).containsExactly("made");
        assertThat(model.statusProperty().get()).isEqualTo("2 sessions, complete");
        assertThat(model.countsProperty().get()).containsEntry(Facet.ONLINE, 2);
    }

    @Test
    void aSessionOfAnotherShopBringsThatShop() {
        store(1);
        find(SHOP);
        var made = session("made", OTHER);
        memory.storeSession(made);
        model.created(made);
        assertThat(ids(model)).containsExactly("made");
        assertThat(model.shopTextProperty().get()).isEqualTo(OTHER);
    }

    @Test
    void aSessionThatIsGoneThoughTheIndexHasItLeavesTheList() {
        store(3);
        storage.before(((Happening) call -> memory.deleteSession(id(1))).on(Action.LOAD_SESSIONS));
        find(SHOP);
        assertThat(ids(model)).containsExactlyInAnyOrder(id(0), id(2));
        assertThat(model.statusProperty().get()).isEqualTo("2 sessions, complete");
    }

    private void find(String shop) {
        find(model, shop);
    }

    private static void find(SessionsModel model, String shop) {
        model.shopTextProperty().set(shop);
        model.find();
    }

    private void store(int count) {
        IntStream.range(0, count).forEach(number -> memory.storeSession(session(id(number), SHOP)));
    }

    private static String id(int number) {
        return ShopDomain.onlineId(SHOP, String.valueOf(1000 + number));
    }

    private static Session session(String id, String shop) {
        return Session.of(id, shop, "", true).withToken(new Secret("shpua_FAKE_" + id), "read_products", Expiry.NEVER);
    }

    private static SessionRow row(SessionsModel model, String id) {
        return model.rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(SessionsModel model) {
        return model.rows().stream().map(SessionRow::id).toList();
    }
}
