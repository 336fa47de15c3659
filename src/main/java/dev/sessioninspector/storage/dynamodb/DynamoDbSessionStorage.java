package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.storage.SessionStorage;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Writes with PutItem. */
public final class DynamoDbSessionStorage extends DynamoDbSessionRemover implements SessionStorage {
    private static final String PUT = "dynamodb:PutItem";

    /** Reads, deletes and writes the sessions of a table. */
    public DynamoDbSessionStorage(SessionTable table) {
        super(table);
    }

    @Override
    public void storeSession(Session session) {
        table().patiently(() -> put(request(SessionCodec.encode(session)).build()));
    }

    /** A put whose answer got lost is made again by the SDK, and then finds its own item. */
    @Override
    public boolean putIfAbsent(Item item) {
        var request = request(item)
                .conditionExpression("attribute_not_exists(id)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        try {
            table().patiently(() -> put(request));
            return true;
        } catch (ConditionFailed taken) {
            return taken.there().equals(item);
        }
    }

    private PutItemRequest.Builder request(Item item) {
        return PutItemRequest.builder()
                .tableName(table().name())
                .item(Attributes.values(item))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }

    private PutItemResponse put(PutItemRequest request) {
        var response = table().call(PUT, () -> table().client().putItem(request));
        table().countWrite(response.consumedCapacity());
        return response;
    }
}
