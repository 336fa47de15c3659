package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.storage.SessionRemover;
import dev.sessioninspector.task.Group;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Deletes with DeleteItem, and puts back with PutItem. */
public sealed class DynamoDbSessionRemover extends DynamoDbSessionReader implements SessionRemover
        permits DynamoDbSessionStorage {
    private static final String DELETE = "dynamodb:DeleteItem";

    private static final String PUT = "dynamodb:PutItem";

    private final Together together;

    /** Reads and deletes the sessions of a table. */
    public DynamoDbSessionRemover(SessionTable table) {
        super(table);
        this.together = new Together(table);
    }

    @Override
    public void deleteSession(String id) {
        table().patiently(() -> delete(request(id).build()));
    }

    @Override
    public void deleteSessions(Collection<String> ids) {
        try (var group = new Group(SessionTable.AT_ONCE)) {
            ids.forEach(id -> group.fork(() -> deleteSession(id)));
            group.join();
        }
    }

    @Override
    public boolean deleteIfUnchanged(Item seen) {
        var same = Unchanged.since(seen);
        var request = request(seen.id())
                .conditionExpression(same.condition())
                .expressionAttributeNames(same.names())
                .expressionAttributeValues(same.values())
                .build();
        try {
            delete(request);
            return true;
        } catch (ConditionFailed changed) {
            return false;
        }
    }

    @Override
    public boolean deleteTogether(List<Item> seen) {
        return together.delete(seen);
    }

    /** A put whose answer got lost is made again by the SDK, and then finds its own item. */
    @Override
    public boolean restore(Item deleted) {
        var request = request(deleted)
                .conditionExpression("attribute_not_exists(id)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        try {
            put(request);
            return true;
        } catch (ConditionFailed taken) {
            return taken.there().equals(deleted);
        }
    }

    final PutItemRequest.Builder request(Item item) {
        return PutItemRequest.builder()
                .tableName(table().name())
                .item(Attributes.values(item))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }

    final PutItemResponse put(PutItemRequest request) {
        var response = table().write(PUT, () -> table().client().putItem(request));
        table().countWrite(Collections.singletonList(response.consumedCapacity()));
        return response;
    }

    private DeleteItemRequest.Builder request(String id) {
        return DeleteItemRequest.builder()
                .tableName(table().name())
                .key(key(id))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }

    private DeleteItemResponse delete(DeleteItemRequest request) {
        var response = table().write(DELETE, () -> table().client().deleteItem(request));
        table().countWrite(Collections.singletonList(response.consumedCapacity()));
        return response;
    }
}
