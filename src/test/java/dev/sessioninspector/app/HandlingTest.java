package dev.sessioninspector.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.RunningInspector;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the window feels: what is highlighted, what keys do, and where things stand. */
@Timeout(120)
class HandlingTest {
    private static final String SHOP = "handling.myshopify.com";
    private static final int USERS = 9;

    private LocalTable table;
    private RunningInspector inspector;

    @BeforeEach
    void store() {
        table = LocalTable.create();
        table.storage().storeSession(session("offline_" + SHOP, false));
        for (var user = 1; user <= USERS; user++) {
            table.storage().storeSession(session(SHOP + "_" + user, true));
        }
    }

    private static Session session(String id, boolean online) {
        return Session.of(id, SHOP, "", online)
                .withToken(new Secret("shpat_FAKE_handling"), "read_products", Expiry.NEVER);
    }

    @AfterEach
    void end() throws Exception {
        inspector.close();
        table.close();
    }

    @Test
    void theHighlightedShopIsTheOneThatIsListed() throws Exception {
        start(1440, 900);
        for (var shop : new String[] {"new-on-top", "another", SHOP}) {
            inspector.fill("shop", shop);
            inspector.type(KeyCode.ENTER);
            inspector.awaitComplete();
            assertThat(inspector.<ListView<String>>node("recent-shops")
                            .getSelectionModel()
                            .getSelectedItems())
                    .singleElement()
                    .asString()
                    .startsWith(shop);
        }
        inspector.interact(
                () -> inspector.<ListView<String>>node("recent-shops").getItems().clear());
        assertThat(inspector.<ListView<String>>node("recent-shops")
                        .getSelectionModel()
                        .getSelectedItems())
                .isEmpty();
    }

    private void start(double width, double height) throws Exception {
        inspector = RunningInspector.start(
                width,
                height,
                "--endpoint",
                table.spec().endpoint().orElseThrow().toString(),
                "--table",
                table.spec().table(),
                "--shop",
                SHOP);
        inspector.await("it is connected", () -> inspector.isShown("connection-bar"));
        inspector.awaitComplete();
    }
}
