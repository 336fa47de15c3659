package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.ConnectionException;
import dev.sessioninspector.connection.Person.MfaRequest;
import dev.sessioninspector.connection.SignIn.Step;
import dev.sessioninspector.storage.StorageException.Credentials;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import dev.sessioninspector.support.FakeClipboard;
import dev.sessioninspector.support.FakeSignIn;
import dev.sessioninspector.support.ManualExecutor;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.task.TaskRunner;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SignInModelTest {
    private static final URI PAGE = URI.create("https://oidc.example.com/authorize?state=fake-state");

    private final FakeSignIn signIn = new FakeSignIn();
    private final SettableClock clock = new SettableClock();
    private final ManualExecutor ui = new ManualExecutor();
    private final FakeClipboard clipboard = new FakeClipboard();
    private final List<URI> opened = new ArrayList<>();
    private final List<Thread> askers = new ArrayList<>();
    private final List<String> afterwards = new ArrayList<>();
    private boolean browses = true;
    private final SignInModel model = new SignInModel(
            TaskRunner.onVirtualThreads(ui),
            ui,
            clock,
            new SignInModel.Parts(signIn, page -> browses && opened.add(page), clipboard, "default"));

    @AfterEach
    void nobodyIsLeftWaiting() throws InterruptedException {
        ui.runAll();
        model.giveUp();
        for (var asker : askers) {
            asker.join();
        }
    }

    @Test
    void nothingIsAskedAtFirst() {
        assertThat(state()).isEqualTo(new SignInState.Idle());
        assertThat(model.waitingProperty().get()).isEmpty();
        model.accept();
        model.notNow();
        model.openPage();
        model.copyPage();
        model.copyCode();
        assertThat(state()).isEqualTo(new SignInState.Idle());
        assertThat(signIn.begun()).isEmpty();
    }

    @Test
    void aCallThatWaitsIsShownWithTheProfileAndTheNextStep() {
        renew("acme", Reason.SIGN_IN);
        assertThat(asked().problem().sentence()).contains("acme", "IAM Identity Center", "aws sso login");
        assertThat(asked().signsIn()).isTrue();
        assertThat(asked().again()).isFalse();
        assertThat(model.waitingProperty().get()).isEqualTo("waiting for the sign-in");
    }

    @Test
    void theDefaultChainSignsInAsTheProfileThatItReads() {
        var answer = ask(() -> model.renew(Optional.empty(), new Credentials(Reason.SIGN_IN, null)));
        assertThat(asked().problem().what()).contains("profile default ");
        model.accept();
        succeed();
        assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
        assertThat(signIn.begun()).containsExactly("default");
    }

    @Test
    void whoeverSaysNotNowLetsTheCallEnd() {
        var answer = renew("acme", Reason.SIGN_IN);
        model.notNow();
        assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(false);
        assertThat(state()).isEqualTo(new SignInState.Idle());
        assertThat(model.waitingProperty().get()).isEmpty();
        assertThat(signIn.begun()).isEmpty();
    }

    @Test
    void whoHasNoBrowserHereGoesOnWithACode() {
        var answer = renew("acme", Reason.SIGN_IN);
        model.accept();
        step(new Step.Browser(PAGE));
        model.useCode();
        assertThat(state()).isEqualTo(new SignInState.Starting("acme"));
        awaitInterruption();
        ui.step();
        step(new Step.Code(PAGE, "FAKE-CODE", clock.instant().plusSeconds(600)));
        assertThat(state()).isInstanceOf(SignInState.PageWithCode.class);
        assertThat(signIn.withCode()).containsExactly("acme");
        succeed();
        assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
    }

    @Test
    void aSignInGoesThroughTheBrowserAndTheCallGoesOn() {
        var answer = renew("acme", Reason.SIGN_IN);
        model.accept();
        assertThat(state()).isEqualTo(new SignInState.Starting("acme"));
        step(new Step.Browser(PAGE));
        assertThat(state()).isEqualTo(new SignInState.Page("acme", PAGE, true));
        assertThat(opened).containsExactly(PAGE);
        assertThat(model.waitingProperty().get()).isEqualTo("waiting for the sign-in");
        model.openPage();
        model.copyPage();
        model.copyCode();
        assertThat(opened).containsExactly(PAGE, PAGE);
        assertThat(clipboard.get()).contains(PAGE.toString());
        assertThat(answer).isNotDone();

        succeed();
        assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
        assertThat(state()).isEqualTo(new SignInState.Idle());
    }

    @Test
    void aCodeIsShownCopiedAndCountedDown() {
        renew("acme", Reason.SIGN_IN);
        model.accept();
        step(new Step.Code(PAGE, "FAKE-CODE", clock.instant().plusSeconds(600)));
        assertThat(state()).isEqualTo(new SignInState.PageWithCode("acme", PAGE, "FAKE-CODE", true));
        assertThat(model.remainingProperty().get()).isEqualTo("good for 10:00 min");
        model.copyCode();
        assertThat(clipboard.get()).contains("FAKE-CODE");
        clock.pass(Duration.ofSeconds(541));
        model.tick();
        assertThat(model.remainingProperty().get()).isEqualTo("good for 0:59 min");
        clock.pass(Duration.ofSeconds(59));
        model.tick();
        assertThat(model.remainingProperty().get()).startsWith("over");
        model.notNow();
        assertThat(model.remainingProperty().get()).isEmpty();
    }

    @Test
    void aStepReplacesTheOneBeforeIt() {
        renew("acme", Reason.SIGN_IN);
        model.accept();
        step(new Step.Browser(PAGE));
        step(new Step.Code(PAGE, "FAKE-CODE", clock.instant().plusSeconds(600)));
        assertThat(state()).isInstanceOf(SignInState.PageWithCode.class);
    }

    @Test
    void whereNoBrowserOpensThatIsSaid() {
        browses = false;
        renew("acme", Reason.SIGN_IN);
        model.accept();
        step(new Step.Browser(PAGE));
        assertThat(state()).isEqualTo(new SignInState.Page("acme", PAGE, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "javascript:alert(1)", "authorize", "ssh://example.com"})
    void whatIsNoPageOfTheWebIsNotOpened(String address) {
        renew("acme", Reason.SIGN_IN);
        model.accept();
        step(new Step.Browser(URI.create(address)));
        assertThat(opened).isEmpty();
        assertThat(state()).isInstanceOf(SignInState.Page.class);
    }

    @Test
    void aSignInThatIsCancelledEndsTheCallAndDropsWhatComesLate() throws Exception {
        var answer = renew("acme", Reason.SIGN_IN);
        model.accept();
        step(new Step.Browser(PAGE));
        model.notNow();
        assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(false);
        assertThat(state()).isEqualTo(new SignInState.Idle());
        awaitInterruption();
        ui.runAll();
        assertThat(state()).isEqualTo(new SignInState.Idle());
    }

    @Test
    void lateStepsOfACancelledSignInAreDropped() {
        renew("acme", Reason.SIGN_IN);
        model.accept();
        signIn.step(new Step.Browser(PAGE));
        awaitUi();
        model.notNow();
        ui.runAll();
        assertThat(state()).isEqualTo(new SignInState.Idle());
        assertThat(opened).isEmpty();
    }

    @Test
    void aSignInThatFailsSaysWhyAndIsTriedAgain() {
        var answer = renew("acme", Reason.SIGN_IN);
        model.accept();
        fail(new ConnectionException.NoSuchProfile());
        var failed = (SignInState.Failed) state();
        assertThat(failed.profile()).isEqualTo("acme");
        assertThat(failed.problem().sentence()).contains("There is no profile acme");
        assertThat(answer).isNotDone();
        assertThat(model.waitingProperty().get()).isEqualTo("waiting for the sign-in");

        model.accept();
        assertThat(state()).isEqualTo(new SignInState.Starting("acme"));
        succeed();
        assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
        assertThat(signIn.begun()).containsExactly("acme", "acme");
    }

    @Test
    void afterAFailureNotNowLetsTheCallEnd() {
        var answer = renew("acme", Reason.SIGN_IN);
        model.accept();
        fail(new IllegalStateException("fake-secret"));
        assertThat(((SignInState.Failed) state()).problem().sentence()).doesNotContain("fake-secret");
        model.notNow();
        assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(false);
        assertThat(state()).isEqualTo(new SignInState.Idle());
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, mode = EnumSource.Mode.EXCLUDE, names = "SIGN_IN")
    void whatIsMendedElsewhereIsTriedAgain(Reason reason) {
        var answer = renew("acme", reason);
        assertThat(asked().signsIn()).isFalse();
        assertThat(asked().problem().next()).isNotEmpty();
        assertThat(model.waitingProperty().get()).isEqualTo("waiting for new credentials");
        model.accept();
        assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
        assertThat(signIn.begun()).isEmpty();
    }

    @Test
    void aTryThatDidNotHelpIsSaidForAMinute() {
        renew("acme", Reason.EXPIRED);
        model.accept();
        renew("acme", Reason.EXPIRED);
        assertThat(asked().again()).isTrue();
        model.notNow();
        renew("other", Reason.EXPIRED);
        assertThat(asked().again()).isFalse();
        model.accept();
        clock.pass(Duration.ofMinutes(1));
        renew("other", Reason.EXPIRED);
        assertThat(asked().again()).isFalse();
    }

    @Test
    void aSignInThatHelpedAndEndedIsNotCalledOneThatDidNot() {
        renew("acme", Reason.SIGN_IN);
        model.accept();
        succeed();
        renew("acme", Reason.SIGN_IN);
        assertThat(asked().again()).isFalse();
    }

    @Test
    void whoeverIsInterruptedWithdrawsTheQuestion() throws Exception {
        var answer = renew("acme", Reason.SIGN_IN);
        askers.getFirst().interrupt();
        assertThat(answer).failsWithin(10, TimeUnit.SECONDS).withThrowableOfType(CancellationException.class);
        ui.runAll();
        assertThat(state()).isEqualTo(new SignInState.Idle());
        assertThat(model.waitingProperty().get()).isEmpty();
    }

    @Test
    void whoeverIsInterruptedStaysSo() {
        var stays = ask(() -> {
            try {
                return model.renew(Optional.of("acme"), new Credentials(Reason.SIGN_IN, null));
            } catch (CancellationException cancelled) {
                return Thread.currentThread().isInterrupted();
            }
        });
        askers.getFirst().interrupt();
        assertThat(stays).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
    }

    @Test
    void aSignInThatAPersonBeganOutlivesTheCallThatAskedForIt() {
        var first = renew("acme", Reason.SIGN_IN);
        model.accept();
        step(new Step.Browser(PAGE));
        askers.getFirst().interrupt();
        assertThat(first).failsWithin(10, TimeUnit.SECONDS);
        ui.runAll();
        assertThat(state()).isInstanceOf(SignInState.Page.class);

        var second = renew("acme", Reason.SIGN_IN);
        assertThat(state()).isInstanceOf(SignInState.Page.class);
        succeed();
        assertThat(second).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
        assertThat(signIn.begun()).containsExactly("acme");
    }

    @Test
    void oneSignInServesAllWhoWaitForIt() {
        var first = renew("acme", Reason.SIGN_IN);
        var second = renew("acme", Reason.SIGN_IN);
        var other = renew("other", Reason.SIGN_IN);
        model.accept();
        succeed();
        assertThat(first).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
        assertThat(second).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
        assertThat(other).isNotDone();
        assertThat(asked().problem().what()).contains("other");
    }

    @Test
    void questionsAreAskedOneAfterTheOther() {
        var renewal = renew("acme", Reason.EXPIRED);
        var code = mfa("acme", false);
        assertThat(state()).isInstanceOf(SignInState.Asked.class);
        model.accept();
        assertThat(renewal).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
        assertThat(state()).isInstanceOf(SignInState.Code.class);
        assertThat(code).isNotDone();
    }

    @Test
    void givingUpEndsEverything() throws Exception {
        var renewal = renew("acme", Reason.SIGN_IN);
        var code = mfa("acme", false);
        model.accept();
        step(new Step.Browser(PAGE));
        model.giveUp();
        assertThat(renewal).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(false);
        assertThat(code).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(Optional.empty());
        assertThat(state()).isEqualTo(new SignInState.Idle());
        awaitInterruption();
    }

    @Test
    void aCodeOfSixDigitsIsHandedOver() {
        var answer = mfa("acme", false);
        assertThat(state()).isEqualTo(new SignInState.Code("acme", "arn:aws:iam::123456789012:mfa/ada", false));
        assertThat(model.waitingProperty().get()).isEqualTo("waiting for the MFA code");
        model.codeProperty().set("12345");
        model.accept();
        assertThat(answer).isNotDone();
        model.codeProperty().set("123456");
        model.accept();
        assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(Optional.of("123456"));
        assertThat(model.codeProperty().get()).isEmpty();
        assertThat(state()).isEqualTo(new SignInState.Idle());
    }

    @Test
    void aCodeThatAwsDidNotTakeIsAskedForAgain() {
        mfa("acme", false);
        model.codeProperty().set("123456");
        model.accept();
        mfa("acme", true);
        assertThat(((SignInState.Code) state()).refused()).isTrue();
        assertThat(model.codeProperty().get()).isEmpty();
    }

    @Test
    void whoeverHasNoCodeSaysSo() {
        var answer = mfa("acme", false);
        model.codeProperty().set("123");
        model.notNow();
        assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(Optional.empty());
        assertThat(model.codeProperty().get()).isEmpty();
    }

    @Test
    void digitsStayWhileOthersComeToWait() {
        mfa("acme", false);
        model.codeProperty().set("123");
        renew("other", Reason.EXPIRED);
        assertThat(model.codeProperty().get()).isEqualTo("123");
    }

    @Test
    void aPersonSignsInWithoutBeingAsked() {
        model.signIn(Optional.of("acme"), () -> afterwards.add("connected"));
        assertThat(state()).isEqualTo(new SignInState.Starting("acme"));
        assertThat(model.waitingProperty().get()).isEmpty();
        step(new Step.Browser(PAGE));
        assertThat(afterwards).isEmpty();
        succeed();
        assertThat(afterwards).containsExactly("connected");
        assertThat(state()).isEqualTo(new SignInState.SignedIn("acme"));
        clock.pass(Duration.ofSeconds(6));
        model.tick();
        assertThat(state()).isEqualTo(new SignInState.Idle());
    }

    @Test
    void thatItIsDoneCanBePutAway() {
        model.signIn(Optional.of("acme"), () -> {});
        succeed();
        model.notNow();
        assertThat(state()).isEqualTo(new SignInState.Idle());
    }

    @Test
    void whoSignsInTwiceSignsInOnce() {
        model.signIn(Optional.of("acme"), () -> afterwards.add("first"));
        model.signIn(Optional.of("acme"), () -> afterwards.add("second"));
        succeed();
        assertThat(signIn.begun()).containsExactly("acme");
        assertThat(afterwards).containsExactly("first", "second");
    }

    @Test
    void anotherProfileEndsTheSignInBefore() throws Exception {
        model.signIn(Optional.of("acme"), () -> afterwards.add("acme"));
        step(new Step.Browser(PAGE));
        model.signIn(Optional.of("other"), () -> afterwards.add("other"));
        awaitInterruption();
        ui.step();
        assertThat(state()).isEqualTo(new SignInState.Starting("other"));
        succeed();
        assertThat(afterwards).containsExactly("other");
    }

    @Test
    void whatIsToFollowFollowsAfterASecondTry() {
        model.signIn(Optional.of("acme"), () -> afterwards.add("connected"));
        fail(new IllegalStateException());
        model.accept();
        succeed();
        assertThat(afterwards).containsExactly("connected");
    }

    @Test
    void whatIsCancelledIsNotFollowed() {
        model.signIn(Optional.of("acme"), () -> afterwards.add("connected"));
        step(new Step.Browser(PAGE));
        model.notNow();
        ui.runAll();
        assertThat(afterwards).isEmpty();
    }

    @Test
    void noStatePrintsAnAddressOrACode() {
        assertThat(new SignInState.Page("acme", PAGE, true).toString()).doesNotContain("fake-state");
        assertThat(new SignInState.PageWithCode("acme", PAGE, "FAKE-CODE", true).toString())
                .doesNotContain("fake-state", "FAKE-CODE");
    }

    private CompletableFuture<Boolean> renew(String profile, Reason reason) {
        return ask(() -> model.renew(Optional.of(profile), new Credentials(reason, null)));
    }

    private CompletableFuture<Optional<String>> mfa(String profile, boolean refused) {
        return ask(() -> model.mfaCode(new MfaRequest(profile, "arn:aws:iam::123456789012:mfa/ada", refused)));
    }

    /** Asks on a thread of its own, and brings the question to the user interface. */
    private <A> CompletableFuture<A> ask(Callable<A> question) {
        var answer = new CompletableFuture<A>();
        askers.add(Thread.ofVirtual().start(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception failure) {
                answer.completeExceptionally(failure);
            }
        }));
        ui.step();
        return answer;
    }

    private void step(Step step) {
        signIn.step(step);
        ui.step();
    }

    private void succeed() {
        signIn.succeed();
        ui.step();
    }

    private void fail(RuntimeException failure) {
        signIn.fail(failure);
        ui.step();
    }

    private void awaitUi() {
        while (ui.waiting() == 0) {
            Thread.onSpinWait();
        }
    }

    private void awaitInterruption() {
        while (signIn.interrupted().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private SignInState.Asked asked() {
        return (SignInState.Asked) state();
    }

    private SignInState state() {
        return model.stateProperty().get();
    }
}
