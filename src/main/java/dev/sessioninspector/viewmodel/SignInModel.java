package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Person;
import dev.sessioninspector.connection.SignIn;
import dev.sessioninspector.connection.SignIn.Step;
import dev.sessioninspector.storage.StorageException.Credentials;
import dev.sessioninspector.task.Task;
import dev.sessioninspector.task.TaskRunner;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Signing in, and what else calls need a person for. Calls ask from threads of their own and are held up until there is
 * an answer; their questions are shown one after the other, and each vanishes when its call is cancelled.
 */
public final class SignInModel implements Person {
    /** How long it is said that a sign-in is done. */
    private static final Duration NOTE = Duration.ofSeconds(6);

    /** A question that comes back so soon after a "try again" says that it did not help. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final List<String> WEB = List.of("https", "http");

    private static final int CODE_LENGTH = 6;

    /** What the model is made of, besides tasks and time. */
    public record Parts(SignIn signIn, Predicate<URI> browser, Clipboard clipboard, String defaultProfile) {}

    /** A sign-in that was begun, and what shall happen once it is done. */
    private static final class Attempt {
        private final String profile;
        private final List<Runnable> afterwards = new ArrayList<>();
        private Optional<Step> step = Optional.empty();
        private boolean opened;
        private Optional<Problem> problem = Optional.empty();
        private Task task = Task.NONE;

        Attempt(String profile) {
            this.profile = profile;
        }
    }

    private record Retry(String profile, Credentials.Reason reason, Instant when) {}

    private final TaskRunner tasks;
    private final Executor ui;
    private final Clock clock;
    private final Parts parts;
    private final ReadOnlyObjectWrapper<SignInState> state = new ReadOnlyObjectWrapper<>(new SignInState.Idle());
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper remaining = new ReadOnlyStringWrapper("");
    private final StringProperty code = new SimpleStringProperty("");
    private final List<Waiting<?>> queue = new ArrayList<>();
    private Optional<Attempt> attempt = Optional.empty();
    private Optional<Retry> retried = Optional.empty();
    private Optional<String> note = Optional.empty();
    private Instant noteUntil = Instant.MIN;

    /**
     * Nobody waits yet.
     *
     * @param ui the thread of the user interface, to which questions are brought
     */
    public SignInModel(TaskRunner tasks, Executor ui, Clock clock, Parts parts) {
        this.tasks = tasks;
        this.ui = ui;
        this.clock = clock;
        this.parts = parts;
    }

    /** What a person sees. */
    public ReadOnlyObjectProperty<SignInState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What a call waits for, in words; empty while none does. */
    public ReadOnlyStringProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** How long the code of a sign-in is good for, in words; empty where there is none. */
    public ReadOnlyStringProperty remainingProperty() {
        return remaining.getReadOnlyProperty();
    }

    /** The digits of an MFA device that a person has typed so far. */
    public StringProperty codeProperty() {
        return code;
    }

    @Override
    public boolean renew(Optional<String> profile, Credentials failure) {
        return ask(new Waiting.Renewal(profile.orElse(parts.defaultProfile()), failure));
    }

    @Override
    public Optional<String> mfaCode(MfaRequest request) {
        return ask(new Waiting.Code(request));
    }

    /** Blocks the calling thread; all else is done on that of the user interface. */
    private <A> A ask(Waiting<A> question) {
        ui.execute(() -> {
            queue.add(question);
            show();
        });
        try {
            return question.await();
        } catch (CancellationException cancelled) {
            ui.execute(() -> {
                queue.remove(question);
                show();
            });
            throw cancelled;
        }
    }

    /**
     * Signs in because a person wants to. A sign-in of another profile ends; one of the same goes on.
     *
     * @param profile the profile, or nothing for the one that the default chain reads
     * @param afterwards what to do once it is done
     */
    public void signIn(Optional<String> profile, Runnable afterwards) {
        begin(profile.orElse(parts.defaultProfile()), List.of(afterwards));
    }

    /** Goes ahead with what is asked: signs in, tries again, or hands over the code. */
    public void accept() {
        switch (state.get()) {
            case SignInState.Asked asked
            when asked.signsIn() -> renewal().ifPresent(first -> begin(first.profile(), List.of()));
            case SignInState.Asked asked -> renewal().ifPresent(this::tryAgain);
            case SignInState.Failed failed -> begin(failed.profile(), List.of());
            case SignInState.Code asked -> submit();
            case SignInState.Idle nothing -> {}
            case SignInState.Starting going -> {}
            case SignInState.Page going -> {}
            case SignInState.PageWithCode going -> {}
            case SignInState.SignedIn done -> {}
        }
    }

    /** Decides against what is asked or goes on; what waits for it ends without. */
    public void notNow() {
        switch (state.get()) {
            case SignInState.Asked asked ->
                renewal()
                        .ifPresent(
                                first -> answer(first.profile(), first.failure().reason(), false));
            case SignInState.Starting going -> abandon(going.profile());
            case SignInState.Page going -> abandon(going.profile());
            case SignInState.PageWithCode going -> abandon(going.profile());
            case SignInState.Failed failed -> abandon(failed.profile());
            case SignInState.Code asked -> {
                code.set("");
                queue.removeFirst().refuse();
            }
            case SignInState.Idle nothing -> {}
            case SignInState.SignedIn done -> note = Optional.empty();
        }
        show();
    }

    /** Ends a sign-in that goes on, and lets everything that waits end without; for whoever stops what waits. */
    public void giveUp() {
        attempt.ifPresent(begun -> begun.task.cancel());
        attempt = Optional.empty();
        code.set("");
        queue.forEach(Waiting::refuse);
        queue.clear();
        show();
    }

    /** Goes on with a code, which any device will do for, where no browser of this computer can come back to it. */
    public void useCode() {
        attempt.filter(begun -> begun.problem.isEmpty()).ifPresent(begun -> {
            begun.task.cancel();
            begin(begun.profile, begun.afterwards, parts.signIn()::signInWithCode);
        });
    }

    /** Opens the page of the step in a browser. */
    public void openPage() {
        attempt.ifPresent(this::open);
        show();
    }

    /** Copies the address of the step's page. */
    public void copyPage() {
        attempt.flatMap(begun -> begun.step)
                .ifPresent(step -> parts.clipboard().put(step.page().toString()));
    }

    /** Copies the code that the step's page asks for. */
    public void copyCode() {
        attempt.flatMap(begun -> begun.step).ifPresent(step -> {
            if (step instanceof Step.Code shown) {
                parts.clipboard().put(shown.code());
            }
        });
    }

    /** Brings what depends on the time up to date. */
    void tick() {
        if (note.isPresent() && !clock.instant().isBefore(noteUntil)) {
            note = Optional.empty();
            show();
        }
        remaining.set(attempt.flatMap(begun -> begun.step)
                .map(step -> step instanceof Step.Code shown ? Words.left(shown.until(), clock.instant()) : "")
                .orElse(""));
    }

    private void begin(String profile, List<Runnable> afterwards) {
        var before = attempt.filter(going -> going.profile.equals(profile));
        if (before.filter(going -> going.problem.isEmpty()).isPresent()) {
            before.get().afterwards.addAll(afterwards);
            return;
        }
        attempt.ifPresent(other -> other.task.cancel());
        var all = new ArrayList<Runnable>();
        before.ifPresent(failed -> all.addAll(failed.afterwards));
        all.addAll(afterwards);
        begin(profile, all, parts.signIn()::signIn);
    }

    private void begin(String profile, List<Runnable> afterwards, BiConsumer<String, Consumer<Step>> way) {
        var begun = new Attempt(profile);
        begun.afterwards.addAll(afterwards);
        attempt = Optional.of(begun);
        note = Optional.empty();
        show();
        begun.task = tasks.<Step, Void>run(
                steps -> {
                    way.accept(profile, steps);
                    return null;
                },
                steps -> take(begun, steps.getLast()),
                done -> finish(begun),
                failure -> fail(begun, failure));
    }

    private void take(Attempt begun, Step step) {
        begun.step = Optional.of(step);
        open(begun);
        show();
    }

    /** Addresses come from a service: none but a page of the web is handed to the system. */
    private void open(Attempt begun) {
        begun.opened = begun.step
                .map(Step::page)
                .filter(page -> WEB.contains(String.valueOf(page.getScheme())))
                .filter(parts.browser())
                .isPresent();
    }

    private void finish(Attempt begun) {
        attempt = Optional.empty();
        if (answer(begun.profile, Credentials.Reason.SIGN_IN, true) == 0) {
            note = Optional.of(begun.profile);
            noteUntil = clock.instant().plus(NOTE);
        }
        show();
        begun.afterwards.forEach(Runnable::run);
    }

    private void fail(Attempt begun, Throwable failure) {
        begun.step = Optional.empty();
        begun.problem = Optional.of(Problems.ofProfile(failure, begun.profile));
        show();
    }

    private void abandon(String profile) {
        attempt.ifPresent(begun -> begun.task.cancel());
        attempt = Optional.empty();
        answer(profile, Credentials.Reason.SIGN_IN, false);
    }

    private void tryAgain(Waiting.Renewal first) {
        var reason = first.failure().reason();
        retried = Optional.of(new Retry(first.profile(), reason, clock.instant()));
        answer(first.profile(), reason, true);
        show();
    }

    private void submit() {
        var digits = code.get();
        if (digits.length() == CODE_LENGTH && queue.getFirst() instanceof Waiting.Code first) {
            code.set("");
            queue.remove(first);
            first.answer().complete(Optional.of(digits));
            show();
        }
    }

    /** Answers all that wait for the same, and returns how many that were. */
    private int answer(String profile, Credentials.Reason reason, boolean worthIt) {
        var same = renewals().stream()
                .filter(it -> it.profile().equals(profile) && it.failure().reason() == reason)
                .toList();
        queue.removeAll(same);
        same.forEach(it -> it.answer().complete(worthIt));
        return same.size();
    }

    private Optional<Waiting.Renewal> renewal() {
        return renewals().stream().findFirst();
    }

    private List<Waiting.Renewal> renewals() {
        return queue.stream()
                .filter(Waiting.Renewal.class::isInstance)
                .map(Waiting.Renewal.class::cast)
                .toList();
    }

    private void show() {
        var first = queue.stream().findFirst();
        if (first.filter(Waiting.Code.class::isInstance).isEmpty()) {
            code.set("");
        }
        state.set(attempt.map(SignInModel::describe)
                .or(() -> first.map(this::describe))
                .or(() -> note.map(SignInState.SignedIn::new))
                .orElseGet(SignInState.Idle::new));
        waiting.set(first.map(Waiting::words).orElse(""));
        tick();
    }

    private static SignInState describe(Attempt begun) {
        if (begun.problem.isPresent()) {
            return new SignInState.Failed(begun.profile, begun.problem.get());
        }
        return switch (begun.step.orElse(null)) {
            case null -> new SignInState.Starting(begun.profile);
            case Step.Browser(var page) -> new SignInState.Page(begun.profile, page, begun.opened);
            case Step.Code(var page, var code, var until) ->
                new SignInState.PageWithCode(begun.profile, page, code, begun.opened);
        };
    }

    private SignInState describe(Waiting<?> first) {
        return switch (first) {
            case Waiting.Renewal renewal ->
                new SignInState.Asked(
                        Problems.ofProfile(renewal.failure(), renewal.profile()),
                        renewal.signsIn(),
                        wasRetried(renewal));
            case Waiting.Code(var request, var answer) ->
                new SignInState.Code(request.profile(), request.device(), request.refused());
        };
    }

    private boolean wasRetried(Waiting.Renewal renewal) {
        return retried.filter(it -> it.profile().equals(renewal.profile())
                        && it.reason() == renewal.failure().reason()
                        && clock.instant().isBefore(it.when().plus(SOON)))
                .isPresent();
    }
}
