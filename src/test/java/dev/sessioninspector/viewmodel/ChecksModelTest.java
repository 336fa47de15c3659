package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.IamPolicy;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.TableCheck.Aspect;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.storage.TableCheck.Verdict;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.ManualExecutor;
import dev.sessioninspector.task.TaskRunner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksModelTest {
    private Supplier<List<Check>> answer = () -> Connections.HEALTHY;
    private final List<String> copied = new ArrayList<>();
    private final ChecksModel model = model(new TaskRunner(Runnable::run, Runnable::run));

    private ChecksModel model(TaskRunner tasks) {
        var connection = Connections.to(
                new InMemorySessionStorage(), Connections.spec(Environment.STAGING), () -> answer.get(), () -> {});
        return new ChecksModel(connection, tasks, copied::add);
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(model.overallProperty().get()).isEqualTo(Verdict.UNKNOWN);
        assertThat(model.openProperty().get()).isFalse();
    }

    @Test
    void staysClosedWhileAllIsWell() {
        model.present(Connections.HEALTHY);
        assertThat(model.overallProperty().get()).isEqualTo(Verdict.PASS);
        assertThat(model.openProperty().get()).isFalse();
        assertThat(model.checklistProperty().get().lines())
                .hasSize(Aspect.values().length + 1)
                .extracting(Checklist.Line::name)
                .startsWith("Identity", "Table", "Table key", "Index", "Index key", "Index projection");
    }

    @ParameterizedTest
    @CsvSource({
        "TABLE, FAIL, FAIL",
        "INDEX, WARNING, WARNING",
        "QUERY, UNKNOWN, UNKNOWN",
        "QUERY, FAIL, FAIL",
        "PUT_ITEM, FAIL, FAIL",
        "PUT_ITEM, UNKNOWN, PASS",
        "BATCH_GET_ITEM, WARNING, PASS",
        "RECOVERY, UNKNOWN, PASS"
    })
    void whatIsNotNeededCountsOnlyWhereItFails(Aspect aspect, Verdict verdict, Verdict overall) {
        model.present(with(new Check(aspect, verdict, verdict == Verdict.WARNING ? "x" : "")));
        assertThat(model.overallProperty().get()).isEqualTo(overall);
        assertThat(model.openProperty().get()).isEqualTo(overall == Verdict.FAIL || overall == Verdict.UNKNOWN);
    }

    private static List<Check> with(Check check) {
        return Connections.HEALTHY.stream()
                .map(healthy -> healthy.aspect() == check.aspect() ? check : healthy)
                .toList();
    }

    @Test
    void namesWhatIsMissingAndWhereAndHowToMendIt() {
        model.present(with(new Check(Aspect.TABLE, Verdict.FAIL, "")));
        assertThat(line("Table").sentence()).startsWith("There is no table the_table in eu-west-1.");
        assertThat(line("Table").fix())
                .startsWith("aws dynamodb create-table --table-name the_table")
                .contains("--region eu-west-1 --profile support", "\"IndexName\":\"the_index\"");
        model.present(with(new Check(Aspect.INDEX, Verdict.FAIL, "")));
        assertThat(line("Index").sentence()).startsWith("the_table has no index the_index:");
        assertThat(line("Index").fix()).contains("update-table").doesNotContain("ProvisionedThroughput");
        model.present(with(new Check(Aspect.QUERY, Verdict.FAIL, "dynamodb:Query")));
        assertThat(line("May query the index").fix()).contains("table/the_table/index/the_index");
    }

    private Checklist.Line line(String name) {
        return model.checklistProperty().get().lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anActionThatIsDeniedIsNamedWhereItLeavesSomethingUnknown() {
        model.present(with(new Check(Aspect.RECOVERY, Verdict.UNKNOWN, "dynamodb:DescribeContinuousBackups")));
        assertThat(line("Recovery").sentence()).contains("may not call dynamodb:DescribeContinuousBackups");
    }

    @Test
    void aCheckThatFailsOpensItselfAndKeepsWhatWasKnown() {
        model.present(Connections.HEALTHY);
        answer = () -> {
            throw new StorageException.Throttled(null);
        };
        model.recheck();
        assertThat(model.problemProperty().get().what()).contains("capacity");
        assertThat(model.openProperty().get()).isTrue();
        assertThat(model.checklistProperty().get().lines()).isNotEmpty();
        answer = () -> Connections.HEALTHY;
        model.recheck();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.busyProperty().get()).isEmpty();
    }

    @Test
    void aLateAnswerOfACancelledCheckIsDropped() {
        var background = new ManualExecutor();
        var ui = new ManualExecutor();
        var slow = model(new TaskRunner(background, ui));
        slow.recheck();
        assertThat(slow.busyProperty().get()).isNotEmpty();
        background.runAll();
        slow.cancel();
        ui.runAll();
        assertThat(slow.busyProperty().get()).isEmpty();
        assertThat(slow.checklistProperty().get()).isNull();
    }

    @Test
    void whatIsCopiedNamesTheAccountOnceItIsKnown() {
        model.present(Connections.HEALTHY);
        model.copyPolicy(IamPolicy.Size.LOOK);
        assertThat(copied.getLast()).contains("arn:aws:dynamodb:eu-west-1:ACCOUNT_ID:table/the_table");
        model.identify(Optional.of(new Identity("123456789012", "arn:aws:iam::123456789012:user/ada")));
        model.copyPolicy(IamPolicy.Size.DEVELOP);
        assertThat(copied.getLast()).contains(":123456789012:table/the_table", "dynamodb:PutItem");
        model.copyText();
        assertThat(copied.getLast()).contains("account 123456789012", "pass     Table", "healthy");
    }

    @Test
    void looksAgainByItselfWhileTheIndexIsBeingBuilt() {
        var now = Instant.parse("2026-03-01T12:00:00Z");
        model.present(with(new Check(Aspect.INDEX, Verdict.FAIL, "CREATING, backfilling")));
        model.tick(now);
        assertThat(model.overallProperty().get()).isEqualTo(Verdict.PASS);
        model.present(with(new Check(Aspect.INDEX, Verdict.FAIL, "CREATING")));
        model.tick(now.plusSeconds(5));
        assertThat(model.overallProperty().get()).isEqualTo(Verdict.FAIL);
        model.tick(now.plusSeconds(6));
        assertThat(model.overallProperty().get()).isEqualTo(Verdict.PASS);
    }

    @Test
    void nothingIsMadeWhereThatIsNotAllowed() {
        model.present(with(new Check(Aspect.TABLE, Verdict.FAIL, "")));
        assertThat(model.missingProperty().get()).isEqualTo(ChecksModel.Missing.NOTHING);
    }
}
