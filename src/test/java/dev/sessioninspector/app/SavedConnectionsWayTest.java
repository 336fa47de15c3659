package dev.sessioninspector.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.settings.SavedConnection;
import dev.sessioninspector.settings.Settings;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.RunningInspector;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved connections in the real window, on a real DynamoDB Local. */
class SavedConnectionsWayTest {
    private static final String SHOP = "saved-way.myshopify.com";

    @TempDir
    private Path home;

    private LocalTable table;
    private RunningInspector inspector;

    @BeforeEach
    void store() {
        table = LocalTable.create();
        for (var user = 1; user <= 3; user++) {
            table.storage().storeSession(Session.of(SHOP + "_" + user, SHOP, "", true));
        }
    }

    @AfterEach
    void end() throws Exception {
        inspector.close();
        table.close();
    }

    private void start() throws Exception {
        inspector = RunningInspector.start(home, 1440, 900);
    }

    private void keep(String name, Environment environment) {
        var spec = new ConnectionSpec(
                Optional.empty(),
                Optional.empty(),
                table.spec().endpoint(),
                table.spec().table(),
                table.spec().index(),
                environment,
                environment.defaultCapability());
        new Settings(home).keep(List.of(new SavedConnection(name, spec, Optional.empty())));
    }

    private void open(String card, String name) {
        inspector.await("the card is there", () -> inspector.isShown(card));
        inspector.clickOn("#" + card);
        awaitConnection(name);
    }

    private void awaitConnection(String name) {
        inspector.await(
                "it is connected", () -> inspector.text("connection-bar").contains(name));
    }

    @Test
    void whatIsSavedIsThereAfterARestartWithItsShops() throws Exception {
        start();
        inspector.fill(
                "connection-endpoint", table.spec().endpoint().orElseThrow().toString());
        inspector.fill("connection-table", table.spec().table());
        inspector.fill("connection-name", "My table");
        inspector.clickOn("#save-connection");
        inspector.await("it is saved", () -> inspector.text("start-notice").contains("Saved My table"));
        inspector.close();

        start();
        open("saved-1", "My table");
        assertThat(inspector.stage().getTitle()).startsWith("My table · Local");
        inspector.fill("shop", SHOP);
        inspector.clickOn("#find");
        inspector.awaitComplete();
        inspector.close();

        start();
        open("saved-1", "My table");
        inspector.await(
                "the shop is remembered",
                () -> inspector.<ListView<?>>node("recent-shops").getItems().stream()
                        .anyMatch(SHOP::equals));
    }

    @Test
    void productionIsUnlockedByItsNameAndLockedAgain() throws Exception {
        keep("Acme production", Environment.PRODUCTION);
        start();
        open("saved-1", "Acme production");
        inspector.fill("shop", SHOP);
        inspector.clickOn("#find");
        inspector.awaitComplete();
        inspector.select(SHOP + "_1");
        assertThat(inspector.node("delete-selected").isDisabled()).isTrue();

        inspector.clickOn("#unlock");
        inspector.await("it asks", () -> inspector.isShown("unlock-name"));
        assertThat(inspector.text("unlock-dialog"))
                .contains("Production", "not known", "us-east-1", table.spec().table());
        inspector.fill("unlock-name", "Acme");
        assertThat(inspector.node("confirm-unlock").isDisabled()).isTrue();
        inspector.fill("unlock-name", "Acme production");
        inspector.clickOn("#confirm-unlock");
        inspector.await("it is unlocked", () -> inspector.isShown("lock"));
        assertThat(inspector.text("unlock-left")).contains(":");
        assertThat(inspector.node("create-session").isDisabled()).isTrue();

        inspector.clickOn("#delete-selected");
        inspector.await("it asks", () -> inspector.isShown("revoke"));
        inspector.fill("confirm-shop", SHOP);
        inspector.clickOn("#revoke");
        inspector.await("it is gone", () -> inspector.text("list-status").equals("2 sessions, complete"));
        assertThat(table.storage().loadItem(SHOP + "_1")).isEmpty();

        inspector.clickOn("#lock");
        inspector.await("it is locked", () -> inspector.isShown("unlock"));
        inspector.select(SHOP + "_2");
        assertThat(inspector.node("delete-selected").isDisabled()).isTrue();
    }

    @Test
    void aKeyLeadsFromOneConnectionToAnother() throws Exception {
        keep("Acme production", Environment.PRODUCTION);
        keep("Acme staging", Environment.STAGING);
        start();
        open("saved-1", "Acme production");
        inspector.push(KeyCode.CONTROL, KeyCode.K);
        inspector.await("the list is there", () -> inspector.isShown("switcher"));
        inspector.write("stag", 0);
        inspector.type(KeyCode.ENTER);
        awaitConnection("Staging");
        assertThat(inspector.isShown("switcher")).isFalse();
        inspector.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        awaitConnection("Acme production");
    }

    @Test
    void whatCannotBeOpenedLeavesTheWindowWhereItIs() throws Exception {
        keep("Acme", Environment.STAGING);
        new Settings(home)
                .keep(List.of(new SavedConnection(
                        "Nowhere",
                        new ConnectionSpec(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(java.net.URI.create("http://127.0.0.1:1")),
                                "the_table",
                                "the_index",
                                Environment.LOCAL,
                                Environment.LOCAL.defaultCapability()),
                        Optional.empty())));
        start();
        open("saved-1", "Acme");
        inspector.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        inspector.await("it says so", () -> inspector.text("switcher").contains("Nobody answers at"));
        inspector.type(KeyCode.ESCAPE);
        assertThat(inspector.text("connection-bar")).contains("Acme");
    }

    @Test
    void whatWasDeletedComesBack() throws Exception {
        keep("Acme", Environment.STAGING);
        start();
        inspector.await("the card is there", () -> inspector.isShown("saved-1"));
        inspector.clickOn("#saved-1-menu").clickOn("#remove-connection");
        inspector.await("it is gone", () -> !inspector.isShown("saved-1"));
        inspector.clickOn("#undo-remove");
        inspector.await("it is back", () -> inspector.isShown("saved-1"));
    }
}
