package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.storage.SessionReader;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.task.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Reads with GetItem and Query, and with BatchGetItem as long as it is not denied. */
public sealed class DynamoDbSessionReader implements SessionReader permits DynamoDbSessionRemover {
    /** Several batches are loaded side by side: together they stay below the client's connections. */
    private static final int EACH_AT_ONCE = 8;

    private static final String BATCH_GET = "dynamodb:BatchGetItem";
    private static final ReturnConsumedCapacity COUNT = ReturnConsumedCapacity.TOTAL;

    private final SessionTable table;
    private final AtomicBoolean batchDenied = new AtomicBoolean();

    /** Reads the sessions of a table. */
    public DynamoDbSessionReader(SessionTable table) {
        this.table = table;
    }

    final SessionTable table() {
        return table;
    }

    @Override
    public Optional<Session> loadSession(String id) {
        return table.patiently(() -> get(id, false)).map(SessionCodec::decode);
    }

    @Override
    public Optional<Item> loadItem(String id) {
        return get(id, true);
    }

    private Optional<Item> get(String id, boolean consistent) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var response = table.call(
                "dynamodb:GetItem",
                () -> table.client()
                        .getItem(request -> request.tableName(table.name())
                                .key(key(id))
                                .consistentRead(consistent)
                                .returnConsumedCapacity(COUNT)));
        table.countRead(java.util.Collections.singletonList(response.consumedCapacity()));
        return response.hasItem() ? Optional.of(Attributes.item(response.item())) : Optional.empty();
    }

    @Override
    public IdPage findIds(String shop, Optional<Item> after) {
        return table.patiently(() -> query(shop, after));
    }

    /** One call that does not wait for capacity. */
    IdPage query(String shop, Optional<Item> after) {
        var response = table.call(
                "dynamodb:Query",
                () -> table.client()
                        .query(request -> request.tableName(table.name())
                                .indexName(table.index())
                                .keyConditionExpression("shop = :shop")
                                .expressionAttributeValues(Map.of(":shop", Attributes.text(shop)))
                                .projectionExpression("id, shop")
                                .exclusiveStartKey(after.map(Attributes::values).orElse(null))
                                .returnConsumedCapacity(COUNT)));
        table.countRead(java.util.Collections.singletonList(response.consumedCapacity()));
        var ids = response.items().stream().map(item -> item.get("id").s()).toList();
        var next = response.hasLastEvaluatedKey()
                ? Optional.of(Attributes.item(response.lastEvaluatedKey()))
                : Optional.<Item>empty();
        return new IdPage(ids, next);
    }

    @Override
    public List<Session> loadSessions(Collection<String> ids) {
        var sessions = unlessDenied(() -> loadBatch(ids));
        return sessions.orElseGet(() -> loadEach(ids));
    }

    @Override
    public Items loadItems(Collection<String> ids) {
        try {
            var items = unlessDenied(() -> batch(Map.of(table.name(), keys(ids, true))));
            return items.map(this::items).orElseGet(() -> itemsEach(ids));
        } catch (StorageException.Throttled nothingRead) {
            return new Items(List.of(), List.copyOf(ids));
        }
    }

    /** Nothing where BatchGetItem is denied, which is remembered. */
    private <T> Optional<T> unlessDenied(Supplier<T> batch) {
        if (batchDenied.get()) {
            return Optional.empty();
        }
        try {
            return Optional.of(batch.get());
        } catch (StorageException.AccessDenied denied) {
            if (!denied.action().equals(BATCH_GET)) {
                throw denied;
            }
            batchDenied.set(true);
            return Optional.empty();
        }
    }

    private List<Session> loadEach(Collection<String> ids) {
        var sessions = new ConcurrentLinkedQueue<Session>();
        try (var group = new Group(EACH_AT_ONCE)) {
            ids.forEach(id -> group.fork(() -> loadSession(id).ifPresent(sessions::add)));
            group.join();
        }
        return List.copyOf(sessions);
    }

    private Items itemsEach(Collection<String> ids) {
        var items = new ConcurrentLinkedQueue<Item>();
        var unread = new ConcurrentLinkedQueue<String>();
        try (var group = new Group(EACH_AT_ONCE)) {
            ids.forEach(id -> group.fork(() -> {
                try {
                    loadItem(id).ifPresent(items::add);
                } catch (StorageException.Throttled throttled) {
                    unread.add(id);
                }
            }));
            group.join();
        }
        return new Items(List.copyOf(items), List.copyOf(unread));
    }

    private List<Session> loadBatch(Collection<String> ids) {
        var sessions = new ArrayList<Session>(ids.size());
        var remaining = Map.of(table.name(), keys(ids, false));
        for (var attempt = 1; ; attempt++) {
            var keys = remaining;
            var response = table.patiently(() -> batch(keys));
            var found = found(response);
            found.forEach(item -> sessions.add(SessionCodec.decode(item)));
            remaining = response.unprocessedKeys();
            if (remaining.isEmpty()) {
                return sessions;
            }
            attempt = found.isEmpty() ? attempt : 1;
            table.pause(attempt);
        }
    }

    private BatchGetItemResponse batch(Map<String, KeysAndAttributes> keys) {
        var response = table.call(
                BATCH_GET,
                () -> table.client()
                        .batchGetItem(request -> request.requestItems(keys).returnConsumedCapacity(COUNT)));
        table.countRead(response.consumedCapacity());
        return response;
    }

    private List<Item> found(BatchGetItemResponse response) {
        return response.responses().getOrDefault(table.name(), List.of()).stream()
                .map(Attributes::item)
                .toList();
    }

    private Items items(BatchGetItemResponse response) {
        var unread = response.unprocessedKeys().values().stream()
                .flatMap(keys -> keys.keys().stream())
                .map(key -> key.get("id").s())
                .toList();
        return new Items(found(response), unread);
    }

    private static KeysAndAttributes keys(Collection<String> ids, boolean consistent) {
        return KeysAndAttributes.builder()
                .keys(ids.stream().map(DynamoDbSessionReader::key).toList())
                .consistentRead(consistent)
                .build();
    }

    static Map<String, AttributeValue> key(String id) {
        return Map.of("id", Attributes.text(id));
    }
}
