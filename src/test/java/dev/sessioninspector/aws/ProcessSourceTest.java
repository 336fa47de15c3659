package dev.sessioninspector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.AbortedException;

@Timeout(30)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are a Unix shell's")
class ProcessSourceTest {
    private static final String PRINTED = """
        {"Version": 1, "AccessKeyId": "FAKE", "SecretAccessKey": "fake", "SessionToken": "fake-token",
         "Expiration": "%s"}\
        """;

    @TempDir
    private Path folder;

    /** Counts how often it is run. */
    private ProcessSource printing(String end) throws IOException {
        Files.writeString(folder.resolve("printed"), PRINTED.formatted(end));
        return new ProcessSource("dev", "cd %s && echo >> runs && cat printed".formatted(folder));
    }

    private long runs() throws IOException {
        try (var lines = Files.lines(folder.resolve("runs"))) {
            return lines.count();
        }
    }

    @Test
    void runsOnceForAsLongAsItsCredentialsLive() throws IOException {
        var source = printing("2999-01-01T00:00:00Z");
        assertThat(source.resolve()).isEqualTo(AwsSessionCredentials.create("FAKE", "fake", "fake-token"));
        source.resolve();
        assertThat(runs()).isEqualTo(1);
        source.forget();
        source.resolve();
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void runsAgainWhenTheyAreOver() throws IOException {
        var source = printing("2020-01-01T00:00:00+00:00");
        source.resolve();
        source.resolve();
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void doesNotWaitForEver() {
        var source = new ProcessSource("dev", "sleep 60; echo", Duration.ofMillis(200));
        var failure = catchThrowableOfType(StorageException.Credentials.class, source::resolve);
        assertThat(failure.reason()).isEqualTo(Reason.PROCESS_TIMEOUT);
    }

    @Test
    void whatItPrintsIsInNoMessage() {
        var source = new ProcessSource("dev", "echo fake-secret-out; echo fake-secret-err >&2; exit 1");
        var failure = catchThrowable(source::resolve);
        assertThat(failure).hasNoCause();
        assertThat(failure.toString()).doesNotContain("fake-secret");
    }

    @Test
    void anInterruptEndsIt() throws InterruptedException {
        var source = new ProcessSource("dev", "touch %s/started; sleep 60".formatted(folder));
        var outcome = new CompletableFuture<Throwable>();
        var thread = Thread.ofVirtual().start(() -> outcome.complete(catchThrowable(source::resolve)));
        while (Files.notExists(folder.resolve("started"))) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertThat(outcome.join()).isInstanceOf(AbortedException.class);
    }
}
