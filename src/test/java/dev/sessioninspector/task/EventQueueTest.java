package dev.sessioninspector.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.support.ManualExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventQueueTest {
    private final ManualExecutor ui = new ManualExecutor();
    private final List<List<Integer>> batches = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final EventQueue<Integer> queue = new EventQueue<>(ui, batches::add);

    @Test
    void aBurstTakesHopsOfEight() {
        IntStream.range(0, 20).forEach(queue::add);
        assertThat(ui.waiting()).isEqualTo(1);

        ui.step();
        assertThat(batches).containsExactly(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        assertThat(ui.waiting()).isEqualTo(1);
        ui.runAll();
        assertThat(batches).extracting(List::size).containsExactly(8, 8, 4);
        assertThat(batches.stream().flatMap(List::stream))
                .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void whatComesBetweenTwoHopsJoinsTheQueue() {
        queue.add(1);
        ui.runAll();
        queue.add(2);
        assertThat(ui.waiting()).isEqualTo(1);
        ui.runAll();
        assertThat(batches).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void theEndComesAfterTheLastEvent() {
        IntStream.range(0, 17).forEach(queue::add);
        queue.afterAll(() -> ends.add("end after " + batches.size()));
        ui.step();
        ui.step();
        assertThat(ends).isEmpty();
        ui.runAll();
        assertThat(ends).containsExactly("end after 3");
    }

    @Test
    void theEndComesWithoutAnyEvent() {
        queue.afterAll(() -> ends.add("end"));
        ui.runAll();
        assertThat(ends).containsExactly("end");
        assertThat(batches).isEmpty();
    }
}
