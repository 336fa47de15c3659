package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.storage.SessionStorage;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Writes with PutItem. */
public final class DynamoDbSessionStorage extends DynamoDbSessionRemover implements SessionStorage {
    private static final String PUT = "dynamodb:PutItem";

    /** Reads, deletes and writes the sessions of a table. */
    public DynamoDbSessionStorage(SessionTable table) {
        super(table);
    }

    @Override
    public void storeSession(Session session) {
        put(request(SessionCodec.encode(session)).build());
    }

    @Override
    public boolean putIfAbsent(Item item) {
        try {
            put(request(item).conditionExpression("attribute_not_exists(id)").build());
            return true;
        } catch (ConditionFailed taken) {
            return false;
        }
    }

    private PutItemRequest.Builder request(Item item) {
        return PutItemRequest.builder()
                .tableName(table().name())
                .item(Attributes.values(item))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }

    private void put(PutItemRequest request) {
        var response = table().patiently(PUT, () -> {
            try {
                return table().client().putItem(request);
            } catch (ConditionalCheckFailedException failed) {
                throw new ConditionFailed();
            }
        });
        table().countWrite(response.consumedCapacity());
    }
}
