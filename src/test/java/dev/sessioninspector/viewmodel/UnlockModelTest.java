package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionException;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.TableCheck;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.ManualExecutor;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.task.TaskRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnlockModelTest {
    private static final TaskRunner DIRECT = new TaskRunner(Runnable::run, Runnable::run);
    private static final String ACCOUNT = "123456789012";

    private final SettableClock clock = new SettableClock();
    private final List<ConnectionSpec> asked = new ArrayList<>();
    private final Connection looking = connection(Connections.spec(Environment.PRODUCTION));
    private int closed;
    private Optional<Identity> shown = identity(ACCOUNT);
    private Supplier<Optional<Identity>> reached = () -> identity(ACCOUNT);
    private Supplier<List<TableCheck.Check>> checks = () -> Connections.HEALTHY;
    private Optional<RuntimeException> failure = Optional.empty();
    private UnlockModel model = model(DIRECT);

    private UnlockModel model(TaskRunner tasks) {
        return new UnlockModel(looking, () -> shown, "Acme production", this::open, tasks, clock);
    }

    private Connection open(ConnectionSpec spec) {
        asked.add(spec);
        failure.ifPresent(thrown -> {
            throw thrown;
        });
        return connection(spec);
    }

    private Connection connection(ConnectionSpec spec) {
        var made = Connections.to(new InMemorySessionStorage(), spec, () -> checks.get(), () -> closed++);
        return new Connection(
                spec,
                made.region(),
                made.reader(),
                made.remover(),
                made.storage(),
                made.tableCreator(),
                made.tableCheck(),
                made.writeProbe(),
                made.cost(),
                () -> reached.get(),
                made.closing());
    }

    private static Optional<Identity> identity(String account) {
        return Optional.of(new Identity(account, "arn:aws:iam::1:user/ada"));
    }

    private void unlock() {
        model.ask();
        model.confirmationProperty().set("Acme production");
        model.unlock();
    }

    private boolean mayDelete() {
        return model.connectionProperty().get().remover().isPresent();
    }

    @Test
    void isLockedUntilTheNameIsTyped() {
        assertThat(mayDelete()).isFalse();
        model.unlock();
        assertThat(asked).isEmpty();
        unlock();
        assertThat(mayDelete()).isTrue();
        assertThat(model.connectionProperty().get().storage()).isEmpty();
        assertThat(model.connectionProperty().get().tableCreator()).isEmpty();
        assertThat(asked).containsExactly(Connections.with(looking.spec(), Capability.DELETE));
        assertThat(model.askingProperty().get()).isFalse();
        assertThat(model.remainingProperty().get()).isEqualTo("15:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme production", "Acme productio", "the_table"})
    void anotherNameUnlocksNothing(String typed) {
        model.ask();
        model.confirmationProperty().set(typed);
        assertThat(model.confirmedProperty().get()).isFalse();
        model.unlock();
        assertThat(asked).isEmpty();
        assertThat(mayDelete()).isFalse();
    }

    @Test
    void withoutANameItIsTheTables() {
        model = new UnlockModel(looking, () -> shown, "", this::open, DIRECT, clock);
        assertThat(model.word()).isEqualTo("the_table");
    }

    @Test
    void theTimeRunsOutOnTheSecond() {
        unlock();
        clock.pass(Duration.ofSeconds(61));
        model.tick(clock.instant(), false);
        assertThat(model.remainingProperty().get()).isEqualTo("13:59");
        clock.pass(Duration.ofSeconds(839).minusMillis(1));
        model.tick(clock.instant(), false);
        assertThat(model.remainingProperty().get()).isEqualTo("0:01");
        assertThat(mayDelete()).isTrue();
        assertThat(closed).isZero();
        clock.pass(Duration.ofMillis(1));
        model.tick(clock.instant(), false);
        assertThat(mayDelete()).isFalse();
        assertThat(model.unlockedProperty().get()).isFalse();
        assertThat(model.remainingProperty().get()).isEmpty();
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void aClockThatIsSetBackGivesNoMoreTime() {
        unlock();
        model.tick(clock.instant().minusSeconds(1), false);
        assertThat(mayDelete()).isFalse();
    }

    @Test
    void whatRunsKeepsItsConnectionUntilItsEnd() {
        unlock();
        clock.pass(UnlockModel.TIME);
        model.tick(clock.instant(), true);
        assertThat(mayDelete()).isFalse();
        assertThat(closed).isZero();
        model.tick(clock.instant(), true);
        assertThat(closed).isZero();
        model.tick(clock.instant(), false);
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void canBeLockedEarlierAndUnlockedAgain() {
        unlock();
        model.lock();
        assertThat(mayDelete()).isFalse();
        model.tick(clock.instant(), false);
        assertThat(closed).isEqualTo(1);
        unlock();
        assertThat(mayDelete()).isTrue();
    }

    @Test
    void leavingLocksIt() {
        unlock();
        model.close();
        assertThat(mayDelete()).isFalse();
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void whatIsGivenUpWhileItOpensIsClosed() {
        var background = new ManualExecutor();
        var ui = new ManualExecutor();
        model = model(new TaskRunner(background, ui));
        unlock();
        assertThat(model.openingProperty().get()).isTrue();
        assertThat(model.confirmedProperty().get()).isFalse();
        background.runAll();
        model.cancel();
        ui.runAll();
        assertThat(mayDelete()).isFalse();
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void aFailureIsToldAndTheQuestionStays() {
        failure = Optional.of(new ConnectionException.NoSuchProfile());
        unlock();
        assertThat(model.problemProperty().get().what()).contains("support");
        assertThat(model.askingProperty().get()).isTrue();
        assertThat(mayDelete()).isFalse();
    }

    @Test
    void aProfileThatLeadsToAnotherAccountByNowUnlocksNothing() {
        reached = () -> identity("999999999999");
        unlock();
        assertThat(model.problemProperty().get().what()).contains("another account");
        assertThat(mayDelete()).isFalse();
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void anAccountThatIsNotKnownUnlocksNothingWhereOneIsOnScreen() {
        reached = Optional::empty;
        unlock();
        assertThat(model.problemProperty().get().what()).contains("did not say which account");
        assertThat(mayDelete()).isFalse();
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void whereNoAccountIsOnScreenNobodyIsAskedForOne() {
        shown = Optional.empty();
        reached = () -> {
            throw new AssertionError("asked");
        };
        unlock();
        assertThat(mayDelete()).isTrue();
    }

    @Test
    void aCallThatCanAskForASignInComesFirst() {
        var calls = new ArrayList<String>();
        checks = () -> {
            calls.add("check");
            throw new StorageException.AccessDenied("dynamodb:DescribeTable", null);
        };
        reached = () -> {
            calls.add("identity");
            return identity(ACCOUNT);
        };
        unlock();
        assertThat(calls).containsExactly("check", "identity");
        assertThat(mayDelete()).isTrue();
    }

    @Test
    void whoDoesNotSignInUnlocksNothing() {
        checks = () -> {
            throw new StorageException.Credentials(StorageException.Credentials.Reason.SIGN_IN, "support", "", null);
        };
        unlock();
        assertThat(model.problemProperty().get().what()).contains("support");
        assertThat(model.askingProperty().get()).isTrue();
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void theQuestionMakesRoomWhileItOpens() {
        var background = new ManualExecutor();
        model = model(new TaskRunner(background, Runnable::run));
        unlock();
        assertThat(model.askingProperty().get()).isFalse();
        assertThat(model.openingProperty().get()).isTrue();
        model.ask();
        assertThat(model.askingProperty().get()).isFalse();
        background.runAll();
        assertThat(mayDelete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PRODUCTION, LOOK, true",
        "STAGING, LOOK, true",
        "PRODUCTION, DELETE, false",
        "STAGING, DELETE, false",
        "LOCAL, CREATE, false"
    })
    void thereIsSomethingToUnlockWhereItMayOnlyLook(Environment environment, Capability capability, boolean possible) {
        var spec = Connections.with(Connections.spec(environment), capability);
        var other = new UnlockModel(connection(spec), () -> shown, "", this::open, DIRECT, clock);
        assertThat(other.isPossible()).isEqualTo(possible);
        other.ask();
        assertThat(other.askingProperty().get()).isEqualTo(possible);
    }
}
