package dev.sessioninspector.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.support.AwsFiles;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.FaultProxy;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.RunningInspector;
import dev.sessioninspector.support.SignedInProfile;
import dev.sessioninspector.support.SsoServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sign-in that is over interrupts nothing: in the real window, with the real SDK and DynamoDB Local. */
class SignInTest {
    private static final String SHOP = "sign-in.myshopify.com";
    private static final Fault OVER = Fault.error(400, "com.amazon.coral.service#ExpiredTokenException", "over");

    @RegisterExtension
    final AwsFiles files = new AwsFiles();

    @RegisterExtension
    final SignedInProfile profile = new SignedInProfile();

    private LocalTable table;
    private FaultProxy proxy;
    private RunningInspector inspector;

    @BeforeEach
    void start() throws Exception {
        files.writeConfig(profile.config("acme"));
        table = LocalTable.create();
        for (var user = 1; user <= 5; user++) {
            table.storage()
                    .storeSession(Session.of(SHOP + "_" + user, SHOP, "", true)
                            .withToken(new Secret("shpua_FAKE"), "read_products", Expiry.NEVER));
        }
        proxy = new FaultProxy(table.spec().endpoint().orElseThrow());
        inspector = RunningInspector.start(
                "--profile",
                "acme",
                "--endpoint",
                proxy.endpoint().toString(),
                "--table",
                table.spec().table());
    }

    @AfterEach
    void end() throws Exception {
        inspector.close();
        proxy.close();
        table.close();
    }

    @Test
    void theWorkGoesOnAfterEachSignIn() throws Exception {
        inspector.await("it asks while it connects", () -> inspector.isShown("sign-in-go"));
        assertThat(inspector.text("sign-in-pane")).contains("acme");
        signIn();
        inspector.await("it is connected", () -> inspector.isShown("connection-bar"));

        isOver("Query");
        inspector.fill("shop", SHOP);
        inspector.clickOn("#find");
        inspector.await("it asks in the middle of the list", () -> inspector.isShown("sign-in-go"));
        assertThat(inspector.text("list-status")).contains("waiting for the sign-in");
        inspector.fill("filter", "typed meanwhile");
        signIn();
        inspector.awaitComplete();
        assertThat(inspector.text("list-status")).isEqualTo("5 sessions, complete");
        assertThat(inspector.text("filter")).isEqualTo("typed meanwhile");
        inspector.fill("filter", "");

        inspector.select(SHOP + "_1");
        inspector.clickOn("#delete-selected");
        inspector.await("it asks", () -> inspector.isShown("revoke"));
        isOver("DeleteItem");
        inspector.clickOn("#revoke");
        inspector.await("it asks in the middle of the deletion", () -> inspector.isShown("sign-in-go"));
        assertThat(inspector.text("revocation-progress")).contains("waiting for the sign-in");
        signIn();
        inspector.await("it is done", () -> inspector.text("revocation-result").contains("1 session is gone"));
        assertThat(inspector.isShown("sign-in-title")).isFalse();
        assertThat(table.storage().findSessionsByShop(SHOP)).hasSize(4);
    }

    @Test
    void whoSaysNotNowIsToldAndCanSignInLater() throws Exception {
        inspector.await("it asks while it connects", () -> inspector.isShown("sign-in-go"));
        inspector.clickOn("#sign-in-cancel");
        inspector.await("it says so", () -> inspector.text("error-banner").contains("The sign-in of profile acme"));
        inspector.clickOn("#error-sign-in");
        agree();
        inspector.await("it is connected after all", () -> inspector.isShown("connection-bar"));
    }

    @Test
    void aRefusalIsSaidAndTheNextTryGoesOn() throws Exception {
        inspector.await("it asks while it connects", () -> inspector.isShown("sign-in-go"));
        profile.server().next(SsoServer.AUTHORIZE, profile.server().refuse("access_denied"));
        signIn();
        inspector.await("it says so", () -> inspector.text("sign-in-pane").contains("not signed in"));
        signIn();
        inspector.await("it is connected", () -> inspector.isShown("connection-bar"));
    }

    /** The sign-in ends on this computer, and the next such call finds the role's credentials over. */
    private void isOver(String action) throws Exception {
        profile.end();
        proxy.once(action, OVER);
    }

    private void signIn() throws Exception {
        inspector.clickOn("#sign-in-go");
        agree();
    }

    /** Does what a browser does with the page that is shown. */
    private void agree() throws Exception {
        inspector.await("it shows the page", () -> inspector.isShown("sign-in-address"));
        var page = URI.create(inspector.text("sign-in-address"));
        try (var browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding());
        }
    }
}
