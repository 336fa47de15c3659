package dev.sessioninspector.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.revocation.Reason;
import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.FaultProxy;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.RunningInspector;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.util.WaitForAsyncUtils;

/** How the window feels: what is highlighted, what keys do, and where things stand. */
@Timeout(120)
class HandlingTest {
    private static final String SHOP = "handling.myshopify.com";
    private static final int USERS = 9;

    private LocalTable table;
    private FaultProxy proxy;
    private RunningInspector inspector;

    @BeforeEach
    void store() {
        table = LocalTable.create();
        table.storage().storeSession(session("offline_" + SHOP, false));
        for (var user = 1; user <= USERS; user++) {
            table.storage().storeSession(session(SHOP + "_" + user, true));
        }
        proxy = new FaultProxy(table.spec().endpoint().orElseThrow());
    }

    private static Session session(String id, boolean online) {
        return Session.of(id, SHOP, "", online)
                .withToken(new Secret("shpat_FAKE_handling"), "read_products", Expiry.NEVER);
    }

    @AfterEach
    void end() throws Exception {
        inspector.close();
        proxy.close();
        table.close();
    }

    @Test
    void theButtonThatDeletesHasRoomForItsWordsWhateverIsChosen() throws Exception {
        table.storage().storeSession(session(SHOP + "_10", true));
        start(900, 700);
        review();
        assertThat(shownOn("revoke")).isEqualTo("Delete 11 sessions");
        choose(Reason.LOGIN_LOOP);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shownOn("revoke")).isEqualTo("Delete 10 sessions");
    }

    /** What there was room for. */
    private String shownOn(String button) {
        return ((Text) inspector.node(button).lookup(".text")).getText();
    }

    @Test
    void theHighlightedShopIsTheOneThatIsListed() throws Exception {
        start(1440, 900);
        for (var shop : new String[] {"new-on-top", "another", SHOP}) {
            inspector.fill("shop", shop);
            inspector.type(KeyCode.ENTER);
            inspector.awaitComplete();
            assertThat(inspector
                            .<ListView<String>>node("recent-shops")
                            .getSelectionModel()
                            .getSelectedItems())
                    .singleElement()
                    .asString()
                    .startsWith(shop);
        }
        inspector.interact(() ->
                inspector.<ListView<String>>node("recent-shops").getItems().clear());
        assertThat(inspector
                        .<ListView<String>>node("recent-shops")
                        .getSelectionModel()
                        .getSelectedItems())
                .isEmpty();
    }

    @Test
    void enterInAFieldOfTheDialogKeepsWhatWasTyped() throws Exception {
        start(1440, 900);
        review();
        inspector.fill("revocation-ticket", "SUP-1");
        inspector.type(KeyCode.ENTER);
        inspector.fill("confirm-shop", SHOP);
        inspector.type(KeyCode.ENTER);
        assertThat(inspector.isShown("revoke")).isTrue();
        assertThat(inspector.text("revocation-ticket")).isEqualTo("SUP-1");
        assertThat(inspector.text("confirm-shop")).isEqualTo(SHOP);
    }

    @Test
    void enterOnTheConfirmingButtonDeletesNothing() throws Exception {
        start(1440, 900);
        review();
        choose(Reason.OTHER);
        inspector.fill("confirm-shop", SHOP);
        inspector.interact(() -> inspector.node("revoke").requestFocus());
        inspector.type(KeyCode.ENTER);
        assertThat(inspector.isShown("revoke")).isTrue();
        assertThat(table.storage().findSessionsByShop(SHOP)).hasSize(USERS + 1);
        inspector.type(KeyCode.SPACE);
        inspector.await("it is done", () -> inspector.isShown("revocation-result"));
        assertThat(table.storage().findSessionsByShop(SHOP)).isEmpty();

        inspector.clickOn("#undo");
        inspector.await("it asks", () -> inspector.isShown("confirm-undo"));
        inspector.interact(() -> inspector.node("confirm-undo").requestFocus());
        inspector.type(KeyCode.ENTER);
        assertThat(inspector.isShown("confirm-undo")).isTrue();
        inspector.type(KeyCode.ESCAPE);
        inspector.await("it is not done", () -> !inspector.isShown("confirm-undo"));
        assertThat(table.storage().findSessionsByShop(SHOP)).isEmpty();
    }

    @Test
    void theReasonIsChosenByKeysAndTheDialogSaysWhatIsMissing() throws Exception {
        start(1440, 900);
        review();
        assertThat(inspector.text("revocation-missing")).isEqualTo("Choose a reason.");
        inspector.interact(() -> inspector.node("revocation-reason").requestFocus());
        inspector.type(KeyCode.SPACE).type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertThat(inspector.<ComboBox<Reason>>node("revocation-reason").getValue())
                .isNotNull();
        assertThat(inspector.text("revocation-missing")).isEqualTo("Type " + SHOP + " to confirm.");
        inspector.fill("confirm-shop", "other.myshopify.com");
        assertThat(inspector.text("revocation-missing")).isEqualTo("What is typed is not " + SHOP + ".");
        inspector.fill("confirm-shop", SHOP);
        assertThat(inspector.text("revocation-missing")).isEmpty();
    }

    @Test
    void whatTheDialogShowsScrollsByKeysAndEndsWhereItsFieldsEnd() throws Exception {
        start(900, 700);
        review();
        choose(Reason.COMPROMISED);
        var scroll = scroll();
        inspector.interact(() -> scroll.setMaxHeight(160));
        inspector.clickOn("#confirm-shop");
        inspector.type(KeyCode.PAGE_DOWN);
        var page = scroll.getVvalue();
        assertThat(page).isPositive();
        inspector.type(KeyCode.DOWN);
        assertThat(scroll.getVvalue()).isGreaterThan(page);
        inspector.type(KeyCode.UP).type(KeyCode.PAGE_UP);
        assertThat(scroll.getVvalue()).isZero();
        inspector.interact(() -> inspector.node("revocation-online-only").requestFocus());
        inspector.type(KeyCode.DOWN);
        assertThat(scroll.getVvalue()).isPositive();
        assertThat(right("revocation-ticket")).isEqualTo(right("confirm-shop"));
    }

    @Test
    void theDialogGrowsWithWhatItShows() throws Exception {
        start(1440, 900);
        review();
        var before = ((Region) scroll().getContent()).getHeight();
        choose(Reason.COMPROMISED);
        inspector.await("there is more of it", () -> ((Region) scroll().getContent()).getHeight() > before);
        inspector.await(
                "all of it is in sight",
                () -> scroll().getViewportBounds().getHeight() >= ((Region) scroll().getContent()).getHeight());
    }

    @Test
    void afterADeletionTheTableHasTheFocus() throws Exception {
        start(1440, 900);
        review();
        choose(Reason.OTHER);
        inspector.fill("confirm-shop", SHOP);
        inspector.clickOn("#revoke");
        inspector.await("it is done", () -> inspector.isShown("revocation-result"));
        assertThat(inspector.sessions().isFocused()).isTrue();
    }

    @Test
    void nothingOfAReceiptIsCutOff() throws Exception {
        start(900, 700);
        review();
        choose(Reason.OTHER);
        inspector.fill("confirm-shop", SHOP);
        inspector.clickOn("#revoke");
        inspector.await("it is done", () -> inspector.isShown("revocation-result"));
        inspector.clickOn("#open-receipt");
        inspector.await("the receipt is shown", () -> inspector.isShown("delete-receipt"));
        var pane = inspector
                .from(inspector.<Node>node("receipt"))
                .lookup(".scroll-pane")
                .<ScrollPane>query();
        assertThat(((Region) pane.getContent()).getWidth())
                .isLessThanOrEqualTo(pane.getViewportBounds().getWidth());
        assertThat(right("delete-receipt")).isLessThan(right("receipt") - 12);
    }

    @Test
    void receiptsUseTheHeightThatTheShopsLeave() throws Exception {
        start(1440, 900);
        for (var user = 1; user <= 5; user++) {
            var id = SHOP + "_" + user;
            inspector.select(id);
            inspector.clickOn("#delete-selected");
            inspector.await("it asks", () -> inspector.isShown("revoke"));
            inspector.clickOn("#revoke");
            inspector.await(
                    "it is done",
                    () -> inspector.sessions().getItems().stream()
                            .noneMatch(row -> row.toString().equals(id)));
            inspector.await("it is said", () -> inspector.isShown("revocation-result"));
        }
        var receipts = inspector.<ListView<?>>node("receipts");
        inspector.await("all are listed", () -> receipts.getItems().size() == 5);
        assertThat(inspector.from(receipts).lookup(".scroll-bar").<ScrollBar>queryAll())
                .noneMatch(Node::isVisible);
    }

    @Test
    void theButtonThatStopsStandsBeforeTheWordsThatGrow() throws Exception {
        start(1440, 900);
        review();
        choose(Reason.OTHER);
        inspector.fill("confirm-shop", SHOP);
        proxy.always("DeleteItem", Fault.hang());
        proxy.always("TransactWriteItems", Fault.hang());
        inspector.clickOn("#revoke");
        inspector.await("it runs", () -> inspector.isShown("stop-revocation"));
        assertThat(right("stop-revocation")).isLessThan(left("revocation-progress"));
        inspector.clickOn("#stop-revocation");
        inspector.await("it is done", () -> inspector.isShown("revocation-result"));
    }

    private void review() {
        inspector.clickOn("#revoke-shop");
        inspector.await("it asks", () -> inspector.isShown("revoke"));
    }

    private void choose(Reason reason) {
        inspector.interact(
                () -> inspector.<ComboBox<Reason>>node("revocation-reason").setValue(reason));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private ScrollPane scroll() {
        return inspector
                .from(inspector.<Node>node("revocation-plan"))
                .lookup(".fitting-scroll")
                .query();
    }

    private double left(String id) {
        var node = inspector.node(id);
        return node.localToScene(node.getLayoutBounds()).getMinX();
    }

    private double right(String id) {
        var node = inspector.node(id);
        return node.localToScene(node.getLayoutBounds()).getMaxX();
    }

    private void start(double width, double height) throws Exception {
        inspector = RunningInspector.start(
                width,
                height,
                "--endpoint",
                proxy.endpoint().toString(),
                "--table",
                table.spec().table(),
                "--shop",
                SHOP);
        inspector.await("it is connected", () -> inspector.isShown("connection-bar"));
        inspector.awaitComplete();
    }
}
