package dev.sessioninspector.sandbox;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Amazon DynamoDB Local as a process of its own, in memory, on a free port of the loopback interface. It ends when its
 * standard input closes, and so with this program, however that one ends.
 */
public final class LocalDynamoDb implements AutoCloseable {
    /** Names the folder with the jars and the compiled server, laid aside by the build. */
    public static final String DIRECTORY_PROPERTY = "session-inspector.sandbox";

    private final Process process;
    private final URI endpoint;

    private LocalDynamoDb(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Where the build has laid DynamoDB Local aside; nothing in an installed program. */
    public static Optional<Path> directory() {
        return Optional.ofNullable(System.getProperty(DIRECTORY_PROPERTY))
                .map(Path::of)
                .filter(directory -> Files.isDirectory(directory.resolve("lib")));
    }

    /**
     * Starts it, and returns when it listens: after a second or two.
     *
     * @throws IOException where it does not start
     */
    public static LocalDynamoDb start(Path directory) throws IOException {
        var process = new ProcessBuilder(command(directory))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
            var port = output.readLine();
            if (port == null) {
                throw new IOException("DynamoDB Local ended before it listened");
            }
            return new LocalDynamoDb(process, URI.create("http://127.0.0.1:" + Integer.parseInt(port)));
        } catch (IOException | NumberFormatException failed) {
            process.destroyForcibly();
            throw new IOException("DynamoDB Local did not start", failed);
        }
    }

    private static List<String> command(Path directory) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var libraries = directory.resolve("lib");
        return List.of(
                java,
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.library.path=" + libraries,
                "-cp",
                directory.resolve("classes") + File.pathSeparator + libraries + File.separator + "*",
                "LocalDynamoDbServer");
    }

    /** Where it answers. */
    public URI endpoint() {
        return endpoint;
    }

    /** Whether the process is still there. */
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
