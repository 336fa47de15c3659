package dev.sessioninspector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Person;
import dev.sessioninspector.revocation.Outcome;
import dev.sessioninspector.revocation.Receipts;
import dev.sessioninspector.revocation.Result;
import dev.sessioninspector.revocation.Revoker;
import dev.sessioninspector.revocation.Target;
import dev.sessioninspector.revocation.Why;
import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.ShopListing;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import dev.sessioninspector.support.AwsFiles;
import dev.sessioninspector.support.FakePerson;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.FaultProxy;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.TestDatabase;
import dev.sessioninspector.task.Group;
import dev.sessioninspector.task.TaskRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Credentials that end in the middle of something, with the real SDK in front of DynamoDB Local. */
@Timeout(60)
class RenewalTest {
    private static final String SHOP = "example.myshopify.com";
    private static final List<String> ACTIONS = List.of("Query", "GetItem", "BatchGetItem", "DeleteItem");

    @RegisterExtension
    private final AwsFiles files = new AwsFiles();

    @TempDir
    private Path folder;

    private final LocalTable table = LocalTable.create();
    private final FaultProxy proxy = new FaultProxy(TestDatabase.endpoint());
    private final FakePerson person = new FakePerson();
    private Connection connection;

    @BeforeEach
    void open() throws IOException {
        writeKeys("FAKEOLDKEY");
        connection = open(person);
    }

    private Connection open(Person whom) {
        return new AwsConnector(whom, Duration.ofMillis(20))
                .open(new ConnectionSpec(
                        Optional.of("dev"),
                        Optional.of("us-east-1"),
                        Optional.of(proxy.endpoint()),
                        table.spec().table(),
                        table.spec().index(),
                        Environment.LOCAL,
                        Capability.DELETE));
    }

    private void writeKeys(String key) throws IOException {
        files.writeCredentials("[dev]\naws_access_key_id = %s\naws_secret_access_key = fake\n".formatted(key));
    }

    @AfterEach
    void close() {
        connection.close();
        proxy.close();
        table.close();
    }

    private void store(int count, int size) {
        IntStream.range(0, count)
                .mapToObj(number -> Session.of("id-" + number, SHOP, "x".repeat(size), true)
                        .withToken(new Secret("fake-access-token"), "read_products", Expiry.NEVER))
                .forEach(table.storage()::storeSession);
    }

    /** After so many calls of any kind all are refused, until the person has done something about it. */
    private void expireAfter(int calls) {
        var left = new AtomicInteger(calls);
        ACTIONS.forEach(action -> proxy.always(
                action,
                (exchange, service) ->
                        (left.getAndDecrement() > 0 ? Fault.none() : Fault.expired()).handle(exchange, service)));
    }

    private boolean renew() {
        ACTIONS.forEach(action -> proxy.always(action, Fault.none()));
        return true;
    }

    private void read() {
        connection.reader().loadItem("id-0");
    }

    @Test
    void aListGoesOnWhereItWas() {
        store(12, 350_000);
        expireAfter(3);
        person.answering(this::renew);
        var found = Collections.synchronizedList(new ArrayList<String>());
        var loaded = Collections.synchronizedList(new ArrayList<Session>());
        ShopListing.list(connection.reader(), ShopDomain.parse(SHOP).orElseThrow(), event -> {
            switch (event) {
                case ShopListing.Event.Found ids -> found.addAll(ids.ids());
                case ShopListing.Event.Loaded sessions -> loaded.addAll(sessions.sessions());
                case ShopListing.Event.Gone gone -> assertThat(gone.ids()).isEmpty();
            }
        });
        assertThat(found).hasSize(12).doesNotHaveDuplicates();
        assertThat(loaded).extracting(Session::id).containsExactlyInAnyOrderElementsOf(found);
        assertThat(proxy.calls("Query")).as("pages").hasSizeGreaterThanOrEqualTo(4);
        assertThat(person.renewals()).hasSize(1);
        assertThat(person.renewals().getFirst().failure().reason()).isEqualTo(Reason.EXPIRED);
        assertThat(person.renewals().getFirst().profile()).contains("dev");
    }

    @Test
    void aDeletionGoesOnWhereItWas() {
        store(48, 10);
        expireAfter(30);
        person.answering(this::renew);
        var result = revoke(48);
        assertThat(result.count(Outcome.GONE)).isEqualTo(48);
        assertThat(result.failure()).isEmpty();
        assertThat(person.renewals()).hasSize(1);
        assertThat(table.storage().loadSessions(ids(48))).isEmpty();
    }

    @Test
    void aDeletionThatIsGivenUpAsksOnceAndAccountsForEveryId() {
        store(48, 10);
        expireAfter(30);
        person.answering(() -> false);
        var result = revoke(48);
        assertThat(person.renewals()).hasSize(1);
        assertThat(result.failure()).containsInstanceOf(StorageException.Credentials.class);
        assertThat(result.outcomes()).hasSize(48);
        assertThat(result.ids(Outcome.GONE))
                .doesNotContainAnyElementsOf(table.storage().loadSessions(ids(48)).stream()
                        .map(Session::id)
                        .toList());

        assertThat(catchThrowable(this::read)).isInstanceOf(StorageException.Credentials.class);
        assertThat(person.renewals()).as("what is started later asks anew").hasSize(2);
    }

    private Result revoke(int count) {
        var receipts = new Receipts(folder, InstantSource.system());
        var revoker = new Revoker(connection, receipts, "test", InstantSource.system());
        var plan = revoker.plan(Target.Ids.of(ids(count)), read -> {});
        var revocation =
                revoker.begin(plan, new Why(dev.sessioninspector.revocation.Reason.OTHER, ""), Optional.empty());
        var done = new CompletableFuture<Result>();
        new TaskRunner(Runnable::run, Runnable::run)
                .run(() -> revocation.run(progress -> {}), done::complete, done::completeExceptionally);
        return done.join();
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(number -> "id-" + number).toList();
    }

    @Test
    void whereNothingHasWorkedYetNothingIsInterrupted() {
        expireAfter(0);
        assertThat(catchThrowable(this::read)).isInstanceOf(StorageException.Credentials.class);
        assertThat(person.renewals()).isEmpty();
    }

    @Test
    void withNobodyThereTheFailureIsTold() {
        try (var unattended = open(Person.NOBODY)) {
            expireAfter(1);
            unattended.reader().loadItem("a");
            var over = catchThrowableOfType(
                    StorageException.Credentials.class,
                    () -> unattended.reader().loadItem("a"));
            assertThat(over.reason()).isEqualTo(Reason.EXPIRED);
        }
    }

    @Test
    void newKeysInTheFileNeedNobody() throws IOException {
        read();
        writeKeys("FAKENEWKEY");
        refuseOldKey();
        read();
        assertThat(person.renewals()).isEmpty();
    }

    @Test
    void keysThatComeWhileThePersonThinksTakeTheQuestionBack() throws IOException, InterruptedException {
        read();
        refuseOldKey();
        person.thinking();
        var outcome = reading();
        person.awaitQuestion();
        files.writeCredentials("[dev]\nrubbish");
        writeKeys("FAKENEWERKEY");
        assertThat(outcome.join()).isNull();
        person.awaitDismissal();
        assertThat(person.renewals()).hasSize(1);
    }

    /** The old key is over; any other is taken. */
    private void refuseOldKey() {
        proxy.always("GetItem", (exchange, service) -> {
            var signed = exchange.getRequestHeaders().getFirst("Authorization");
            (signed.contains("FAKEOLDKEY") ? Fault.expired() : Fault.none()).handle(exchange, service);
        });
    }

    @Test
    void aFileThatChangesForNothingLeavesTheQuestion() throws IOException, InterruptedException {
        read();
        refuseOldKey();
        person.thinking();
        var thread = new CompletableFuture<Thread>();
        var outcome = reading(thread);
        person.awaitQuestion();
        files.writeConfig("[profile other]\nregion = eu-west-1\n");
        assertThat(outcome.completeOnTimeout(null, 200, java.util.concurrent.TimeUnit.MILLISECONDS)
                        .join())
                .isNull();
        assertThat(person.renewals()).hasSize(1);
        thread.join().interrupt();
        person.awaitDismissal();
    }

    @Test
    void whoIsInterruptedLeavesTheQuestionToTheNext() throws InterruptedException {
        read();
        expireAfter(0);
        person.thinking();
        var firstThread = new CompletableFuture<Thread>();
        var first = reading(firstThread);
        person.awaitQuestion();
        var second = reading();
        person.answering(this::renew);
        firstThread.join().interrupt();
        assertThat(first.join()).isInstanceOf(CancellationException.class);
        assertThat(second.join()).isNull();
        assertThat(person.renewals()).hasSize(2);
    }

    @Test
    void whoeverWaitsIsReleasedWhenItIsGivenUp() throws InterruptedException {
        read();
        expireAfter(0);
        var givesUp = new java.util.concurrent.CountDownLatch(1);
        person.answering(() -> {
            try {
                givesUp.await();
            } catch (InterruptedException dismissed) {
                throw new CancellationException();
            }
            return false;
        });
        var outcomes = IntStream.range(0, 20)
                .mapToObj(any -> new CompletableFuture<Thread>())
                .toList();
        var results = outcomes.stream().map(this::reading).toList();
        person.awaitQuestion();
        for (var thread : outcomes) {
            while (thread.join().getState() != Thread.State.WAITING
                    && thread.join().getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }
        givesUp.countDown();
        assertThat(results)
                .allSatisfy(result -> assertThat(result.join()).isInstanceOf(StorageException.Credentials.class));
        assertThat(person.renewals().size()).isLessThan(20);
    }

    @Test
    void threadsOfOneJobShareItsRefusal() {
        read();
        expireAfter(0);
        person.answering(() -> false);
        var failure = catchThrowable(() -> {
            try (var group = new Group(1)) {
                IntStream.range(0, 10).forEach(number -> group.fork(() -> catchThrowable(this::read)));
                group.join();
            }
        });
        assertThat(failure).isNull();
        assertThat(person.renewals()).hasSize(1);
    }

    @Test
    void thePersonIsAskedAgainWhereItDidNotHelp() {
        read();
        expireAfter(0);
        person.answering(() -> person.renewals().size() < 3 || renew());
        read();
        assertThat(person.renewals()).hasSizeBetween(3, 3);
    }

    private CompletableFuture<Throwable> reading() {
        return reading(new CompletableFuture<>());
    }

    private CompletableFuture<Throwable> reading(CompletableFuture<Thread> started) {
        var outcome = new CompletableFuture<Throwable>();
        started.complete(Thread.ofVirtual().start(() -> outcome.complete(catchThrowable(this::read))));
        return outcome;
    }
}
