package dev.sessioninspector.support;

import dev.sessioninspector.sandbox.LocalDynamoDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * The one DynamoDB Local of this JVM's tests, started when the first of them asks. It ends with the JVM, since its
 * standard input does.
 */
public final class TestDatabase {
    private TestDatabase() {}

    /** Where it answers. */
    public static URI endpoint() {
        return Started.DATABASE.endpoint();
    }

    private static final class Started {
        static final LocalDynamoDb DATABASE = start();

        private static LocalDynamoDb start() {
            var directory = LocalDynamoDb.directory()
                    .orElseThrow(() -> new IllegalStateException(
                            "DynamoDB Local is not in target/sandbox: run the tests by Maven, or mvn compile once and"
                                    + " set -D" + LocalDynamoDb.DIRECTORY_PROPERTY + "=target/sandbox"));
            try {
                return LocalDynamoDb.start(directory);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
