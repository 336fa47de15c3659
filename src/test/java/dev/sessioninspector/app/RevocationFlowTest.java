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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Revocations in the real window, by node ids, on a real DynamoDB Local. */
@Timeout(120)
class RevocationFlowTest {
    private static final String SHOP = "flow.myshopify.com";
    private static final String TOKEN = "shpat_FAKE_flow";
    private static final int USERS = 40;

    private LocalTable table;
    private FaultProxy proxy;
    private RunningInspector inspector;

    @BeforeEach
    void store() {
        table = LocalTable.create();
        table.storage().storeSession(session("offline_" + SHOP, false, TOKEN));
        for (var user = 1; user <= USERS; user++) {
            table.storage().storeSession(session(SHOP + "_" + user, true, TOKEN));
        }
        proxy = new FaultProxy(table.spec().endpoint().orElseThrow());
    }

    private static Session session(String id, boolean online, String token) {
        return Session.of(id, SHOP, "", online).withToken(new Secret(token), "read_products", Expiry.NEVER);
    }

    @AfterEach
    void end() throws Exception {
        inspector.close();
        proxy.close();
        table.close();
    }

    @Test
    void aWholeShopIsRevokedProvedAndPutBack() throws Exception {
        start();
        inspector.fill("filter", "no such line");
        assertThat(inspector.text("revoke-shop")).isEqualTo("Revoke all 41 sessions …");
        review("revoke-shop");
        assertThat(inspector.text("revocation-plan"))
                .contains("Delete all 41 sessions of " + SHOP, "1 offline, 40 online", "not revoked")
                .contains(table.spec().table(), "us-east-1", "Local", "24 hours", "uninstalled")
                .doesNotContain(TOKEN);
        assertThat(inspector.node("revoke").isDisabled()).isTrue();
        inspector.fill("confirm-shop", SHOP);
        assertThat(inspector.node("revoke").isDisabled()).isTrue();
        assertThat(inspector.text("revocation-advice")).startsWith("Choose why first");
        choose(Reason.COMPROMISED);
        assertThat(inspector.text("revocation-advice")).startsWith("First cut the app off at Shopify");
        inspector.fill("revocation-ticket", "SUP-1234");
        inspector.clickOn("#revoke");
        awaitResult("41 sessions are gone, confirmed by a consistent read.");
        assertThat(table.storage().findSessionsByShop(SHOP)).isEmpty();
        assertThat(inspector.text("list-status")).isEqualTo("No sessions, complete");
        assertThat(receipts())
                .singleElement()
                .satisfies(file -> assertThat(Files.readString(file))
                        .contains("COMPROMISED", "SUP-1234", SHOP + "_" + USERS)
                        .doesNotContain(TOKEN));

        inspector.clickOn("#undo");
        inspector.await("it asks", () -> inspector.isShown("confirm-undo"));
        inspector.clickOn("#confirm-undo");
        inspector.await("they are back", () -> inspector.text("list-status").equals("41 sessions, complete"));
        assertThat(table.storage().loadSession(SHOP + "_1").orElseThrow().accessToken())
                .contains(new Secret(TOKEN));
        inspector.clickOn("#open-receipt");
        inspector.await("the receipt is shown", () -> inspector.isShown("receipt"));
        assertThat(inspector.text("receipt")).contains("SUP-1234", "41 put back", "Not revoked.");
    }

    @Test
    void inALoginLoopTheOfflineSessionStays() throws Exception {
        start();
        review("revoke-shop");
        choose(Reason.LOGIN_LOOP);
        assertThat(inspector.text("revocation-plan"))
                .contains("Delete the 40 online sessions", "1 session that is not online is left out");
        inspector.fill("confirm-shop", SHOP);
        inspector.clickOn("#revoke");
        awaitResult("40 sessions are gone");
        assertThat(table.storage().findSessionsByShop(SHOP))
                .extracting(Session::id)
                .containsExactly("offline_" + SHOP);
    }

    @Test
    void whatChangedSinceTheReviewIsKeptAndLookedAtAgain() throws Exception {
        start();
        review("revoke-shop");
        table.storage().storeSession(session(SHOP + "_7", true, "shpat_FAKE_new"));
        choose(Reason.OTHER);
        inspector.fill("confirm-shop", SHOP);
        inspector.clickOn("#revoke");
        awaitResult("Of 41 sessions: 40 gone, 1 changed or made anew meanwhile, and kept.");
        assertThat(table.storage().loadItem(SHOP + "_7")).isPresent();
        inspector.clickOn("#look-again");
        inspector.await("it asks", () -> inspector.isShown("revoke"));
        assertThat(inspector.text("revocation-plan")).contains(SHOP + "_7");
        inspector.clickOn("#revoke");
        awaitResult("1 session is gone");
        assertThat(table.storage().loadItem(SHOP + "_7")).isEmpty();
        assertThat(receipts()).hasSize(2);
    }

    @Test
    void stoppingInTheMiddleAccountsForEverySession() throws Exception {
        start();
        review("revoke-shop");
        hangDeletions();
        choose(Reason.OTHER);
        inspector.fill("confirm-shop", SHOP);
        inspector.clickOn("#revoke");
        inspector.await("it runs", () -> inspector.isShown("stop-revocation"));
        assertThat(inspector.text("revocation-progress")).contains("0 of 41 done");
        inspector.clickOn("#stop-revocation");
        awaitResult("Of 41 sessions: ");
        assertThat(inspector.text("revocation-result")).contains("not attempted");
        assertThat(inspector.text("revocation-result")).contains("It was stopped before the end.");
        assertThat(inspector.isShown("try-again")).isTrue();
    }

    @Test
    void closingTheWindowInTheMiddleStopsAndTellsTheOutcomeFirst() throws Exception {
        start();
        review("revoke-shop");
        hangDeletions();
        choose(Reason.OTHER);
        inspector.fill("confirm-shop", SHOP);
        inspector.clickOn("#revoke");
        inspector.await("it runs", () -> inspector.isShown("stop-revocation"));
        requestClose();
        assertThat(inspector.stage().isShowing()).isTrue();
        awaitResult("Of 41 sessions: ");
        assertThat(receipts())
                .singleElement()
                .satisfies(file -> assertThat(Files.readString(file)).contains("STOPPED"));
    }

    @Test
    void anInterruptedRevocationIsFoundAtTheNextStartAndGoneOnWith() throws Exception {
        start();
        review("revoke-shop");
        choose(Reason.OTHER);
        inspector.fill("confirm-shop", SHOP);
        inspector.clickOn("#revoke");
        awaitResult("41 sessions are gone");
        inspector.close();
        // As if the program had been killed right after it had begun.
        var receipt = receipts().getFirst();
        Files.writeString(receipt, Files.readAllLines(receipt).getFirst() + "\n");
        table.storage().storeSession(session(SHOP + "_3", true, TOKEN));

        inspector = RunningInspector.start(inspector.home(), 1440, 900, arguments());
        inspector.await("it tells", () -> inspector.isShown("interrupted"));
        assertThat(inspector.text("interrupted")).contains("A revocation was interrupted: " + SHOP + ", 0 of 41 done");
        inspector.awaitComplete();
        inspector.clickOn("#go-on");
        inspector.await("it asks", () -> inspector.isShown("revoke"));
        assertThat(inspector.text("revocation-plan")).contains("Go on", SHOP + "_3", "40 sessions were gone already");
        inspector.fill("confirm-shop", SHOP);
        inspector.clickOn("#revoke");
        awaitResult("1 session is gone");
        inspector.await("nothing is interrupted any more", () -> !inspector.isShown("interrupted"));
        assertThat(receipts()).hasSize(1);
    }

    @Test
    void inProductionASingleSessionIsTypedToo() throws Exception {
        start("--environment", "production", "--capability", "delete");
        inspector.select(SHOP + "_1");
        review("delete-selected");
        assertThat(inspector.text("revocation-plan")).contains("Production", "account not known");
        assertThat(inspector.node("revoke").isDisabled()).isTrue();
        inspector.fill("confirm-shop", SHOP);
        inspector.clickOn("#revoke");
        awaitResult("1 session is gone");
    }

    @Test
    void byKeysAlone() throws Exception {
        start();
        inspector.interact(() -> inspector.sessions().requestFocus());
        inspector.type(KeyCode.DOWN).type(KeyCode.DELETE);
        inspector.await("it asks", () -> inspector.isShown("revoke"));
        inspector.type(KeyCode.ENTER);
        inspector.await("Enter means no", () -> !inspector.isShown("revoke"));
        assertThat(table.storage().findSessionsByShop(SHOP)).hasSize(USERS + 1);

        inspector.interact(() -> inspector.sessions().requestFocus());
        inspector.type(KeyCode.DELETE);
        inspector.await("it asks", () -> inspector.isShown("revoke"));
        for (var tabs = 0; tabs < 12 && !focused("revoke"); tabs++) {
            inspector.type(KeyCode.TAB);
        }
        inspector.type(KeyCode.SPACE);
        awaitResult("1 session is gone");
    }

    @Test
    void receiptsAreListedReadAndDeletedAfterAQuestion() throws Exception {
        start();
        assertThat(inspector.isShown("receipts")).isFalse();
        inspector.select(SHOP + "_1");
        review("delete-selected");
        inspector.clickOn("#revoke");
        awaitResult("1 session is gone");
        inspector.await("it is listed", () -> inspector.isShown("receipts"));
        inspector.clickOn("#receipts");
        inspector.await("it is shown", () -> inspector.isShown("receipt"));
        assertThat(inspector.text("receipt")).contains("1 session planned: 1 gone.", "400 days");
        inspector.clickOn("#delete-receipt");
        inspector.type(KeyCode.ESCAPE);
        inspector.await("it is kept", () -> !inspector.isShown("confirm-delete-receipt"));
        inspector.interact(() -> inspector.node("receipts").requestFocus());
        inspector.type(KeyCode.DELETE);
        inspector.await("it asks", () -> inspector.isShown("confirm-delete-receipt"));
        inspector.clickOn("#confirm-delete-receipt");
        inspector.await("it is gone", () -> !inspector.isShown("receipts"));
        assertThat(receipts()).isEmpty();
    }

    private void start(String... more) throws Exception {
        inspector = RunningInspector.start(arguments(more));
        inspector.await("it is connected", () -> inspector.isShown("connection-bar"));
        inspector.awaitComplete();
    }

    private String[] arguments(String... more) {
        var arguments = new ArrayList<>(List.of(
                "--endpoint",
                proxy.endpoint().toString(),
                "--table",
                table.spec().table(),
                "--shop",
                SHOP));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private void review(String button) {
        inspector.clickOn("#" + button);
        inspector.await("it asks", () -> inspector.isShown("revoke"));
    }

    private void choose(Reason reason) {
        inspector.interact(() -> inspector
                .<ComboBox<Reason>>node("revocation-reason")
                .getSelectionModel()
                .select(reason));
    }

    private void hangDeletions() {
        proxy.always("DeleteItem", Fault.hang());
        proxy.always("TransactWriteItems", Fault.hang());
    }

    private void awaitResult(String words) {
        inspector.await(
                "it says: " + words, () -> inspector.text("revocation-result").contains(words));
    }

    private void requestClose() {
        inspector.interact(() -> Event.fireEvent(
                inspector.stage(), new WindowEvent(inspector.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private static boolean focused(String id) {
        return Window.getWindows().stream()
                .filter(Window::isFocused)
                .map(window -> window.getScene().getFocusOwner())
                .map(Node::getId)
                .anyMatch(id::equals);
    }

    private List<Path> receipts() throws IOException {
        try (var files = Files.list(inspector.home().resolve("receipts"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
        }
    }
}
