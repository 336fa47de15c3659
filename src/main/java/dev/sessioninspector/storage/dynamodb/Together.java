package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.storage.StorageException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Deletes several sessions in one transaction, where that pays. A transaction takes twice the write units of single
 * calls, so it is for tables on demand alone: where capacity is provisioned, the app lives on what is left of it.
 *
 * <p>An app that writes one of the sessions in the milliseconds of a transaction can have its write refused
 * (TransactionConflictException).
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">
 *     TransactWriteItems</a>: 100 actions, all or nothing, permitted by those of its parts
 */
final class Together {
    private static final String ACTION = "dynamodb:TransactWriteItems";

    private final SessionTable table;

    /** Nothing where it is not known. */
    private Optional<Boolean> pays = Optional.empty();

    Together(SessionTable table) {
        this.table = table;
    }

    /** Whether it deleted them; if not, none of them. */
    boolean delete(List<Item> seen) {
        if (!pays()) {
            return false;
        }
        var request = TransactWriteItemsRequest.builder()
                .transactItems(seen.stream().map(this::deletion).toList())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        try {
            var response = table.write(ACTION, () -> table.client().transactWriteItems(request));
            table.countWrite(response.consumedCapacity());
            return true;
        } catch (TransactionCancelled cancelled) {
            return false;
        } catch (StorageException.AccessDenied | StorageException.Refused notForSeveral) {
            know(false);
            return false;
        }
    }

    private TransactWriteItem deletion(Item seen) {
        var same = Unchanged.since(seen);
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table.name())
                        .key(DynamoDbSessionReader.key(seen.id()))
                        .conditionExpression(same.condition())
                        .expressionAttributeNames(same.names())
                        .expressionAttributeValues(same.values())
                        .build())
                .build();
    }

    /** Asks once; where nobody answers it does not pay, this time. */
    private synchronized boolean pays() {
        if (pays.isEmpty()) {
            try {
                know(isOnDemand());
            } catch (StorageException.AccessDenied denied) {
                know(false);
            } catch (StorageException unanswered) {
                return false;
            }
        }
        return pays.orElseThrow();
    }

    private boolean isOnDemand() {
        var answer = table.call(
                "dynamodb:DescribeTable",
                () -> table.client().describeTable(request -> request.tableName(table.name())));
        return TableComparison.isOnDemand(answer.table());
    }

    private synchronized void know(boolean answer) {
        pays = Optional.of(answer);
    }
}
