package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.TableCheck;
import dev.sessioninspector.task.Group;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * Describes the table, and proves by a call of each kind that it may be read. The calls ask for a shop and an id that
 * are not there, and so cost half a unit at most.
 */
public final class DynamoDbTableCheck implements TableCheck {
    /** A wrong address must be known soon. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);

    private static final int AT_ONCE = 5;

    private final SessionTable table;

    /** Checks a table. */
    public DynamoDbTableCheck(SessionTable table) {
        this.table = table;
    }

    @Override
    public List<Check> check() {
        var checks = new ConcurrentHashMap<Aspect, Check>();
        described().forEach(check -> checks.put(check.aspect(), check));
        if (!checks.containsValue(new Check(Aspect.TABLE, Verdict.FAIL, ""))) {
            try (var group = new Group(AT_ONCE)) {
                group.fork(() -> put(checks, query()));
                group.fork(() -> put(checks, getItem()));
                group.fork(() -> put(checks, batchGetItem()));
                group.fork(() -> put(checks, timeToLive()));
                group.fork(() -> put(checks, recovery()));
                group.join();
            }
        }
        return Arrays.stream(Aspect.values())
                .map(aspect -> checks.getOrDefault(aspect, new Check(aspect, Verdict.UNKNOWN, "")))
                .toList();
    }

    private static void put(Map<Aspect, Check> checks, Check check) {
        checks.put(check.aspect(), check);
    }

    private List<Check> described() {
        try {
            return TableComparison.of(describe(table), table.index()).checks();
        } catch (StorageException.TableMissing missing) {
            return List.of(new Check(Aspect.TABLE, Verdict.FAIL, ""));
        } catch (StorageException.AccessDenied denied) {
            return Arrays.stream(Aspect.values())
                    .map(aspect -> new Check(aspect, Verdict.UNKNOWN, denied.action()))
                    .filter(check -> isDescribed(check.aspect()))
                    .toList();
        }
    }

    private static boolean isDescribed(Aspect aspect) {
        return switch (aspect) {
            case TABLE, TABLE_KEY, INDEX, INDEX_KEY, INDEX_PROJECTION -> true;
            case CAPACITY, DELETION_PROTECTION, ENCRYPTION, REPLICAS, SIZE -> true;
            case QUERY, GET_ITEM, PUT_ITEM, DELETE_ITEM, BATCH_GET_ITEM, TIME_TO_LIVE, RECOVERY -> false;
        };
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

    private Check query() {
        return allowed(
                Aspect.QUERY,
                Verdict.FAIL,
                () -> new DynamoDbSessionReader(table).query("session-inspector.invalid", Optional.empty()));
    }

    private Check getItem() {
        return allowed(Aspect.GET_ITEM, Verdict.FAIL, () -> new DynamoDbSessionReader(table).loadItem(nobody()));
    }

    private Check batchGetItem() {
        var keys = KeysAndAttributes.builder()
                .keys(List.of(DynamoDbSessionReader.key(nobody())))
                .build();
        return allowed(
                Aspect.BATCH_GET_ITEM,
                Verdict.WARNING,
                () -> table.call(
                        "dynamodb:BatchGetItem",
                        () -> table.client()
                                .batchGetItem(request -> request.requestItems(Map.of(table.name(), keys)))));
    }

    static String nobody() {
        return "session-inspector-" + UUID.randomUUID();
    }

    static Check allowed(Aspect aspect, Verdict ifDenied, Supplier<?> call) {
        try {
            call.get();
            return new Check(aspect, Verdict.PASS, "");
        } catch (StorageException.AccessDenied denied) {
            return new Check(aspect, ifDenied, denied.action());
        } catch (StorageException unknown) {
            return new Check(aspect, Verdict.UNKNOWN, "");
        }
    }

    /** The adapter writes {@code expires} as text, which DynamoDB's time to live passes over. */
    private Check timeToLive() {
        return readable(Aspect.TIME_TO_LIVE, () -> {
            var found = table.call(
                            "dynamodb:DescribeTimeToLive",
                            () -> table.client().describeTimeToLive(request -> request.tableName(table.name())))
                    .timeToLiveDescription();
            var on = found.timeToLiveStatus() == TimeToLiveStatus.ENABLED
                    || found.timeToLiveStatus() == TimeToLiveStatus.ENABLING;
            return new Check(Aspect.TIME_TO_LIVE, on ? Verdict.WARNING : Verdict.PASS, on ? found.attributeName() : "");
        });
    }

    private Check recovery() {
        return readable(Aspect.RECOVERY, () -> {
            var found = table.call(
                            "dynamodb:DescribeContinuousBackups",
                            () -> table.client().describeContinuousBackups(request -> request.tableName(table.name())))
                    .continuousBackupsDescription()
                    .pointInTimeRecoveryDescription();
            var on = found != null && found.pointInTimeRecoveryStatus() == PointInTimeRecoveryStatus.ENABLED;
            return new Check(Aspect.RECOVERY, Verdict.PASS, on ? "on" : "");
        });
    }

    private static Check readable(Aspect aspect, Supplier<Check> read) {
        try {
            return read.get();
        } catch (StorageException.AccessDenied denied) {
            return new Check(aspect, Verdict.UNKNOWN, denied.action());
        } catch (StorageException unknown) {
            return new Check(aspect, Verdict.UNKNOWN, "");
        }
    }
}
