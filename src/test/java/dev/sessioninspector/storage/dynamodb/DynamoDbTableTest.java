package dev.sessioninspector.storage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessioninspector.aws.AwsConnector;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.TableCheck.Aspect;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.storage.TableCheck.Verdict;
import dev.sessioninspector.storage.TableCreator;
import dev.sessioninspector.support.LocalTable;
import org.junit.jupiter.api.Test;

/** Making a table and looking at one, on DynamoDB Local. */
class DynamoDbTableTest {
    private final AwsConnector connector = new AwsConnector();

    @Test
    void aTableMadeHereIsAsTheAdapterWantsIt() {
        try (var table = LocalTable.create()) {
            assertThat(table.connection().tableCheck().check())
                    .contains(
                            new Check(Aspect.TABLE, Verdict.PASS, "ACTIVE"),
                            new Check(Aspect.TABLE_KEY, Verdict.PASS, "id (S, HASH)"),
                            new Check(Aspect.INDEX, Verdict.PASS, "ACTIVE"),
                            new Check(Aspect.INDEX_KEY, Verdict.PASS, "shop (S, HASH)"),
                            new Check(Aspect.INDEX_PROJECTION, Verdict.PASS, "KEYS_ONLY"),
                            new Check(Aspect.QUERY, Verdict.PASS, ""),
                            new Check(Aspect.GET_ITEM, Verdict.PASS, ""),
                            new Check(Aspect.BATCH_GET_ITEM, Verdict.PASS, ""),
                            new Check(Aspect.CAPACITY, Verdict.PASS, "1 read / 1 write, index 1 read / 1 write"))
                    .extracting(Check::aspect)
                    .containsExactly(Aspect.values());
        }
    }

    @Test
    void aMissingTableIsAVerdictAndNothingElseIsKnown() {
        try (var connection = connector.open(LocalTable.missing())) {
            assertThat(connection.tableCheck().check())
                    .startsWith(new Check(Aspect.TABLE, Verdict.FAIL, ""))
                    .filteredOn(check -> check.aspect() != Aspect.TABLE)
                    .extracting(Check::verdict)
                    .containsOnly(Verdict.UNKNOWN);
            assertThatThrownBy(() -> connection.reader().loadSession("id"))
                    .isInstanceOf(StorageException.TableMissing.class);
        }
    }

    @Test
    void aMissingIndexIsToldFromAMissingTable() {
        try (var table = LocalTable.create();
                var connection = connector.open(withIndex(table.spec(), "another_index"))) {
            assertThat(connection.tableCheck().check())
                    .contains(new Check(Aspect.INDEX, Verdict.FAIL, ""))
                    .contains(new Check(Aspect.TABLE, Verdict.PASS, "ACTIVE"));
            assertThatThrownBy(() -> connection.reader().findSessionsByShop("example.myshopify.com"))
                    .isInstanceOf(StorageException.IndexMissing.class);
        }
    }

    @Test
    void aTableIsNotMadeOverAnother() {
        try (var table = LocalTable.create()) {
            var creator = table.connection().tableCreator().orElseThrow();

            assertThatThrownBy(() -> creator.createTable(TableCreator.Capacity.ONE_UNIT, status -> {}))
                    .isInstanceOfSatisfying(
                            StorageException.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("ResourceInUseException"));
        }
    }

    private static ConnectionSpec withIndex(ConnectionSpec spec, String index) {
        return new ConnectionSpec(
                spec.profile(),
                spec.region(),
                spec.endpoint(),
                spec.table(),
                index,
                spec.environment(),
                spec.capability());
    }
}
