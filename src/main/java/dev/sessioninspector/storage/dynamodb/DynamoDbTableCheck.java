package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.TableCheck;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Compares what DescribeTable tells with the schema in the adapter's README. */
public final class DynamoDbTableCheck implements TableCheck {
    /** A wrong address must be known soon. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);

    private final SessionTable table;

    /** Checks a table. */
    public DynamoDbTableCheck(SessionTable table) {
        this.table = table;
    }

    @Override
    public List<Check> check() {
        try {
            return compare(describe(table));
        } catch (StorageException.TableMissing missing) {
            return List.of(
                    new Check(Aspect.TABLE, Verdict.FAIL, ""),
                    new Check(Aspect.TABLE_KEY, Verdict.UNKNOWN, ""),
                    new Check(Aspect.INDEX, Verdict.UNKNOWN, ""),
                    new Check(Aspect.INDEX_KEY, Verdict.UNKNOWN, ""),
                    new Check(Aspect.INDEX_PROJECTION, Verdict.UNKNOWN, ""));
        }
    }

    static TableDescription describe(SessionTable table) {
        var described = table.call(
                        "dynamodb:DescribeTable",
                        () -> table.client()
                                .describeTable(request -> request.tableName(table.name())
                                        .overrideConfiguration(bounds -> bounds.apiCallTimeout(FIRST_ANSWER))))
                .table();
        if (described == null) {
            throw new StorageException.NotDynamoDb(null);
        }
        return described;
    }

    private List<Check> compare(TableDescription found) {
        var index = found.globalSecondaryIndexes().stream()
                .filter(candidate -> candidate.indexName().equals(table.index()))
                .findFirst();
        return List.of(
                new Check(Aspect.TABLE, tableVerdict(found.tableStatus()), found.tableStatusAsString()),
                key(Aspect.TABLE_KEY, found, found.keySchema(), "id"),
                new Check(
                        Aspect.INDEX,
                        index.map(DynamoDbTableCheck::indexVerdict).orElse(Verdict.FAIL),
                        index.map(GlobalSecondaryIndexDescription::indexStatusAsString)
                                .orElse("")),
                index.map(there -> key(Aspect.INDEX_KEY, found, there.keySchema(), "shop"))
                        .orElse(new Check(Aspect.INDEX_KEY, Verdict.UNKNOWN, "")),
                index.map(DynamoDbTableCheck::projection)
                        .orElse(new Check(Aspect.INDEX_PROJECTION, Verdict.UNKNOWN, "")));
    }

    /** A table that is being updated serves reads and writes. */
    private static Verdict tableVerdict(TableStatus status) {
        return switch (status) {
            case ACTIVE -> Verdict.PASS;
            case UPDATING -> Verdict.WARNING;
            default -> Verdict.FAIL;
        };
    }

    /** An index that is being built answers no query. */
    private static Verdict indexVerdict(GlobalSecondaryIndexDescription index) {
        if (index.indexStatus() == IndexStatus.ACTIVE) {
            return Verdict.PASS;
        }
        return index.indexStatus() == IndexStatus.UPDATING ? Verdict.WARNING : Verdict.FAIL;
    }

    private static Check key(Aspect aspect, TableDescription table, List<KeySchemaElement> schema, String wanted) {
        var found = schema.stream()
                .map(element -> "%s (%s, %s)"
                        .formatted(element.attributeName(), type(table, element), element.keyTypeAsString()))
                .collect(Collectors.joining(", "));
        return new Check(aspect, found.equals(wanted + " (S, HASH)") ? Verdict.PASS : Verdict.FAIL, found);
    }

    private static String type(TableDescription table, KeySchemaElement element) {
        return table.attributeDefinitions().stream()
                .filter(definition -> definition.attributeName().equals(element.attributeName()))
                .map(definition -> definition.attributeTypeAsString())
                .findFirst()
                .orElse("?");
    }

    /** The adapter reads only {@code id} and {@code shop}, and every projection has the keys. */
    private static Check projection(GlobalSecondaryIndexDescription index) {
        var type = index.projection().projectionType();
        return new Check(
                Aspect.INDEX_PROJECTION,
                type == ProjectionType.KEYS_ONLY ? Verdict.PASS : Verdict.WARNING,
                index.projection().projectionTypeAsString());
    }
}
