package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.storage.TableCheck.Aspect;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.storage.TableCheck.Verdict;
import dev.sessioninspector.storage.WriteProbe;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Tries writes whose condition cannot hold: policies are asked before conditions. */
public final class DynamoDbWriteProbe implements WriteProbe {
    private static final String CONDITION = "attribute_exists(id)";

    private final SessionTable table;

    /** Probes a table. */
    public DynamoDbWriteProbe(SessionTable table) {
        this.table = table;
    }

    @Override
    public List<Check> probe() {
        var key = DynamoDbSessionReader.key(DynamoDbTableCheck.nobody());
        return List.of(
                DynamoDbTableCheck.allowed(
                        Aspect.PUT_ITEM,
                        Verdict.FAIL,
                        () -> failing(
                                "dynamodb:PutItem",
                                client -> client.putItem(request -> request.tableName(table.name())
                                        .item(key)
                                        .conditionExpression(CONDITION)))),
                DynamoDbTableCheck.allowed(
                        Aspect.DELETE_ITEM,
                        Verdict.FAIL,
                        () -> failing(
                                "dynamodb:DeleteItem",
                                client -> client.deleteItem(request ->
                                        request.tableName(table.name()).key(key).conditionExpression(CONDITION)))));
    }

    private boolean failing(String action, java.util.function.Consumer<DynamoDbClient> write) {
        return table.call(action, () -> {
            try {
                write.accept(table.client());
                return false;
            } catch (ConditionalCheckFailedException asItShould) {
                return true;
            }
        });
    }
}
