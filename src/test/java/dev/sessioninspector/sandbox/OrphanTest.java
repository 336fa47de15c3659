package dev.sessioninspector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No DynamoDB Local is left behind, however the program that started it ends. */
@Timeout(120)
class OrphanTest {
    private static final long PATIENCE_SECONDS = 60;

    /** A program that starts DynamoDB Local, says where it answers, and stays. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            var database = LocalDynamoDb.start(Path.of(arguments[0]));
            System.out.println(database.endpoint().getPort());
            new CountDownLatch(1).await();
        }
    }

    @Test
    void endsWithAParentThatIsKilled() throws Exception {
        var parent = start();
        var port = Integer.parseInt(new BufferedReader(new InputStreamReader(parent.getInputStream())).readLine());
        var database = parent.descendants().findFirst().orElseThrow();
        assertThat(answers(port)).isTrue();

        parent.destroyForcibly();
        assertThat(parent.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        database.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(answers(port)).isFalse();
    }

    @Test
    void endsWhenItIsClosed() throws Exception {
        var others = ProcessHandle.current().children().toList();
        var database = LocalDynamoDb.start(LocalDynamoDb.directory().orElseThrow());
        var process = ProcessHandle.current()
                .children()
                .filter(child -> !others.contains(child))
                .findFirst()
                .orElseThrow();
        var port = database.endpoint().getPort();
        assertThat(answers(port)).isTrue();
        database.close();
        process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(answers(port)).isFalse();
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        LocalDynamoDb.directory().orElseThrow().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
