package dev.sessioninspector.storage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessioninspector.storage.SessionStorage;
import dev.sessioninspector.storage.SessionStorageContract;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.RandomItems;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The storage of the program, on DynamoDB Local as a process. */
class DynamoDbSessionStorageTest extends SessionStorageContract {
    private final LocalTable table = LocalTable.create();
    private final LocalTable onDemand = LocalTable.onDemand();

    @Override
    protected SessionStorage storage() {
        return table.storage();
    }

    @Override
    protected SessionStorage onDemand() {
        return onDemand.storage();
    }

    @Test
    void anInterruptedThreadEndsACall() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> storage().loadItem("id")).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void keepsRandomItemsWhole() {
        assertThat(new RandomItems(8).take(200)).allSatisfy(item -> {
            assertThat(storage().putIfAbsent(item)).isTrue();
            assertThat(storage().loadItem(item.id()).orElseThrow().attributes()).isEqualTo(item.attributes());
            assertThat(storage().deleteIfUnchanged(item)).isTrue();
        });
    }

    @AfterEach
    void close() {
        table.close();
        onDemand.close();
    }
}
