package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.storage.TableCheck.Verdict;
import dev.sessioninspector.storage.TableCreator;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Creates the table and the index as the schema in the adapter's README has them; with other capacity where asked.
 *
 * @see <a href="https://www.npmjs.com/package/@shopify/shopify-app-session-storage-dynamodb">the adapter's README</a>
 */
public final class DynamoDbTableCreator implements TableCreator {
    private final SessionTable table;

    /** Creates a table under its name. */
    public DynamoDbTableCreator(SessionTable table) {
        this.table = table;
    }

    @Override
    public void createTable(Capacity capacity, Consumer<String> status) {
        var throughput = capacity == Capacity.ON_DEMAND ? null : oneUnit();
        var billing = capacity == Capacity.ON_DEMAND ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED;
        make(
                "dynamodb:CreateTable",
                () -> table.client()
                        .createTable(request -> request.tableName(table.name())
                                .attributeDefinitions(text("id"), text("shop"))
                                .keySchema(hash("id"))
                                .billingMode(billing)
                                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                                        .indexName(table.index())
                                        .keySchema(hash("shop"))
                                        .projection(keysOnly())
                                        .provisionedThroughput(throughput)
                                        .build())
                                .provisionedThroughput(throughput)),
                this::hasTable,
                status);
    }

    @Override
    public void createIndex(Consumer<String> status) {
        var onDemand = TableComparison.isOnDemand(DynamoDbTableCheck.describe(table));
        var update = GlobalSecondaryIndexUpdate.builder()
                .create(index -> index.indexName(table.index())
                        .keySchema(hash("shop"))
                        .projection(keysOnly())
                        .provisionedThroughput(onDemand ? null : oneUnit()))
                .build();
        make(
                "dynamodb:UpdateTable",
                () -> table.client()
                        .updateTable(request -> request.tableName(table.name())
                                .attributeDefinitions(text("shop"))
                                .globalSecondaryIndexUpdates(update)),
                this::hasIndex,
                status);
    }

    /** A call whose answer got lost may have happened: whether it did, the table tells. */
    private void make(String action, Supplier<?> call, BooleanSupplier isThere, Consumer<String> status) {
        try {
            table.write(action, call::get);
        } catch (StorageException.NoAnswer lost) {
            if (!isThere.getAsBoolean()) {
                throw lost;
            }
        }
        awaitActive(status);
    }

    private boolean hasTable() {
        try {
            DynamoDbTableCheck.describe(table);
            return true;
        } catch (StorageException.TableMissing missing) {
            return false;
        }
    }

    private boolean hasIndex() {
        return TableComparison.of(DynamoDbTableCheck.describe(table), table.index())
                .index()
                .isPresent();
    }

    /** A table that was just made may still be unknown where it is described. */
    private void awaitActive(Consumer<String> status) {
        for (var attempt = 1; ; attempt++) {
            try {
                var found = TableComparison.of(DynamoDbTableCheck.describe(table), table.index());
                status.accept(status(found));
                if (found.checks().stream().limit(3).map(Check::verdict).allMatch(Verdict.PASS::equals)) {
                    return;
                }
            } catch (StorageException.TableMissing notYet) {
                status.accept("CREATING");
            }
            table.pause(attempt);
        }
    }

    private static String status(TableComparison found) {
        return found.index()
                .map(index -> index.indexStatusAsString())
                .orElseGet(() -> found.table().tableStatusAsString());
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement hash(String name) {
        return KeySchemaElement.builder()
                .attributeName(name)
                .keyType(KeyType.HASH)
                .build();
    }

    private static Projection keysOnly() {
        return Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();
    }

    private static ProvisionedThroughput oneUnit() {
        return ProvisionedThroughput.builder()
                .readCapacityUnits(1L)
                .writeCapacityUnits(1L)
                .build();
    }
}
