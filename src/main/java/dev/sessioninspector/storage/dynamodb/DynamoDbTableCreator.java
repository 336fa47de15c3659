package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.storage.TableCreator;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Creates the table exactly as the schema in the adapter's README has it.
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
    public void createTable() {
        table.call(
                "dynamodb:CreateTable",
                () -> table.client()
                        .createTable(request -> request.tableName(table.name())
                                .attributeDefinitions(text("id"), text("shop"))
                                .keySchema(hash("id"))
                                .globalSecondaryIndexes(shopIndex())
                                .provisionedThroughput(oneUnit())));
        table.call("dynamodb:DescribeTable", () -> {
            try (var waiter = table.client().waiter()) {
                return waiter.waitUntilTableExists(request -> request.tableName(table.name()));
            }
        });
    }

    private GlobalSecondaryIndex shopIndex() {
        return GlobalSecondaryIndex.builder()
                .indexName(table.index())
                .keySchema(hash("shop"))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .provisionedThroughput(oneUnit())
                .build();
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

    private static ProvisionedThroughput oneUnit() {
        return ProvisionedThroughput.builder()
                .readCapacityUnits(1L)
                .writeCapacityUnits(1L)
                .build();
    }
}
