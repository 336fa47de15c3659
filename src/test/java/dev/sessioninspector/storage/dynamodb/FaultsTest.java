package dev.sessioninspector.storage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.storage.SessionStorage;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import dev.sessioninspector.storage.TableCheck.Aspect;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.storage.TableCheck.Verdict;
import dev.sessioninspector.storage.TableCreator;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.FaultProxy;
import dev.sessioninspector.support.LocalClient;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** What goes wrong on the way to DynamoDB and back, and what the storage makes of it. */
@Timeout(30)
class FaultsTest {
    private static final String SHOP = "example.myshopify.com";
    private static final String TOKEN = "shpat_FAKE_never_to_be_printed";
    private static final String CORAL = "com.amazon.coral.service#";
    private static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810#";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LocalTable local = LocalTable.create();
    private final FaultProxy proxy = new FaultProxy(TestDatabase.endpoint());
    private final DynamoDbClient client = LocalClient.to(proxy.endpoint());
    private final SessionTable table =
            new SessionTable(client, local.spec().table(), local.spec().index());
    private final SessionStorage storage = new DynamoDbSessionStorage(table);

    @AfterEach
    void close() {
        client.close();
        proxy.close();
        local.close();
    }

    private static Stream<Arguments> calls() {
        return Stream.of(
                arguments("GetItem", call(storage -> storage.loadItem("a"))),
                arguments("Query", call(storage -> storage.findIds(SHOP, Optional.empty()))),
                arguments("PutItem", call(storage -> storage.storeSession(session("a")))),
                arguments("PutItem", call(storage -> storage.putIfAbsent(SessionCodec.encode(session("a"))))),
                arguments("DeleteItem", call(storage -> storage.deleteSession("a"))),
                arguments("DeleteItem", call(storage -> storage.deleteSessions(List.of("a", "b")))),
                arguments("DeleteItem", call(storage -> storage.deleteIfUnchanged(SessionCodec.encode(session("a"))))),
                arguments("BatchGetItem", call(storage -> storage.loadSessions(List.of("a", "b")))));
    }

    private static Consumer<SessionStorage> call(Consumer<SessionStorage> call) {
        return call;
    }

    private static Session session(String id) {
        return Session.of(id, SHOP, "", false).withToken(new Secret(TOKEN), "read_products", Expiry.NEVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shopify_sessions", "shopify_sessions/index/shop_index"})
    void aDenialNamesTheAction(String resource) {
        proxy.always("Query", Fault.denied("Query", resource));
        var denied = catchThrowableOfType(
                StorageException.AccessDenied.class, () -> storage.findIds(SHOP, Optional.empty()));
        assertThat(denied.action()).isEqualTo("dynamodb:Query");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyCallCanBeDenied(String action, Consumer<SessionStorage> call) {
        proxy.always("GetItem", Fault.denied("GetItem", "shopify_sessions"));
        proxy.always(action, Fault.denied(action, "shopify_sessions"));
        var denied = catchThrowableOfType(StorageException.AccessDenied.class, () -> call.accept(storage));
        assertThat(denied.action()).isEqualTo("dynamodb:" + (action.equals("BatchGetItem") ? "GetItem" : action));
        assertThat(proxy.calls(action)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void whatMayNotBeDescribedIsUnknownAndTheRestIsChecked() {
        proxy.always("DescribeTable", Fault.denied("DescribeTable", "shopify_sessions"));
        var checks = new DynamoDbTableCheck(table).check();
        assertThat(checks)
                .contains(
                        new Check(Aspect.TABLE, Verdict.UNKNOWN, "dynamodb:DescribeTable"),
                        new Check(Aspect.SIZE, Verdict.UNKNOWN, "dynamodb:DescribeTable"),
                        new Check(Aspect.QUERY, Verdict.PASS, ""),
                        new Check(Aspect.GET_ITEM, Verdict.PASS, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "Query, QUERY, FAIL",
        "GetItem, GET_ITEM, FAIL",
        "BatchGetItem, BATCH_GET_ITEM, WARNING",
        "DescribeTimeToLive, TIME_TO_LIVE, UNKNOWN",
        "DescribeContinuousBackups, RECOVERY, UNKNOWN"
    })
    void aDeniedActionIsAVerdict(String action, Aspect aspect, Verdict verdict) {
        proxy.always(action, Fault.denied(action, "shopify_sessions"));
        assertThat(new DynamoDbTableCheck(table).check())
                .contains(new Check(aspect, verdict, "dynamodb:" + action))
                .contains(new Check(Aspect.TABLE, Verdict.PASS, "ACTIVE"));
    }

    @ParameterizedTest
    @CsvSource({
        "CREATING, ACTIVE, false, TABLE, FAIL, CREATING",
        "UPDATING, ACTIVE, false, TABLE, WARNING, UPDATING",
        "ACTIVE, CREATING, true, INDEX, FAIL, 'CREATING, backfilling'",
        "ACTIVE, UPDATING, false, INDEX, WARNING, UPDATING",
        "ACTIVE, ACTIVE, false, DELETION_PROTECTION, PASS, on",
        "ACTIVE, ACTIVE, false, ENCRYPTION, PASS, KMS",
        "ACTIVE, ACTIVE, false, REPLICAS, PASS, eu-north-1",
        "ACTIVE, ACTIVE, false, SIZE, PASS, '1,234 items, 56 KB'"
    })
    void whatTheRealServiceAloneTells(
            String status, String indexStatus, boolean backfilling, Aspect aspect, Verdict verdict, String found) {
        proxy.always(
                "DescribeTable", Fault.answer(200, """
                    {"Table": {"TableStatus": "%s", "ItemCount": 1234, "TableSizeBytes": 57344, "DeletionProtectionEnabled": true,
                      "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"},
                                               {"AttributeName": "shop", "AttributeType": "S"}],
                      "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                      "BillingModeSummary": {"BillingMode": "PAY_PER_REQUEST"},
                      "SSEDescription": {"Status": "ENABLED", "SSEType": "KMS"},
                      "Replicas": [{"RegionName": "eu-north-1"}],
                      "GlobalSecondaryIndexes": [{"IndexName": "%s", "IndexStatus": "%s", "Backfilling": %s,
                        "KeySchema": [{"AttributeName": "shop", "KeyType": "HASH"}],
                        "Projection": {"ProjectionType": "KEYS_ONLY"}}]}}
                    """.formatted(status, table.index(), indexStatus, backfilling)));
        assertThat(new DynamoDbTableCheck(table).check()).contains(new Check(aspect, verdict, found));
    }

    @Test
    void recoveryIsToldWhereItIsOn() {
        proxy.always("DescribeContinuousBackups", Fault.answer(200, """
            {"ContinuousBackupsDescription": {"ContinuousBackupsStatus": "ENABLED",
              "PointInTimeRecoveryDescription": {"PointInTimeRecoveryStatus": "ENABLED"}}}
            """));
        assertThat(new DynamoDbTableCheck(table).check()).contains(new Check(Aspect.RECOVERY, Verdict.PASS, "on"));
    }

    @Test
    void writesAreProbedWithoutWriting() {
        var probe = new DynamoDbWriteProbe(table);
        assertThat(probe.probe())
                .containsExactly(
                        new Check(Aspect.PUT_ITEM, Verdict.PASS, ""), new Check(Aspect.DELETE_ITEM, Verdict.PASS, ""));
        assertThat(proxy.calls("PutItem"))
                .singleElement()
                .satisfies(call -> assertThat(call.body()).contains("attribute_exists(id)"));
        proxy.always("PutItem", Fault.denied("PutItem", "shopify_sessions"));
        proxy.always("DeleteItem", Fault.denied("DeleteItem", "shopify_sessions"));
        assertThat(probe.probe())
                .containsExactly(
                        new Check(Aspect.PUT_ITEM, Verdict.FAIL, "dynamodb:PutItem"),
                        new Check(Aspect.DELETE_ITEM, Verdict.FAIL, "dynamodb:DeleteItem"));
    }

    private static Stream<Arguments> faults() {
        return Stream.of(
                arguments(
                        Fault.error(
                                400, DYNAMODB + "ProvisionedThroughputExceededException", "The level of configured…"),
                        StorageException.Throttled.class),
                arguments(
                        Fault.error(
                                400, CORAL + "ThrottlingException", "Rate of requests exceeds the allowed throughput."),
                        StorageException.Throttled.class),
                arguments(
                        Fault.error(400, DYNAMODB + "ResourceNotFoundException", "Requested resource not found"),
                        StorageException.TableMissing.class),
                arguments(
                        Fault.error(
                                400,
                                CORAL + "ValidationException",
                                "The table does not have the specified index: shop_index"),
                        StorageException.IndexMissing.class),
                arguments(
                        Fault.error(400, CORAL + "ValidationException", "Invalid value " + TOKEN),
                        StorageException.Refused.class),
                arguments(
                        Fault.error(
                                400, DYNAMODB + "LimitExceededException", "Too many operations for a given subscriber"),
                        StorageException.Refused.class),
                arguments(
                        Fault.error(500, DYNAMODB + "InternalServerError", "Internal server error"),
                        StorageException.Unavailable.class),
                arguments(
                        Fault.error(503, CORAL + "ServiceUnavailableException", "Try again"),
                        StorageException.Unavailable.class),
                arguments(Fault.page(200), StorageException.NotDynamoDb.class),
                arguments(Fault.page(403), StorageException.NotDynamoDb.class),
                arguments(Fault.page(502), StorageException.NotDynamoDb.class),
                arguments(Fault.answer(200, "{\"Item\":{\"id\":{\"S\":"), StorageException.NotDynamoDb.class),
                arguments(Fault.answer(503, ""), StorageException.NotDynamoDb.class),
                arguments(Fault.lostAnswer(), StorageException.NoAnswer.class),
                arguments(Fault.cutOffAnswer(), StorageException.NoAnswer.class));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultIsTold(Fault fault, Class<?> expected) {
        local.storage().storeSession(session("a"));
        proxy.always("GetItem", fault);
        var told = catchThrowable(() -> table.call("dynamodb:GetItem", () -> get(PATIENCE)));
        assertThat(told).isInstanceOf(expected);
        assertThat(told.toString()).doesNotContain(TOKEN, SHOP);
    }

    @Test
    void silenceIsNoAnswer() {
        proxy.always("GetItem", Fault.hang());
        var told = catchThrowable(() -> table.call("dynamodb:GetItem", () -> get(Duration.ofMillis(200))));
        assertThat(told).isInstanceOf(StorageException.NoAnswer.class);
    }

    private GetItemResponse get(Duration patience) {
        return client.getItem(request -> request.tableName(table.name())
                .key(DynamoDbSessionReader.key("a"))
                .overrideConfiguration(bounds -> bounds.apiCallAttemptTimeout(patience)));
    }

    private static Stream<Arguments> credentials() {
        return Stream.of(
                arguments("UnrecognizedClientException", Reason.UNKNOWN_KEY),
                arguments("ExpiredTokenException", Reason.EXPIRED),
                arguments("InvalidSignatureException", Reason.SIGNATURE),
                arguments("IncompleteSignatureException", Reason.SIGNATURE),
                arguments("MissingAuthenticationTokenException", Reason.MISSING));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void credentialsAreRefusedForAReason(String code, Reason reason) {
        proxy.always("GetItem", Fault.error(400, CORAL + code, "The security token included in the request is…"));
        var refused = catchThrowableOfType(StorageException.Credentials.class, () -> storage.loadItem("a"));
        assertThat(refused.reason()).isEqualTo(reason);
    }

    @Test
    void nobodyListens() {
        proxy.close();
        assertThat(catchThrowable(() -> storage.loadItem("a"))).isInstanceOf(StorageException.Unreachable.class);
    }

    @Test
    void throttlingIsWaitedOut() {
        local.storage().storeSession(session("a"));
        var throttled = Fault.error(400, DYNAMODB + "ProvisionedThroughputExceededException", "The level of…");
        IntStream.range(0, 5).forEach(time -> proxy.once("GetItem", throttled));
        assertThat(storage.loadSession("a")).contains(session("a"));
        assertThat(proxy.calls("GetItem")).hasSize(6);
    }

    @Test
    void batchesAreDoneWithoutWhereTheyAreDenied() {
        var ids = IntStream.range(0, 40).mapToObj(number -> "id" + number).toList();
        ids.forEach(id -> local.storage().storeSession(session(id)));
        var batched = storage.loadSessions(ids);
        proxy.always("BatchGetItem", Fault.denied("BatchGetItem", "shopify_sessions"));
        assertThat(storage.loadSessions(ids))
                .containsExactlyInAnyOrderElementsOf(batched)
                .hasSize(40);
        assertThat(storage.loadSessions(ids)).hasSize(40);
        assertThat(proxy.calls("BatchGetItem")).as("asked again once denied").hasSize(2);
    }

    @Test
    void unprocessedKeysAreAskedForAgain() {
        List.of("a", "b", "c").forEach(id -> local.storage().storeSession(session(id)));
        proxy.once("BatchGetItem", Fault.answer(200, """
            {"Responses":{"%1$s":[{"id":{"S":"a"},"shop":{"S":"example.myshopify.com"}}]},
             "UnprocessedKeys":{"%1$s":{"Keys":[{"id":{"S":"b"}},{"id":{"S":"c"}}]}}}
            """.formatted(table.name())));
        proxy.once("BatchGetItem", Fault.answer(200, """
            {"Responses":{},
             "UnprocessedKeys":{"%1$s":{"Keys":[{"id":{"S":"b"}},{"id":{"S":"c"}}]}}}
            """.formatted(table.name())));
        assertThat(storage.loadSessions(List.of("a", "b", "c")))
                .extracting(Session::id)
                .containsExactlyInAnyOrder("a", "b", "c");
        assertThat(proxy.calls("BatchGetItem")).hasSize(3);
        assertThat(proxy.calls("BatchGetItem").getLast().body()).doesNotContain("\"a\"");
    }

    @Test
    void aTableWhoseCreationIsNotAnsweredIsLookedFor() {
        var another = LocalTable.missing().table();
        var creator = new DynamoDbTableCreator(new SessionTable(client, another, "shop_index"));
        proxy.once("CreateTable", Fault.lostAnswer());
        assertThatCode(() -> creator.createTable(TableCreator.Capacity.ONE_UNIT, status -> {}))
                .doesNotThrowAnyException();
        assertThat(proxy.calls("CreateTable")).hasSize(2);
        assertThat(catchThrowable(() -> creator.createTable(TableCreator.Capacity.ONE_UNIT, status -> {})))
                .as("a table that was there before")
                .isInstanceOf(StorageException.Refused.class);
    }

    @Test
    void aTableThatWasNotCreatedIsNotWaitedFor() {
        var creator = new DynamoDbTableCreator(
                new SessionTable(client, LocalTable.missing().table(), "shop_index"));
        proxy.always("CreateTable", Fault.cut());
        assertThat(catchThrowable(() -> creator.createTable(TableCreator.Capacity.ONE_UNIT, status -> {})))
                .isInstanceOf(StorageException.NoAnswer.class);
    }

    @Test
    void aDeletionWhoseAnswerIsLostIsMadeAgain() {
        local.storage().storeSession(session("a"));
        proxy.once("DeleteItem", Fault.lostAnswer());
        assertThatCode(() -> storage.deleteSession("a")).doesNotThrowAnyException();
        assertThat(proxy.calls("DeleteItem")).hasSize(2);
        assertThat(storage.loadItem("a")).isEmpty();
    }

    @Test
    void aConditionalDeletionWhoseAnswerIsLostFindsItself() {
        local.storage().storeSession(session("a"));
        proxy.once("DeleteItem", Fault.lostAnswer());
        assertThat(storage.deleteIfUnchanged(SessionCodec.encode(session("a")))).isFalse();
        assertThat(storage.loadItem("a")).isEmpty();
    }

    @Test
    void aDeletionWithoutAnyAnswerMayHaveHappened() {
        local.storage().storeSession(session("a"));
        proxy.always("DeleteItem", Fault.lostAnswer());
        assertThat(catchThrowable(() -> storage.deleteSession("a"))).isInstanceOf(StorageException.NoAnswer.class);
        assertThat(storage.loadItem("a")).isEmpty();
    }

    @Test
    void whatFailsForOneOfManyIsThrownAndThatOneIsStillThere() {
        var ids = IntStream.range(0, 10).mapToObj(number -> "id" + number).toList();
        ids.forEach(id -> local.storage().storeSession(session(id)));
        proxy.once("DeleteItem", Fault.denied("DeleteItem", "shopify_sessions"));
        assertThat(catchThrowable(() -> storage.deleteSessions(ids))).isInstanceOf(StorageException.AccessDenied.class);
        assertThat(local.storage().loadSessions(ids)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void interruptingEndsACallThatHangs(String action, Consumer<SessionStorage> call) throws InterruptedException {
        proxy.always(action, Fault.hang());
        assertThat(outcomeOfInterrupting(action, () -> call.accept(storage))).isInstanceOf(CancellationException.class);
    }

    @Test
    void interruptingEndsTheFallbackFromABatch() throws InterruptedException {
        proxy.always("BatchGetItem", Fault.denied("BatchGetItem", "shopify_sessions"));
        proxy.always("GetItem", Fault.hang());
        assertThat(outcomeOfInterrupting("GetItem", () -> storage.loadSessions(List.of("a", "b"))))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void interruptingEndsWaitingForCapacity() throws InterruptedException {
        proxy.always("GetItem", Fault.error(400, DYNAMODB + "ProvisionedThroughputExceededException", "The level of…"));
        assertThat(outcomeOfInterrupting("GetItem", () -> storage.loadSession("a")))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void interruptingEndsWaitingForATable() throws InterruptedException {
        proxy.always("CreateTable", Fault.answer(200, "{}"));
        proxy.always("DescribeTable", Fault.answer(200, "{\"Table\":{\"TableStatus\":\"CREATING\"}}"));
        assertThat(outcomeOfInterrupting(
                        "DescribeTable",
                        () -> new DynamoDbTableCreator(table)
                                .createTable(TableCreator.Capacity.ONE_UNIT, status -> {})))
                .isInstanceOf(CancellationException.class);
    }

    /** Interrupts a virtual thread once its call has arrived. */
    private Throwable outcomeOfInterrupting(String action, Runnable call) throws InterruptedException {
        var outcome = new CompletableFuture<Throwable>();
        var thread = Thread.ofVirtual().start(() -> outcome.complete(catchThrowable(call::run)));
        proxy.awaitCall(action);
        thread.interrupt();
        assertThat(thread.join(PATIENCE.dividedBy(2)))
                .as("ended before any time-out")
                .isTrue();
        return outcome.join();
    }
}
