package dev.sessioninspector.storage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.storage.SessionStorage;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.FaultProxy;
import dev.sessioninspector.support.LocalClient;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a transaction comes to where it is refused, unanswered, or not for this table. */
class TogetherTest {
    private static final String ACTION = "TransactWriteItems";
    private static final String SHOP = "example.myshopify.com";

    private final FaultProxy proxy = new FaultProxy(TestDatabase.endpoint());
    private final LocalTable local = LocalTable.onDemand();
    private final DynamoDbClient client = LocalClient.to(proxy.endpoint());
    private final SessionTable table =
            new SessionTable(client, local.spec().table(), local.spec().index());
    private final SessionStorage storage = new DynamoDbSessionStorage(table);
    private final List<Item> seen = Stream.of("a", "b")
            .map(id -> SessionCodec.encode(Session.of(id, SHOP, "", false)))
            .toList();

    @BeforeEach
    void store() {
        seen.forEach(local.storage()::putIfAbsent);
    }

    @AfterEach
    void close() {
        client.close();
        proxy.close();
        local.close();
    }

    private int there() {
        return local.storage().findSessionsByShop(SHOP).size();
    }

    @Test
    void countsWhatItCosts() {
        var before = table.cost();
        assertThat(storage.deleteTogether(seen)).isTrue();
        assertThat(there()).isZero();
        assertThat(table.cost().requests()).isEqualTo(before.requests() + 1);
        assertThat(table.cost().writeUnits()).isGreaterThanOrEqualTo(before.writeUnits() + 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ProvisionedThroughputExceeded", "ThrottlingError"})
    void capacityThatDoesNotSufficeIsToldAsSuch(String reason) {
        proxy.once(ACTION, cancelled(reason));
        assertThat(catchThrowable(() -> storage.deleteTogether(seen))).isInstanceOf(StorageException.Throttled.class);
        assertThat(there()).isEqualTo(2);
        assertThat(storage.deleteTogether(seen)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ConditionalCheckFailed", "TransactionConflict", "ValidationError"})
    void whatKeepsOneFromBeingDeletedKeepsAll(String reason) {
        proxy.once(ACTION, cancelled(reason));
        assertThat(storage.deleteTogether(seen)).isFalse();
        assertThat(there()).isEqualTo(2);
        assertThat(storage.deleteTogether(seen)).isTrue();
    }

    @Test
    void theTokenOfACallSettlesALostAnswer() {
        proxy.once(ACTION, Fault.lostAnswer());
        assertThat(storage.deleteTogether(seen)).isTrue();
        assertThat(proxy.calls(ACTION)).hasSize(2);
        assertThat(there()).isZero();
    }

    @Test
    void withoutAnyAnswerNobodyKnows() {
        proxy.always(ACTION, Fault.lostAnswer());
        assertThat(catchThrowable(() -> storage.deleteTogether(seen))).isInstanceOf(StorageException.NoAnswer.class);
    }

    @Test
    void aCallThatIsStillUnderWayIsNotAnswered() {
        proxy.always(ACTION, Fault.error(400, "com.amazonaws.dynamodb.v20120810#TransactionInProgressException", "…"));
        assertThat(catchThrowable(() -> storage.deleteTogether(seen))).isInstanceOf(StorageException.NoAnswer.class);
    }

    @Test
    void isNotTriedAgainWhereItIsDenied() {
        proxy.once(ACTION, Fault.denied(ACTION, "shopify_sessions"));
        assertThat(storage.deleteTogether(seen)).isFalse();
        assertThat(storage.deleteTogether(seen)).isFalse();
        assertThat(proxy.calls(ACTION)).hasSize(1);
        assertThat(there()).isEqualTo(2);
    }

    @Test
    void isNotTriedWhereTheTableMayNotBeDescribed() {
        proxy.always("DescribeTable", Fault.denied("DescribeTable", "shopify_sessions"));
        assertThat(storage.deleteTogether(seen)).isFalse();
        assertThat(storage.deleteTogether(seen)).isFalse();
        assertThat(proxy.calls("DescribeTable")).hasSize(1);
        assertThat(proxy.calls(ACTION)).isEmpty();
    }

    @Test
    void asksAgainWhatTheTableIsWhereNobodyAnswered() {
        proxy.once("DescribeTable", Fault.page(502));
        proxy.once("DescribeTable", Fault.page(502));
        assertThat(storage.deleteTogether(seen)).isFalse();
        assertThat(storage.deleteTogether(seen)).isTrue();
    }

    private static Fault cancelled(String reason) {
        return Fault.answer(400, """
            {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"Transaction cancelled",\
            "CancellationReasons":[{"Code":"None"},{"Code":"%s","Message":"of another"}]}\
            """.formatted(reason));
    }
}
