package dev.sessioninspector.storage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.storage.TableCheck.Aspect;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.storage.TableCheck.Verdict;
import dev.sessioninspector.storage.TableCreator;
import dev.sessioninspector.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tables that are wrong in every way that a table can be, on DynamoDB Local. */
class WrongTablesTest {
    private final DynamoDbClient client = DynamoDbClient.builder()
            .endpointOverride(TestDatabase.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
    private final SessionTable table = new SessionTable(client, "wrong_" + UUID.randomUUID(), "shop_index");

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void anotherKey() {
        create(request -> request.attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                .keySchema(key("pk", KeyType.HASH)));
        assertThat(check())
                .contains(
                        new Check(Aspect.TABLE_KEY, Verdict.FAIL, "pk (S, HASH)"),
                        new Check(Aspect.INDEX, Verdict.FAIL, ""),
                        new Check(Aspect.INDEX_KEY, Verdict.UNKNOWN, ""),
                        new Check(Aspect.CAPACITY, Verdict.PASS, ""));
    }

    @Test
    void aSortKey() {
        create(request -> request.attributeDefinitions(
                        attribute("id", ScalarAttributeType.S), attribute("at", ScalarAttributeType.N))
                .keySchema(key("id", KeyType.HASH), key("at", KeyType.RANGE)));
        assertThat(check()).contains(new Check(Aspect.TABLE_KEY, Verdict.FAIL, "id (S, HASH), at (N, RANGE)"));
    }

    @Test
    void aKeyOfAnotherType() {
        create(request -> request.attributeDefinitions(attribute("id", ScalarAttributeType.N))
                .keySchema(key("id", KeyType.HASH)));
        assertThat(check()).contains(new Check(Aspect.TABLE_KEY, Verdict.FAIL, "id (N, HASH)"));
    }

    @Test
    void anIndexOnAnotherAttributeThatHoldsEverything() {
        create(request -> request.attributeDefinitions(
                        attribute("id", ScalarAttributeType.S), attribute("store", ScalarAttributeType.S))
                .keySchema(key("id", KeyType.HASH))
                .globalSecondaryIndexes(List.of(index("store", ProjectionType.ALL))));
        assertThat(check())
                .contains(
                        new Check(Aspect.INDEX, Verdict.PASS, "ACTIVE"),
                        new Check(Aspect.INDEX_KEY, Verdict.FAIL, "store (S, HASH)"),
                        new Check(Aspect.INDEX_PROJECTION, Verdict.WARNING, "ALL"));
    }

    @Test
    void timeToLiveThatCannotServe() {
        createWithoutIndex();
        client.updateTimeToLive(request -> request.tableName(table.name())
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expires")));
        assertThat(check()).contains(new Check(Aspect.TIME_TO_LIVE, Verdict.WARNING, "expires"));
    }

    @Test
    void aMissingIndexIsAdded() {
        createWithoutIndex();
        assertThat(check()).contains(new Check(Aspect.INDEX, Verdict.FAIL, ""));
        var statuses = new ArrayList<String>();
        new DynamoDbTableCreator(table).createIndex(statuses::add);
        assertThat(statuses).isNotEmpty().last().isEqualTo("ACTIVE");
        assertThat(check())
                .contains(
                        new Check(Aspect.INDEX, Verdict.PASS, "ACTIVE"),
                        new Check(Aspect.INDEX_KEY, Verdict.PASS, "shop (S, HASH)"),
                        new Check(Aspect.QUERY, Verdict.PASS, ""));
    }

    @Test
    void aTableOnDemandIsAsTheAdapterNeedsIt() {
        new DynamoDbTableCreator(table).createTable(TableCreator.Capacity.ON_DEMAND, status -> {});
        assertThat(check())
                .contains(
                        new Check(Aspect.CAPACITY, Verdict.PASS, ""),
                        new Check(Aspect.TABLE_KEY, Verdict.PASS, "id (S, HASH)"),
                        new Check(Aspect.INDEX_KEY, Verdict.PASS, "shop (S, HASH)"),
                        new Check(Aspect.INDEX_PROJECTION, Verdict.PASS, "KEYS_ONLY"));
    }

    private void createWithoutIndex() {
        create(request -> request.attributeDefinitions(attribute("id", ScalarAttributeType.S))
                .keySchema(key("id", KeyType.HASH)));
    }

    private void create(UnaryOperator<CreateTableRequest.Builder> schema) {
        client.createTable(schema.apply(
                        CreateTableRequest.builder().tableName(table.name()).billingMode(BillingMode.PAY_PER_REQUEST))
                .build());
    }

    private List<Check> check() {
        return new DynamoDbTableCheck(table).check();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static GlobalSecondaryIndex index(String attribute, ProjectionType projection) {
        return GlobalSecondaryIndex.builder()
                .indexName("shop_index")
                .keySchema(key(attribute, KeyType.HASH))
                .projection(it -> it.projectionType(projection))
                .build();
    }
}
