package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.storage.TableCheck.Aspect;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.storage.TableCheck.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** What DescribeTable tells, compared with the schema in the adapter's README. */
record TableComparison(TableDescription table, Optional<GlobalSecondaryIndexDescription> index) {
    static TableComparison of(TableDescription table, String indexName) {
        return new TableComparison(
                table,
                table.globalSecondaryIndexes().stream()
                        .filter(candidate -> candidate.indexName().equals(indexName))
                        .findFirst());
    }

    static boolean isOnDemand(TableDescription table) {
        return table.billingModeSummary() != null
                && table.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST;
    }

    List<Check> checks() {
        return List.of(
                new Check(Aspect.TABLE, verdict(table.tableStatus()), table.tableStatusAsString()),
                key(Aspect.TABLE_KEY, table.keySchema(), "id"),
                index.map(TableComparison::status).orElse(new Check(Aspect.INDEX, Verdict.FAIL, "")),
                index.map(there -> key(Aspect.INDEX_KEY, there.keySchema(), "shop"))
                        .orElse(new Check(Aspect.INDEX_KEY, Verdict.UNKNOWN, "")),
                index.map(TableComparison::projection).orElse(new Check(Aspect.INDEX_PROJECTION, Verdict.UNKNOWN, "")),
                new Check(Aspect.CAPACITY, Verdict.PASS, capacity()),
                new Check(
                        Aspect.DELETION_PROTECTION,
                        Verdict.PASS,
                        Boolean.TRUE.equals(table.deletionProtectionEnabled()) ? "on" : ""),
                new Check(Aspect.ENCRYPTION, Verdict.PASS, encryption()),
                new Check(Aspect.REPLICAS, Verdict.PASS, replicas()),
                new Check(
                        Aspect.SIZE,
                        Verdict.PASS,
                        "%,d items, %,d KB"
                                .formatted(number(table.itemCount()), number(table.tableSizeBytes()) / 1024)));
    }

    /** A table that is being updated serves reads and writes. */
    private static Verdict verdict(TableStatus status) {
        return switch (status) {
            case ACTIVE -> Verdict.PASS;
            case UPDATING -> Verdict.WARNING;
            default -> Verdict.FAIL;
        };
    }

    /** An index that is being built answers no query. */
    private static Check status(GlobalSecondaryIndexDescription index) {
        var verdict = switch (index.indexStatus()) {
            case IndexStatus.ACTIVE -> Verdict.PASS;
            case IndexStatus.UPDATING -> Verdict.WARNING;
            default -> Verdict.FAIL;
        };
        var filling = Boolean.TRUE.equals(index.backfilling()) ? ", backfilling" : "";
        return new Check(Aspect.INDEX, verdict, index.indexStatusAsString() + filling);
    }

    private Check key(Aspect aspect, List<KeySchemaElement> schema, String wanted) {
        var found = schema.stream()
                .map(element ->
                        "%s (%s, %s)".formatted(element.attributeName(), type(element), element.keyTypeAsString()))
                .collect(Collectors.joining(", "));
        return new Check(aspect, found.equals(wanted + " (S, HASH)") ? Verdict.PASS : Verdict.FAIL, found);
    }

    private String type(KeySchemaElement element) {
        return table.attributeDefinitions().stream()
                .filter(definition -> definition.attributeName().equals(element.attributeName()))
                .map(definition -> definition.attributeTypeAsString())
                .findFirst()
                .orElse("?");
    }

    /** The adapter reads only {@code id} and {@code shop}, and every projection has the keys. */
    private static Check projection(GlobalSecondaryIndexDescription index) {
        return new Check(
                Aspect.INDEX_PROJECTION,
                index.projection().projectionType() == ProjectionType.KEYS_ONLY ? Verdict.PASS : Verdict.WARNING,
                index.projection().projectionTypeAsString());
    }

    /** Empty for on demand. */
    private String capacity() {
        if (isOnDemand(table)) {
            return "";
        }
        return units(table.provisionedThroughput())
                + index.map(there -> ", index " + units(there.provisionedThroughput()))
                        .orElse("");
    }

    private static String units(ProvisionedThroughputDescription capacity) {
        return capacity == null
                ? "?"
                : "%,d read / %,d write".formatted(capacity.readCapacityUnits(), capacity.writeCapacityUnits());
    }

    private String encryption() {
        return table.sseDescription() == null ? "" : table.sseDescription().sseTypeAsString();
    }

    private String replicas() {
        return table.replicas().stream().map(ReplicaDescription::regionName).collect(Collectors.joining(", "));
    }

    private static long number(Long value) {
        return value == null ? 0 : value;
    }
}
