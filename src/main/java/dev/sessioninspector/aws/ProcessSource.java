package dev.sessioninspector.aws;

import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.AbortedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that prints credentials. The SDK's own way of running it cannot be interrupted, and waits for ever. What it
 * prints is never shown: it may hold credentials, its error output too.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html">process credential
 *     provider</a>
 */
final class ProcessSource implements Source {
    /** A program may open a browser, and wait for a person in there. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Credentials that end within this time are fetched anew. */
    private static final Duration EARLY = Duration.ofMinutes(1);

    private static final int LONGEST = 64_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final String profile;
    private final String command;
    private final Duration patience;
    private AwsCredentials last;
    private Instant end = Instant.MIN;

    /** The process of a profile, by its command line. */
    ProcessSource(String profile, String command) {
        this(profile, command, PATIENCE);
    }

    ProcessSource(String profile, String command, Duration patience) {
        this.profile = profile;
        this.command = command;
        this.patience = patience;
    }

    @Override
    public AwsCredentials resolve() {
        if (last == null || Instant.now().isAfter(end)) {
            read(run());
        }
        return last;
    }

    @Override
    public void forget() {
        last = null;
    }

    private String run() {
        Process process;
        try {
            process = new ProcessBuilder(shell())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noShell) {
            throw failure(Reason.PROCESS_FAILED, "", noShell);
        }
        try {
            return output(process);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private List<String> shell() {
        return System.getProperty("os.name").startsWith("Windows")
                ? List.of("cmd.exe", "/C", command)
                : List.of("sh", "-c", command);
    }

    /** Reading cannot be interrupted, waiting for it can. */
    private String output(Process process) {
        var reading = new FutureTask<>(() -> new String(process.getInputStream().readNBytes(LONGEST)));
        Thread.ofVirtual().name("credential process").start(reading);
        try {
            process.getOutputStream().close();
            var printed = reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(patience)) {
                throw failure(Reason.PROCESS_TIMEOUT, String.valueOf(patience.toSeconds()), null);
            }
            if (process.exitValue() != 0) {
                throw failure(Reason.PROCESS_FAILED, "", null);
            }
            return printed;
        } catch (TimeoutException tooLong) {
            throw failure(Reason.PROCESS_TIMEOUT, String.valueOf(patience.toSeconds()), null);
        } catch (ExecutionException | IOException broken) {
            throw failure(Reason.PROCESS_FAILED, "", null);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("cancelled");
        }
    }

    private void read(String printed) {
        try {
            var json = JSON.readTree(printed);
            var key = text(json, "AccessKeyId");
            var secret = text(json, "SecretAccessKey");
            var token = text(json, "SessionToken");
            if (json.path("Version").asInt(0) != 1 || key.isEmpty() || secret.isEmpty()) {
                throw failure(Reason.PROCESS_OUTPUT, "", null);
            }
            var expiration = text(json, "Expiration");
            end = expiration.isEmpty()
                    ? Instant.MAX
                    : java.time.OffsetDateTime.parse(expiration).toInstant().minus(EARLY);
            last = token.isEmpty()
                    ? AwsBasicCredentials.create(key, secret)
                    : AwsSessionCredentials.create(key, secret, token);
        } catch (JacksonException | java.time.DateTimeException rubbish) {
            throw failure(Reason.PROCESS_OUTPUT, "", null);
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asString("");
    }

    private StorageException.Credentials failure(Reason reason, String detail, Throwable cause) {
        return new StorageException.Credentials(reason, profile, detail, cause);
    }
}
