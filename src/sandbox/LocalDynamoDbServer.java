import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * Amazon DynamoDB Local in memory, on a free port of the loopback interface alone, whose number is the one line that it
 * prints. It ends when its standard input does, and so with the program that started it, however that one ends.
 *
 * <p>DynamoDB Local's own main class listens on every interface and outlives its parent.
 */
public final class LocalDynamoDbServer {
    public static void main(String[] arguments) throws Exception {
        // Nothing else may come before the port, or fill a pipe that nobody reads on.
        var out = System.out;
        System.setOut(System.err);
        var inMemory = new LocalDynamoDBRequestHandler(0, true, null, true, false);
        var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(new LocalDynamoDBServerHandler(inMemory, null));
        server.start();
        out.println(((ServerConnector) server.getConnectors()[0]).getLocalPort());
        waitForEndOfInput();
        Runtime.getRuntime().halt(0);
    }

    private static void waitForEndOfInput() {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // The parent is gone: the end of the input as well.
        }
    }
}
