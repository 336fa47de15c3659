package dev.sessioninspector;

import dev.sessioninspector.revocation.Reason;
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
import java.nio.file.Path;
import javafx.application.ColorScheme;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Makes the pictures in {@code screenshots/}, from the real program on the sandbox. Not a test: run by name. */
class Screenshots {
    private static final Path FOLDER = Path.of("screenshots");

    @RegisterExtension
    private final AwsFiles files = new AwsFiles();

    @RegisterExtension
    private final SignedInProfile profile = new SignedInProfile();

    private String theme;
    private RunningInspector inspector;

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void make(ColorScheme scheme) throws Exception {
        theme = scheme.name().toLowerCase(java.util.Locale.ROOT);
        try (var started = RunningInspector.start()) {
            dress(started, scheme);
            picture("start");
            failToConnect();
            browse();
            delete();
            revoke();
            create();
        }
        try (var started = RunningInspector.start(900, 700)) {
            dress(started, scheme);
            narrow();
        }
    }

    /** Signing in, at an IAM Identity Center on this machine. */
    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void signIn(ColorScheme scheme) throws Exception {
        theme = scheme.name().toLowerCase(java.util.Locale.ROOT);
        files.writeConfig(profile.config("acme"));
        try (var table = LocalTable.create();
                var proxy = new FaultProxy(table.spec().endpoint().orElseThrow());
                var started = RunningInspector.start(900, 700)) {
            dress(started, scheme);
            inspector.fill("connection-endpoint", proxy.endpoint().toString());
            inspector.fill("connection-table", table.spec().table());
            inspector.interact(() -> inspector
                    .<ComboBox<?>>node("connection-profile")
                    .getEditor()
                    .setText("acme"));
            inspector.clickOn("#connect");
            inspector.await("it asks", () -> inspector.isShown("sign-in-go"));
            picture("sign-in-asked");
            inspector.clickOn("#sign-in-go");
            inspector.await("it shows the page", () -> inspector.isShown("sign-in-address"));
            picture("sign-in-page");
            agree();
            inspector.await("it is connected", () -> inspector.isShown("connection-bar"));
            profile.end();
            proxy.once("Query", Fault.error(400, "com.amazon.coral.service#ExpiredTokenException", "over"));
            inspector.fill("shop", "harbor-lane-coffee");
            inspector.clickOn("#find");
            inspector.await("it asks", () -> inspector.isShown("sign-in-go"));
            picture("sign-in-list");
            profile.server().next(SsoServer.AUTHORIZE, profile.server().refuse("access_denied"));
            inspector.clickOn("#sign-in-go");
            agree();
            inspector.await("it says so", () -> inspector.text("sign-in-pane").contains("not signed in"));
            picture("sign-in-failed");
        }
    }

    private void agree() throws Exception {
        inspector.await("it shows the page", () -> inspector.isShown("sign-in-address"));
        try (var browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            var page = HttpRequest.newBuilder(URI.create(inspector.text("sign-in-address")));
            browser.send(page.build(), HttpResponse.BodyHandlers.discarding());
        }
    }

    private void dress(RunningInspector started, ColorScheme scheme) {
        inspector = started;
        inspector.interact(() -> inspector.stage().getScene().getPreferences().setColorScheme(scheme));
        inspector.await("the form is there", () -> inspector.isShown("connect"));
    }

    private void failToConnect() throws Exception {
        inspector.fill("connection-endpoint", "http://127.0.0.1:1");
        inspector.clickOn("#connect");
        inspector.await("it says so", () -> inspector.isShown("error-banner"));
        picture("start-error");
        inspector.fill("connection-endpoint", "");
    }

    private void browse() throws Exception {
        inspector.clickOn("#open-sandbox");
        inspector.await("the sandbox is open", () -> inspector.isShown("connection-bar"));
        picture("no-shop");
        find("harbor-lane-coffee");
        inspector.select("harbor-lane-coffee.myshopify.com_8842001003");
        awaitDetail();
        picture("sessions");
        find("odds-and-ends");
        inspector.select("offline_odds-and-ends.myshopify.com");
        awaitDetail();
        picture("findings");
        inspector.clickOn("#detail-item");
        picture("item");
        inspector.clickOn("#detail-decoded");
        inspector.clickOn("#health");
        picture("checklist");
        inspector.clickOn("#close-checks");
        find("nobody-here");
        picture("empty");
    }

    private void delete() throws Exception {
        find("northwind-outdoor");
        inspector.fill("filter", "expired");
        inspector.interact(() -> {
            TableView<?> table = inspector.sessions();
            table.getSelectionModel().selectRange(0, 8);
        });
        inspector.clickOn("#delete-selected");
        inspector.await("it asks", () -> inspector.isShown("revoke"));
        picture("delete");
        inspector.clickOn("#revoke");
        awaitResult();
        inspector.clickOn("#dismiss-result");
    }

    private void revoke() throws Exception {
        find("velo-atelier");
        review(Reason.COMPROMISED);
        picture("revoke");
        confirm("velo-atelier.myshopify.com");
        picture("revoked");
        inspector.clickOn("#undo");
        picture("undo");
        inspector.clickOn("#confirm-undo");
        inspector.await("they are back", () -> inspector.text("revoke-shop").contains("Revoke all"));
        inspector.clickOn("#watch");
        inspector.clickOn("#open-receipt");
        inspector.await("the receipt is there", () -> inspector.isShown("receipt"));
        picture("receipt");
        inspector.clickOn("#close-receipt");
        inspector.clickOn("#dismiss-result");
    }

    private void review(Reason reason) {
        inspector.clickOn("#revoke-shop");
        inspector.await("it asks", () -> inspector.isShown("revoke"));
        inspector.interact(() -> inspector
                .<ComboBox<Reason>>node("revocation-reason")
                .getSelectionModel()
                .select(reason));
    }

    private void confirm(String shop) {
        inspector.fill("confirm-shop", shop);
        inspector.clickOn("#revoke");
        awaitResult();
    }

    private void awaitResult() {
        inspector.await("it is done", () -> !inspector.text("revocation-result").isEmpty());
    }

    private void create() throws Exception {
        inspector.clickOn("#create-session");
        picture("new-session");
        inspector.clickOn("#cancel-new");
    }

    private void narrow() throws Exception {
        picture("narrow-start");
        inspector.clickOn("#open-sandbox");
        inspector.await("the sandbox is open", () -> inspector.isShown("connection-bar"));
        find("harbor-lane-coffee");
        picture("narrow");
        inspector.select("harbor-lane-coffee.myshopify.com_8842001003");
        awaitDetail();
        picture("narrow-detail");
        review(Reason.LOGIN_LOOP);
        picture("narrow-revoke");
        confirm("harbor-lane-coffee.myshopify.com");
        picture("narrow-revoked");
    }

    private void find(String shop) {
        inspector.fill("shop", shop);
        inspector.clickOn("#find");
        inspector.awaitComplete();
    }

    private void awaitDetail() {
        inspector.await("the session is read", () -> inspector.isShown("access-token"));
    }

    private void picture(String name) throws Exception {
        inspector.picture(FOLDER.resolve(name + "-" + theme + ".png"));
    }
}
