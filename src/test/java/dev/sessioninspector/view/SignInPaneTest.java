package dev.sessioninspector.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.ConnectionException;
import dev.sessioninspector.connection.Person.MfaRequest;
import dev.sessioninspector.connection.Profile;
import dev.sessioninspector.connection.SignIn.Step;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.storage.StorageException.Credentials;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import dev.sessioninspector.support.AppParts;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.FakeSignIn;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.support.SignIns;
import dev.sessioninspector.task.TaskRunner;
import dev.sessioninspector.viewmodel.AppModel;
import dev.sessioninspector.viewmodel.SignInModel;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What a person can do where the program needs one, by mouse and keys; nothing else in the window is touched by it. */
@Timeout(180)
class SignInPaneTest {
    private static final URI PAGE = URI.create("https://oidc.eu-west-1.amazonaws.com/authorize?response_type=code"
            + "&client_id=fake-client&state=fake-state&code_challenge_method=S256&scopes=sso%3Aaccount%3Aaccess"
            + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A41234%2Foauth%2Fcallback&code_challenge=fake-challenge-fake");

    private final TaskRunner tasks = TaskRunner.onVirtualThreads(Platform::runLater);
    private final FakeSignIn port = new FakeSignIn();
    private final SettableClock clock = new SettableClock();
    private final SignInModel signIn = SignIns.with(port, tasks, Platform::runLater, clock);
    private final AppModel model = new AppModel(AppParts.of(
            tasks,
            clock,
            Path.of("target", "homes", "sign-in-pane"),
            spec -> Connections.to(new InMemorySessionStorage(), spec, () -> Connections.HEALTHY, () -> {}),
            AppParts.profiles(new Profile("acme", Profile.Kind.SSO)),
            signIn));
    private final FxRobot robot = new FxRobot();
    private MainView view;

    @BeforeEach
    void show() throws Exception {
        var stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            view = new MainView(model);
            stage.setWidth(900);
            stage.setHeight(700);
            var scene = new Scene(view);
            Theme.apply(scene);
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        robot.interact(() -> {
            view.close();
            model.close();
        });
        FxToolkit.cleanupStages();
    }

    @Test
    void takesNoPlaceWhileThereIsNothingToDo() throws Exception {
        connect();
        assertThat(node("sign-in-pane").isManaged()).isFalse();
    }

    @Test
    void coversNeitherTheConnectionBarNorTheProgress() throws Exception {
        connect();
        renew(Reason.SIGN_IN);
        await(() -> isThere("sign-in-go"));
        robot.clickOn("#sign-in-go");
        port.step(new Step.Code(PAGE, "FAKE-CODE", clock.instant().plusSeconds(600)));
        await(() -> isThere("sign-in-code"));
        var pane = node("sign-in-pane").localToScene(node("sign-in-pane").getLayoutBounds());
        var bar = node("connection-bar").localToScene(node("connection-bar").getLayoutBounds());
        var notice = node("notice").localToScene(node("notice").getLayoutBounds());
        assertThat(pane.getMinY()).isGreaterThanOrEqualTo(bar.getMaxY());
        assertThat(pane.getMaxY()).isLessThan(notice.getMinY());
        assertThat(pane.getWidth()).isLessThanOrEqualTo(900);
        for (var id : List.of("sign-in-copy", "sign-in-open", "sign-in-cancel", "sign-in-copy-code")) {
            var button = (Labeled) node(id);
            var bounds = button.localToScene(button.getLayoutBounds());
            assertThat(bounds.getMaxX()).as(id).isLessThanOrEqualTo(900);
        }
    }

    @Test
    void theFocusComesAndGoesBack() throws Exception {
        connect();
        robot.clickOn("#disconnect");
        connect();
        robot.clickOn("#health");
        var before = focused();
        var answer = renew(Reason.SIGN_IN);
        await(() -> isThere("sign-in-go"));
        assertThat(focused()).isEqualTo(node("sign-in-go"));
        robot.type(KeyCode.ESCAPE);
        assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(false);
        await(() -> !isThere("sign-in-go"));
        assertThat(focused()).isEqualTo(before);
    }

    @Test
    void whoIsTypingGoesOnTyping() throws Exception {
        connect();
        robot.clickOn("#shop").write("two ", 0);
        renew(Reason.SIGN_IN);
        await(() -> isThere("sign-in-go"));
        robot.write("words", 0);
        assertThat(node("shop")).extracting("text").isEqualTo("two words");
        assertThat(port.begun()).isEmpty();
    }

    @Test
    void aQuestionAfterEnterTakesTheFocusAndAKeyAnswersIt() throws Exception {
        connect();
        robot.clickOn("#shop").write("example", 0).type(KeyCode.ENTER);
        renew(Reason.SIGN_IN);
        await(() -> isThere("sign-in-go"));
        assertThat(focused()).isEqualTo(node("sign-in-go"));
        robot.type(KeyCode.SPACE);
        await(() -> port.begun().equals(List.of("acme")));
        robot.type(KeyCode.SPACE).type(KeyCode.ENTER);
        assertThat(port.interrupted()).isEmpty();
        assertThat(isThere("sign-in-cancel")).isTrue();
    }

    @Test
    void aSignInStartsOnTheStartPageAndCanBeCancelled() throws Exception {
        robot.interact(() -> model.tick());
        await(() -> !model.start().profiles().profiles().isEmpty());
        robot.interact(() -> model.start().form().profileProperty().set("other"));
        assertThat(isThere("sign-in")).isFalse();
        robot.interact(() -> model.start().form().profileProperty().set("acme"));
        robot.clickOn("#sign-in");
        port.step(new Step.Browser(PAGE));
        await(() -> isThere("sign-in-address"));
        robot.clickOn("#sign-in-cancel");
        await(() -> !isThere("sign-in-address"));
        await(() -> port.interrupted().equals(List.of("acme")));
        assertThat(model.start().form().profileProperty().get()).isEqualTo("acme");
    }

    @Test
    void aFailureIsSaidAndTriedAgain() throws Exception {
        connect();
        var answer = renew(Reason.SIGN_IN);
        await(() -> isThere("sign-in-go"));
        robot.clickOn("#sign-in-go");
        port.fail(new ConnectionException.NoSuchProfile());
        await(() -> isThere("sign-in-go"));
        robot.clickOn("#sign-in-go");
        port.succeed();
        assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
        await(() -> !isThere("sign-in-title"));
    }

    @Test
    void digitsAloneAreTakenForACodeAndEnterHandsThemOver() throws Exception {
        connect();
        var answer = mfa(false);
        await(() -> isThere("mfa-code"));
        assertThat(focused()).isEqualTo(node("mfa-code"));
        robot.write("12 a34-5", 0).type(KeyCode.ENTER);
        assertThat(node("mfa-submit").isDisabled()).isTrue();
        assertThat(answer).isNotDone();
        robot.write("678", 0);
        assertThat(node("mfa-code")).extracting("text").isEqualTo("123456");
        assertThat(node("mfa-code").queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .isNull();
        robot.type(KeyCode.ENTER);
        assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(Optional.of("123456"));
        await(() -> !isThere("mfa-code"));
        mfa(true);
        await(() -> isThere("mfa-code"));
        assertThat(node("mfa-code")).extracting("text").isEqualTo("");
    }

    private void connect() throws Exception {
        robot.interact(() -> {
            model.start().form().endpointProperty().set("http://localhost:1");
            model.start().connect();
        });
        await(() -> isThere("connection-bar"));
    }

    private CompletableFuture<Boolean> renew(Reason reason) {
        return CompletableFuture.supplyAsync(
                () -> signIn.renew(Optional.of("acme"), new Credentials(reason, null)), Thread::startVirtualThread);
    }

    private CompletableFuture<Optional<String>> mfa(boolean refused) {
        var request = new MfaRequest("acme", "arn:aws:iam::123456789012:mfa/ada", refused);
        return CompletableFuture.supplyAsync(() -> signIn.mfaCode(request), Thread::startVirtualThread);
    }

    private Node node(String id) {
        return robot.lookup("#" + id).query();
    }

    private boolean isThere(String id) {
        return robot.lookup("#" + id)
                .tryQuery()
                .filter(node -> node.isVisible() && node.isManaged())
                .isPresent();
    }

    private Node focused() {
        return view.getScene().getFocusOwner();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(condition)));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
