package dev.sessioninspector.support;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The portal of IAM Identity Center, as far as it gives out the credentials of a role, on the loopback interface. */
public final class PortalServer implements BeforeEachCallback, AfterEachCallback {
    private static final String ENDPOINT = "aws.endpointUrlSso";

    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String before;
    private volatile Fault.Answer answer;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        answer(200, "application/json", """
            {"roleCredentials": {"accessKeyId": "FAKE_PORTAL_KEY", "secretAccessKey": "fake-secret",
              "sessionToken": "fake-session-token", "expiration": 32503680000000}}
            """);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/federation/credentials", exchange -> {
            tokens.add(exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token"));
            FaultProxy.send(exchange, answer);
        });
        server.start();
        before = System.setProperty(
                ENDPOINT, "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (before == null) {
            System.clearProperty(ENDPOINT);
        } else {
            System.setProperty(ENDPOINT, before);
        }
        stop();
    }

    /** From now on nobody answers. */
    public void stop() {
        server.stop(0);
    }

    /** From now on a role is refused, in the service's JSON. */
    public void refuse(int status, String code) {
        answer(status, "application/json", "{\"__type\": \"%s\", \"message\": \"no\"}".formatted(code));
    }

    /** From now on this is answered. */
    public void answer(int status, String type, String body) {
        answer = new Fault.Answer(status, type, body.getBytes());
    }

    /** The tokens by which roles were asked for. */
    public List<String> tokens() {
        return tokens;
    }
}
