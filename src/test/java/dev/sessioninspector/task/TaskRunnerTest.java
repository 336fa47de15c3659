package dev.sessioninspector.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.support.ManualExecutor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskRunnerTest {
    private final ManualExecutor background = new ManualExecutor();
    private final ManualExecutor ui = new ManualExecutor();
    private final TaskRunner tasks = new TaskRunner(background, ui);
    private final List<Object> delivered = new ArrayList<>();

    @Test
    void aResultArrivesOnTheUiThreadAlone() {
        tasks.run(() -> "result", delivered::add, delivered::add);
        background.runAll();
        assertThat(delivered).isEmpty();
        ui.runAll();
        assertThat(delivered).containsExactly("result");
    }

    @Test
    void failuresOfEveryKindArrive() {
        var failures = List.of(new IOException(), new IllegalStateException(), new StackOverflowError());
        for (var failure : failures) {
            tasks.run(() -> fail(failure), done -> delivered.add("done"), delivered::add);
        }
        background.runAll();
        ui.runAll();
        assertThat(delivered).isEqualTo(failures);
    }

    @Test
    void eventsComeInOrderAndBeforeTheOutcome() {
        tasks.<Integer, String>run(
                events -> {
                    IntStream.range(0, 50).forEach(events::accept);
                    return "end";
                },
                delivered::addAll,
                delivered::add,
                delivered::add);
        background.runAll();
        ui.runAll();
        assertThat(delivered.subList(0, 50))
                .isEqualTo(IntStream.range(0, 50).boxed().toList());
        assertThat(delivered.subList(50, delivered.size())).isEqualTo(List.of("end"));
    }

    @Test
    void eventsBeforeAFailureArriveToo() {
        tasks.<String, String>run(
                events -> {
                    events.accept("event");
                    throw new IOException();
                },
                delivered::addAll,
                delivered::add,
                failure -> delivered.add("failed"));
        background.runAll();
        ui.runAll();
        assertThat(delivered).containsExactly("event", "failed");
    }

    @Test
    void aTaskCancelledBeforeItsTurnIsNotDone() {
        var task = tasks.run(() -> delivered.add("worked"), delivered::add, delivered::add);
        task.cancel();
        background.runAll();
        ui.runAll();
        assertThat(delivered).isEmpty();
    }

    @Test
    void aCancelledTaskDeliversNothingThoughItsResultIsOnItsWay() {
        var task = tasks.<String, String>run(
                events -> {
                    events.accept("event");
                    return "result";
                },
                delivered::addAll,
                delivered::add,
                delivered::add);
        background.runAll();
        assertThat(ui.waiting()).isEqualTo(1);
        task.cancel();
        ui.runAll();
        assertThat(delivered).isEmpty();
    }

    @Test
    void aTaskCancelledBetweenTwoHopsDeliversNoMore() {
        var task = tasks.<Integer, String>run(
                events -> {
                    IntStream.range(0, 20).forEach(events::accept);
                    return "end";
                },
                delivered::addAll,
                delivered::add,
                delivered::add);
        background.runAll();
        ui.step();
        task.cancel();
        ui.runAll();
        assertThat(delivered).hasSize(8);
    }

    @Test
    void cancellingInterruptsTheWork() throws Exception {
        var started = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var task = TaskRunner.onVirtualThreads(ui)
                .run(
                        () -> {
                            started.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } finally {
                                interrupted.countDown();
                            }
                            return "never";
                        },
                        delivered::add,
                        delivered::add);
        started.await();
        task.cancel();
        interrupted.await();
        ui.step();
        assertThat(delivered).isEmpty();
    }

    private static Object fail(Throwable failure) throws Exception {
        switch (failure) {
            case Exception exception -> throw exception;
            case Error error -> throw error;
            default -> throw new AssertionError(failure);
        }
    }
}
