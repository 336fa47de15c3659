package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.TableCheck.Aspect;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.storage.TableCheck.Verdict;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.ManualExecutor;
import dev.sessioninspector.task.TaskRunner;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChecksModelTest {
    private Callable<List<Check>> answer = () -> Connections.HEALTHY;
    private final ChecksModel model = model(new TaskRunner(Runnable::run, Runnable::run));

    private ChecksModel model(TaskRunner tasks) {
        var connection = Connections.to(
                new InMemorySessionStorage(), Connections.spec(Environment.STAGING), this::answer, () -> {});
        return new ChecksModel(connection, tasks);
    }

    private List<Check> answer() {
        try {
            return answer.call();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
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
        assertThat(model.linesProperty().get())
                .extracting(ChecksModel.Line::name)
                .containsExactly("Table", "Table key", "Index", "Index key", "Index projection");
    }

    @ParameterizedTest
    @CsvSource({"PASS, PASS, PASS", "WARNING, PASS, WARNING", "WARNING, UNKNOWN, UNKNOWN", "UNKNOWN, FAIL, FAIL"})
    void theWorstVerdictCounts(Verdict one, Verdict other, Verdict overall) {
        model.present(List.of(new Check(Aspect.TABLE, one, "x"), new Check(Aspect.INDEX, other, "x")));
        assertThat(model.overallProperty().get()).isEqualTo(overall);
        assertThat(model.openProperty().get()).isEqualTo(overall == Verdict.FAIL);
    }

    @ParameterizedTest
    @EnumSource
    void everyAspectHasASentenceForEveryVerdict(Aspect aspect) {
        for (var verdict : Verdict.values()) {
            assertThat(sentence(aspect, verdict, "PECULIAR")).endsWith(".").doesNotContain("{");
        }
        assertThat(sentence(aspect, Verdict.FAIL, "PECULIAR")).contains("PECULIAR");
        assertThat(sentence(aspect, Verdict.FAIL, ""))
                .endsWith(".")
                .doesNotContain("{")
                .doesNotContain(" is ;");
    }

    @Test
    void namesWhatIsMissingAndWhere() {
        assertThat(sentence(Aspect.TABLE, Verdict.FAIL, "")).startsWith("There is no table the_table in eu-west-1.");
        assertThat(sentence(Aspect.INDEX, Verdict.FAIL, "")).startsWith("the_table has no index the_index:");
    }

    private String sentence(Aspect aspect, Verdict verdict, String found) {
        model.present(List.of(new Check(aspect, verdict, found)));
        return model.linesProperty().get().getFirst().sentence();
    }

    @Test
    void aCheckThatIsDeniedLeavesEveryLineUnknownAndOpensItself() {
        model.fail(new StorageException.AccessDenied("dynamodb:DescribeTable", null));
        assertThat(model.overallProperty().get()).isEqualTo(Verdict.UNKNOWN);
        assertThat(model.openProperty().get()).isTrue();
        assertThat(model.problemProperty().get().what()).contains("dynamodb:DescribeTable");
        assertThat(model.linesProperty().get())
                .hasSize(Aspect.values().length)
                .allSatisfy(line -> assertThat(line.sentence()).contains("may not call dynamodb:DescribeTable"));
    }

    @Test
    void checksAgain() {
        answer = () -> {
            throw new StorageException.Throttled(null);
        };
        model.recheck();
        assertThat(model.linesProperty().get())
                .allSatisfy(line -> assertThat(line.sentence()).contains("could not be described"));
        answer = () -> Connections.HEALTHY;
        model.recheck();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.overallProperty().get()).isEqualTo(Verdict.PASS);
        assertThat(model.checkingProperty().get()).isFalse();
        assertThat(model.openProperty().get()).isTrue();
    }

    @Test
    void aLateAnswerOfACancelledCheckIsDropped() {
        var background = new ManualExecutor();
        var ui = new ManualExecutor();
        var slow = model(new TaskRunner(background, ui));
        slow.recheck();
        assertThat(slow.checkingProperty().get()).isTrue();
        background.runAll();
        slow.cancel();
        ui.runAll();
        assertThat(slow.checkingProperty().get()).isFalse();
        assertThat(slow.linesProperty().get()).isEmpty();
    }
}
