package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Profile;
import dev.sessioninspector.connection.Profiles;
import dev.sessioninspector.sandbox.Sandbox;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.TableCheck;
import dev.sessioninspector.support.AppParts;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.ManualExecutor;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.support.SignIns;
import dev.sessioninspector.task.TaskRunner;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartModelTest {
    private static final TaskRunner DIRECT = new TaskRunner(Runnable::run, Runnable::run);

    @TempDir
    private Path home;

    private final List<ConnectionSpec> asked = new ArrayList<>();
    private final List<StartModel.Opened> opened = new ArrayList<>();
    private int closed;
    private TableCheck check = () -> Connections.HEALTHY;
    private Supplier<List<Profile>> profiles = () -> List.of(new Profile("acme", Profile.Kind.SSO));
    private Object version = 1;
    private final List<String> signedIn = new ArrayList<>();
    private final SignInModel signIn =
            SignIns.with((profile, steps) -> signedIn.add(profile), DIRECT, Runnable::run, new SettableClock());
    private StartModel model;
    private ConnectionForm form;

    @BeforeEach
    void start() {
        model = model(DIRECT);
    }

    private StartModel model(TaskRunner tasks) {
        return model(tasks, Optional.empty());
    }

    private StartModel model(TaskRunner tasks, Optional<Callable<Sandbox>> sandboxes) {
        var made = new StartModel(
                AppParts.of(tasks, new SettableClock(), home, this::open, new FakeProfiles(), sandboxes, signIn),
                opened::add);
        form = made.form();
        return made;
    }

    private final class FakeProfiles implements Profiles {
        @Override
        public List<Profile> read() {
            return profiles.get();
        }

        @Override
        public Object version() {
            return version;
        }

        @Override
        public List<String> regions() {
            return List.of("eu-west-1");
        }
    }

    private Connection open(ConnectionSpec spec) {
        asked.add(spec);
        return Connections.to(new InMemorySessionStorage(), spec, () -> check.check(), () -> closed++);
    }

    @Test
    void startsWithTheAdaptersDefaultsAndNoRightToWrite() {
        assertThat(form.tableProperty().get()).isEqualTo("shopify_sessions");
        assertThat(form.indexProperty().get()).isEqualTo("shop_index");
        assertThat(form.environmentProperty().get()).isEqualTo(Environment.PRODUCTION);
        assertThat(form.capabilityProperty().get()).isEqualTo(Capability.LOOK);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8000, LOCAL, CREATE",
        "http://127.0.0.1:8000, LOCAL, CREATE",
        "https://dynamodb.eu-west-1.amazonaws.com, PRODUCTION, LOOK",
        "localhost, PRODUCTION, LOOK",
        "'', PRODUCTION, LOOK"
    })
    void environmentAndCapabilityFollowTheEndpoint(String endpoint, Environment environment, Capability capability) {
        form.endpointProperty().set("http://localhost:1");
        form.endpointProperty().set(endpoint);
        assertThat(form.environmentProperty().get()).isEqualTo(environment);
        assertThat(form.capabilityProperty().get()).isEqualTo(capability);
    }

    @Test
    void whatWasChosenStays() {
        form.environmentProperty().set(Environment.STAGING);
        assertThat(form.capabilityProperty().get()).isEqualTo(Capability.DELETE);
        form.endpointProperty().set("http://localhost:8000");
        assertThat(form.environmentProperty().get()).isEqualTo(Environment.STAGING);

        form.capabilityProperty().set(Capability.LOOK);
        form.environmentProperty().set(Environment.DEVELOPMENT);
        assertThat(form.capabilityProperty().get()).isEqualTo(Capability.LOOK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8000",
                "http://",
                "ftp://localhost",
                "http://two words",
                "http:/localhost",
                "http://user:password@localhost:8000",
                "http://user@localhost:8000",
                "http://localhost:8000/?key=value",
                "http://localhost:8000/#part"
            })
    void anEndpointThatIsNoAddressIsRefused(String endpoint) {
        form.endpointProperty().set(endpoint);
        assertRefused("The endpoint must be an address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "two words", "täble", "arn:aws:dynamodb"})
    void aNameThatDynamoDbRefusesIsRefused(String name) {
        form.tableProperty().set(name);
        assertRefused("A table’s name");
        form.tableProperty().set("shopify_sessions");
        form.indexProperty().set(name);
        assertRefused("An index’s name");
    }

    @Test
    void aNameMayBe255Long() {
        form.tableProperty().set("x".repeat(256));
        assertRefused("A table’s name");
        form.tableProperty().set("x".repeat(255));
        model.connect();
        assertThat(opened).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu west", "eu-west-1.example.com", "eu/../west"})
    void aRegionThatIsNoneIsRefused(String region) {
        form.regionProperty().set(region);
        assertRefused("A region’s name");
    }

    private void assertRefused(String words) {
        model.connect();
        assertThat(model.problemProperty().get().what()).startsWith(words);
        assertThat(asked).isEmpty();
        assertThat(model.busyProperty().get()).isEmpty();
    }

    @Test
    void connectsToWhatTheFormSays() {
        form.profileProperty().set(" acme ");
        form.regionProperty().set(" eu-west-1 ");
        form.endpointProperty().set(" http://localhost:8000 ");
        form.tableProperty().set(" my_table ");
        form.indexProperty().set(" my_index ");
        form.capabilityProperty().set(Capability.DELETE);
        model.connect();
        assertThat(asked)
                .containsExactly(new ConnectionSpec(
                        Optional.of("acme"),
                        Optional.of("eu-west-1"),
                        Optional.of(URI.create("http://localhost:8000")),
                        "my_table",
                        "my_index",
                        Environment.LOCAL,
                        Capability.DELETE));
        assertThat(opened).hasSize(1);
        assertThat(opened.getFirst().checks()).isEqualTo(Connections.HEALTHY);
        assertThat(closed).isZero();
    }

    @Test
    void aFieldThatTheControlEmptiedIsEmpty() {
        form.profileProperty().set(null);
        form.regionProperty().set(null);
        model.connect();
        assertThat(asked.getFirst().profile()).isEmpty();
        assertThat(asked.getFirst().region()).isEmpty();
    }

    @Test
    void argumentsConnectByThemselves() {
        model.start(arguments(Optional.of("acme"), Optional.empty(), Optional.empty()));
        model.start(arguments(Optional.empty(), Optional.of("http://localhost:8000"), Optional.empty()));
        model.start(
                arguments(Optional.empty(), Optional.of("http://localhost:8000"), Optional.of(Environment.PRODUCTION)));
        assertThat(asked).hasSize(3);
        assertThat(asked.get(0).profile()).contains("acme");
        assertThat(asked.get(1).environment()).isEqualTo(Environment.LOCAL);
        assertThat(asked.get(1).capability()).isEqualTo(Capability.CREATE);
        assertThat(asked.get(2).environment()).isEqualTo(Environment.PRODUCTION);
        assertThat(asked.get(2).capability()).isEqualTo(Capability.LOOK);
    }

    @Test
    void argumentsThatAreNotEnoughFillTheFormAlone() {
        model.start(arguments(Optional.empty(), Optional.empty(), Optional.of(Environment.STAGING)));
        assertThat(asked).isEmpty();
        assertThat(form.environmentProperty().get()).isEqualTo(Environment.STAGING);
    }

    private static StartArguments arguments(
            Optional<String> profile, Optional<String> endpoint, Optional<Environment> environment) {
        return new StartArguments(
                profile,
                Optional.empty(),
                endpoint,
                Optional.empty(),
                Optional.empty(),
                environment,
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }

    @Test
    void aFailureKeepsTheFormAndClosesTheConnection() {
        check = () -> {
            throw new StorageException.Unreachable(null);
        };
        form.endpointProperty().set("http://localhost:8000");
        model.connect();
        assertThat(opened).isEmpty();
        assertThat(closed).isEqualTo(1);
        assertThat(model.busyProperty().get()).isEmpty();
        assertThat(model.problemProperty().get().what()).contains("http://localhost:8000");
        assertThat(form.endpointProperty().get()).isEqualTo("http://localhost:8000");

        check = () -> Connections.HEALTHY;
        model.connect();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(opened).hasSize(1);
    }

    @Test
    void aTableThatMayNotBeDescribedMayStillBeRead() {
        for (var refusal : List.of(
                new StorageException.AccessDenied("dynamodb:DescribeTable", null),
                new StorageException.Throttled(null),
                new StorageException.Refused("ValidationException", null, null))) {
            check = () -> {
                throw refusal;
            };
            model.connect();
            assertThat(opened.getLast().failure()).contains(refusal);
        }
        assertThat(closed).isZero();
    }

    @Test
    void whatIsGivenUpLeadsNowhere() {
        var background = new ManualExecutor();
        var ui = new ManualExecutor();
        model = model(new TaskRunner(background, ui));
        model.connect();
        assertThat(model.busyProperty().get()).isEqualTo("Connecting to shopify_sessions at AWS …");
        background.runAll();
        model.cancel();
        ui.runAll();
        assertThat(opened).isEmpty();
        assertThat(model.busyProperty().get()).isEmpty();
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void withoutASandboxItSaysHowToHaveOne() {
        assertThat(model.hasSandbox()).isFalse();
        model.openSandbox();
        assertThat(model.problemProperty().get().what()).contains("DynamoDB Local");
        assertThat(model.problemProperty().get().next()).contains("docker run");
    }

    @Test
    void aSandboxThatDoesNotStartSaysSo() {
        model = model(DIRECT, Optional.of(() -> {
            throw new java.io.IOException("no room");
        }));
        model.openSandbox();
        assertThat(model.problemProperty().get().what())
                .contains("sandbox did not start")
                .doesNotContain("no room");
        assertThat(model.busyProperty().get()).isEmpty();
    }

    @Test
    void offersASignInToProfilesThatAreSignedInTo() {
        profiles = () -> List.of(new Profile("acme", Profile.Kind.SSO), new Profile("keys", Profile.Kind.KEYS));
        form.profileProperty().set("acme");
        assertThat(model.signsInProperty().get()).isFalse();
        model.tick();
        assertThat(model.signsInProperty().get()).isTrue();
        model.startSignIn();
        assertThat(signedIn).containsExactly("acme");
        assertThat(asked).isEmpty();
        form.profileProperty().set("keys");
        assertThat(model.signsInProperty().get()).isFalse();
    }

    @Test
    void offersTheSignInThatARoleRestsOn() {
        profiles = () -> List.of(
                new Profile("support", Profile.Kind.ROLE, Optional.empty(), Optional.empty(), Optional.of("acme")));
        model.tick();
        form.profileProperty().set("support");
        assertThat(model.signsInProperty().get()).isTrue();
        model.startSignIn();
        assertThat(signedIn).containsExactly("acme");
    }

    @Test
    void connectsAfterTheSignInThatWasMissing() {
        form.profileProperty().set("acme");
        check = () -> {
            throw new StorageException.Credentials(StorageException.Credentials.Reason.SIGN_IN, null);
        };
        model.connect();
        assertThat(model.problemProperty().get().signIn()).contains("acme");
        check = () -> Connections.HEALTHY;
        model.startSignIn();
        assertThat(signedIn).containsExactly("acme");
        assertThat(opened).hasSize(1);
        assertThat(model.problemProperty().get()).isNull();
    }
}
