package dev.sessioninspector.interop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The adapter from npm in a Node.js process of its own, in UTC as servers are; {@code src/test/js/adapter.js} tells
 * what it does.
 */
final class RealAdapter implements AutoCloseable {
    private static final Path HOME = Path.of("src", "test", "js");

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private RealAdapter(Process process) {
        this.process = process;
        this.requests = process.outputWriter();
        this.answers = process.inputReader();
    }

    /** Why it cannot be started here, if it cannot. */
    static Optional<String> missing() {
        if (!Files.isDirectory(HOME.resolve("node_modules"))) {
            return Optional.of("No packages in src/test/js: the real adapter was not asked. Run npm ci there.");
        }
        try {
            new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .destroy();
            return Optional.empty();
        } catch (IOException noNode) {
            return Optional.of("No Node.js here: the real adapter was not asked.");
        }
    }

    /** Starts it on a DynamoDB Local. */
    static RealAdapter start(URI endpoint) throws IOException {
        var node = new ProcessBuilder("node", "adapter.js").directory(HOME.toFile());
        node.redirectError(ProcessBuilder.Redirect.INHERIT);
        node.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL_DYNAMODB", endpoint.toString(),
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local",
                        "NODE_NO_WARNINGS", "1",
                        "TZ", "UTC"));
        return new RealAdapter(node.start());
    }

    /** What a command answers, or {@code {"error": …}} where it throws. */
    JsonNode ask(String command, Map<String, ?> parameters) {
        var request = Description.JSON.createObjectNode().put("command", command);
        parameters.forEach((name, value) -> request.set(name, Description.JSON.valueToTree(value)));
        try {
            requests.write(request.toString());
            requests.newLine();
            requests.flush();
            var answer = Description.parse(answers.readLine());
            return answer.has("error") ? answer : answer.path("value");
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
