package dev.sessioninspector.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.RunningInspector;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole job in the real window, on a real DynamoDB Local. */
class WholeWayTest {
    private static final String SHOP = "whole-way.myshopify.com";
    private static final String TOKEN = "shpat_FAKE_whole_way";

    private LocalTable table;
    private RunningInspector inspector;

    @BeforeEach
    void store() {
        table = LocalTable.create();
        table.storage().storeSession(session("offline_" + SHOP, false));
        for (var user = 1; user <= 5; user++) {
            table.storage().storeSession(session(SHOP + "_" + user, true));
        }
    }

    private static Session session(String id, boolean online) {
        return Session.of(id, SHOP, "", online)
                .withToken(
                        new Secret(TOKEN),
                        "read_products",
                        new Expiry.At(Instant.now().plusSeconds(3600)));
    }

    @AfterEach
    void end() throws Exception {
        inspector.close();
        table.close();
    }

    @Test
    void connectsByTheFormAndFindsAShop() throws Exception {
        inspector = RunningInspector.start();
        inspector.fill(
                "connection-endpoint", table.spec().endpoint().orElseThrow().toString());
        inspector.fill("connection-table", table.spec().table());
        assertThat(inspector.text("connection-capability")).contains("reate");
        inspector.clickOn("#connect");
        inspector.await("it is connected", () -> inspector.isShown("connection-bar"));
        assertThat(inspector.text("connection-bar"))
                .contains("Local", "not known", "us-east-1", table.spec().table());
        assertThat(inspector.isShown("checks")).isFalse();

        inspector.fill("shop", "whole-way");
        inspector.clickOn("#find");
        inspector.awaitComplete();
        assertThat(inspector.text("list-status")).isEqualTo("6 sessions, complete");
        assertThat(inspector.sessions().getItems()).hasSize(6);
    }

    @Test
    void showsASessionWithItsTokenMaskedUntilItIsRevealed() throws Exception {
        inspector = open("--shop", SHOP);
        inspector.awaitComplete();
        inspector.select("offline_" + SHOP);
        inspector.await("it is read", () -> inspector.text("session-detail").contains("Expiring offline"));
        assertThat(inspector.text("session-detail")).contains("offline_" + SHOP).doesNotContain(TOKEN);
        assertThat(inspector.text("raw-item")).doesNotContain(TOKEN);

        inspector.clickOn("#reveal-access-token");
        assertThat(inspector.text("session-detail")).contains(TOKEN);
        inspector.select(SHOP + "_1");
        inspector.await(
                "another is read", () -> inspector.text("session-detail").contains(SHOP + "_1"));
        assertThat(inspector.text("session-detail")).doesNotContain(TOKEN);
    }

    @Test
    void deletesOnlyWhatWasConfirmedAndSaysWhatBecameOfIt() throws Exception {
        inspector = open("--shop", SHOP);
        inspector.awaitComplete();
        inspector.select(SHOP + "_1");
        inspector.selectToo(SHOP + "_2");
        inspector.clickOn("#delete-selected");
        inspector.await("it asks", () -> inspector.isShown("revoke"));
        assertThat(inspector.text("revocation-plan"))
                .contains(
                        "Delete 2 sessions",
                        SHOP + "_1",
                        SHOP + "_2",
                        "not revoked",
                        table.spec().table());
        assertThat(table.storage().findSessionsByShop(SHOP)).hasSize(6);

        inspector.clickOn("#revoke");
        inspector.await("it is done", () -> !inspector.text("revocation-result").isEmpty());
        assertThat(inspector.text("revocation-result")).contains("2 sessions are gone");
        assertThat(inspector.text("list-status")).isEqualTo("4 sessions, complete");
        assertThat(table.storage().findSessionsByShop(SHOP))
                .extracting(Session::id)
                .containsExactlyInAnyOrder("offline_" + SHOP, SHOP + "_3", SHOP + "_4", SHOP + "_5");
    }

    @Test
    void leavesASessionAloneThatTheAppHasRefreshedMeanwhile() throws Exception {
        inspector = open("--shop", SHOP);
        inspector.awaitComplete();
        inspector.select("offline_" + SHOP);
        inspector.clickOn("#delete-selected");
        inspector.await("it asks", () -> inspector.isShown("revoke"));
        table.storage()
                .storeSession(Session.of("offline_" + SHOP, SHOP, "", false)
                        .withToken(new Secret("shpat_FAKE_new"), "read_products", Expiry.NEVER));
        inspector.clickOn("#revoke");
        inspector.await("it is done", () -> !inspector.text("revocation-result").isEmpty());
        assertThat(inspector.text("revocation-result")).contains("1 changed or made anew meanwhile, and kept");
        assertThat(table.storage().loadItem("offline_" + SHOP)).isPresent();
    }

    @Test
    void createsATestSessionAndNeverOverAnExistingId() throws Exception {
        inspector = open("--shop", SHOP);
        inspector.awaitComplete();
        inspector.clickOn("#create-session");
        inspector.fill("new-shop", "fresh-shop");
        assertThat(inspector.text("new-id")).isEqualTo("offline_fresh-shop.myshopify.com");
        inspector.clickOn("#create");
        inspector.await("the form is closed", () -> !inspector.isShown("new-shop"));
        inspector.awaitComplete();
        assertThat(inspector.text("list-status")).isEqualTo("1 session, complete");
        assertThat(table.storage().loadSession("offline_fresh-shop.myshopify.com"))
                .isPresent();

        inspector.clickOn("#create-session");
        inspector.clickOn("#create");
        inspector.await("it refuses", () -> inspector.text("new-error").contains("already"));
    }

    @ParameterizedTest
    @CsvSource({"900, 700", "1280, 800"})
    void whateverIsOpenTheFormCanBeUsed(double width, double height) throws Exception {
        inspector = RunningInspector.start(width, height, arguments("--shop", SHOP));
        inspector.awaitComplete();
        inspector.select(SHOP + "_1");
        inspector.clickOn("#delete-selected");
        inspector.await("it asks", () -> inspector.isShown("revoke"));
        inspector.clickOn("#revoke");
        inspector.await("it is gone", () -> inspector.isShown("revocation-result"));
        inspector.clickOn("#health");
        inspector.clickOn("#create-session");
        inspector.await("the form is there", () -> inspector.isShown("create"));
        var form = inspector
                .from(inspector.<Node>node("new-session"))
                .lookup(".scroll-pane")
                .<ScrollPane>query();
        inspector.interact(() -> {
            inspector.<TextField>node("new-shop").setText("fresh-shop");
            form.setVvalue(1);
        });
        inspector.clickOn("#create");
        inspector.await("the form is closed", () -> !inspector.isShown("new-shop"));
    }

    @Test
    void aConnectionThatMayOnlyLookDeletesAndCreatesNothing() throws Exception {
        inspector = open("--shop", SHOP, "--environment", "production");
        inspector.awaitComplete();
        inspector.select(SHOP + "_1");
        for (var id : List.of("delete-selected", "create-session")) {
            assertThat(inspector.node(id).isDisabled()).as(id).isTrue();
        }
        assertThat(inspector.text("connection-bar")).contains("Production", "look only");
        assertThat(inspector.text("denials")).isEqualTo("This connection may only look.");
    }

    @Test
    void aMissingTableOpensTheChecklist() throws Exception {
        inspector = RunningInspector.start(
                "--endpoint", table.spec().endpoint().orElseThrow().toString(), "--table", "no_such_table");
        inspector.await("the checklist is there", () -> inspector.isShown("checks"));
        assertThat(inspector.text("checks")).contains("There is no table no_such_table");
        assertThat(inspector.isShown("connection-bar")).isTrue();
    }

    @Test
    void aMissingTableIsMadeOnceThatIsConfirmed() throws Exception {
        var name = "made_" + java.util.UUID.randomUUID();
        inspector = RunningInspector.start(
                "--endpoint", table.spec().endpoint().orElseThrow().toString(), "--table", name);
        inspector.await("it can be made", () -> inspector.isShown("create-table"));
        inspector.clickOn("#create-table");
        inspector.await("it asks", () -> inspector.isShown("confirm-create"));
        inspector.clickOn("#confirm-create");
        inspector.await("it is healthy", () -> inspector.text("connection-bar").contains("healthy"));
        assertThat(inspector.isShown("create-table")).isFalse();
        inspector.clickOn("#probe-writes");
        inspector.await("writing is proved", () -> inspector.text("checks").contains("PutItem is allowed"));
    }

    private RunningInspector open(String... more) throws Exception {
        return RunningInspector.start(arguments(more));
    }

    private String[] arguments(String... more) {
        var arguments = new java.util.ArrayList<>(List.of(
                "--endpoint",
                table.spec().endpoint().orElseThrow().toString(),
                "--table",
                table.spec().table()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
