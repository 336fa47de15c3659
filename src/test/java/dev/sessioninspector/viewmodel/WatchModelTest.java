package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.support.FaultyStorage.Happening;
import dev.sessioninspector.support.ManualExecutor;
import dev.sessioninspector.task.TaskRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchModelTest {
    @TempDir
    private Path folder;

    private final ManualExecutor ui = new ManualExecutor();
    private Revoking revoking;
    private RevocationModel model;
    private WatchModel watch;

    @BeforeEach
    void revokeTwo() throws InterruptedException {
        revoking = new Revoking(folder);
        model = revoking.model(Environment.STAGING, Capability.DELETE, new TaskRunner(Thread::startVirtualThread, ui));
        watch = model.result().watch();
        assertThat(watch.possibleProperty().get()).isFalse();
        revoking.store(Preset.ONLINE, "a", "b");
        model.planSessions(List.of("a", "b"));
        await(() -> model.reviewProperty().get() != null);
        model.confirm();
        await(() -> model.result().reportProperty().get() != null);
    }

    @Test
    void tellsWhatAppearsAndOffersIt() throws InterruptedException {
        revoking.store(Preset.ONLINE, "a");
        watch.start();
        assertThat(watch.possibleProperty().get()).isFalse();
        assertThat(watch.wordsProperty().get()).isEqualTo("Watching for 10:00 more. No session was seen to appear.");
        await(() -> watch.returnedProperty().get() == 1);
        assertThat(revoking.changed).containsExactly("a");
        revoking.clock.pass(Duration.ofSeconds(65));
        model.tick();
        assertThat(watch.wordsProperty().get()).startsWith("Watching for 8:55 more. 1 session appeared: a (online, ");
        watch.stop();
        assertThat(watch.wordsProperty().get()).startsWith("The watch was stopped. 1 session appeared: a");
        watch.takeReturned();
        await(() -> model.reviewProperty().get() != null);
        assertThat(model.reviewProperty().get().ids()).containsExactly("a");
    }

    @Test
    void saysWhyItEndedEarly() throws InterruptedException {
        revoking.storage.before(Happening.failing(() -> new StorageException.AccessDenied("dynamodb:GetItem", null)));
        watch.start();
        await(() -> !watch.watchingProperty().get());
        assertThat(watch.wordsProperty().get())
                .startsWith("The watch ended early.")
                .contains("dynamodb:GetItem", "the_table");
        assertThat(watch.possibleProperty().get()).isTrue();
    }

    @Test
    void endsWhenTheResultIsPutAway() {
        watch.start();
        model.result().dismiss();
        assertThat(watch.watchingProperty().get()).isFalse();
        assertThat(watch.possibleProperty().get()).isFalse();
        assertThat(watch.wordsProperty().get()).isEmpty();
        watch.start();
        assertThat(watch.watchingProperty().get()).isFalse();
    }

    private void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            ui.runAll();
            Thread.onSpinWait();
        }
    }
}
