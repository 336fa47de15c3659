package dev.sessioninspector.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An STS on the loopback interface, to which the SDK goes during a test; it knows every role, and refuses on demand.
 */
public final class StsServer implements BeforeEachCallback, AfterEachCallback {
    private static final String ENDPOINT = "aws.endpointUrlSts";
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/");

    /** A call as it arrived: its parameters, and the access key and region that it was signed with. */
    public record Call(Map<String, String> parameters, String key, String region) {
        /** A parameter; empty where it was not sent. */
        public String get(String name) {
            return parameters.getOrDefault(name, "");
        }
    }

    private record Reply(int status, String type, String body) {}

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Reply> refusals = new ConcurrentHashMap<>();
    private final Map<String, String> accounts = new ConcurrentHashMap<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger given = new AtomicInteger();
    private ServerSocket server;
    private String before;
    private volatile Duration clockAhead = Duration.ZERO;
    private volatile Duration life = Duration.ofHours(1);

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server = listening;
        threads.execute(() -> accept(listening));
        before = System.setProperty(ENDPOINT, "http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (before == null) {
            System.clearProperty(ENDPOINT);
        } else {
            System.setProperty(ENDPOINT, before);
        }
        stop();
        threads.shutdownNow();
    }

    /** From now on nobody answers. */
    public void stop() throws IOException {
        server.close();
    }

    /** From now on an action is refused, in the service's XML. */
    public void refuse(String action, int status, String code, String message) {
        refusals.put(action, new Reply(status, "text/xml", """
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>
              <RequestId>00000000-0000-0000-0000-000000000000</RequestId>
            </ErrorResponse>
            """.formatted(code, message)));
    }

    /** From now on a proxy answers an action with a page of its own. */
    public void answerWithPage(String action, int status) {
        refusals.put(action, new Reply(status, "text/html", "<html><body>Please log in</body></html>"));
    }

    /** From now on an action is answered as it should be. */
    public void accept(String action) {
        refusals.remove(action);
    }

    /** From now on a device's code must be this one. */
    public void device(String serial, String code) {
        codes.put(serial, code);
    }

    /** From now on an access key is one of this account. */
    public void account(String key, String account) {
        accounts.put(key, account);
    }

    /** From now on AWS's clock is that far ahead of this computer's. */
    public void clockAhead(Duration ahead) {
        clockAhead = ahead;
    }

    /** From now on sessions live so long. */
    public void life(Duration duration) {
        life = duration;
    }

    /** The calls of an action that have arrived so far. */
    public List<Call> calls(String action) {
        return calls.stream().filter(call -> call.get("Action").equals(action)).toList();
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Answers one call; by hand, since the JDK's server dates its answers itself. */
    private void serve(Socket socket) {
        try (socket) {
            var in = socket.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            var length = LENGTH.matcher(head);
            var body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            var call = call(head.toString(), new String(body, StandardCharsets.UTF_8));
            calls.add(call);
            write(socket, refusals.getOrDefault(call.get("Action"), answer(call)));
        } catch (IOException gone) {
            // So be it.
        }
    }

    private void write(Socket socket, Reply reply) throws IOException {
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now().atOffset(ZoneOffset.UTC));
        var head =
                "HTTP/1.1 %d Reply\r\nContent-Type: %s\r\nContent-Length: %d\r\nDate: %s\r\nConnection: close\r\n\r\n"
                        .formatted(reply.status(), reply.type(), body.length, date);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
    }

    private static Call call(String head, String form) {
        var parameters = Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        var signed = KEY.matcher(head);
        return signed.find() ? new Call(parameters, signed.group(1), signed.group(2)) : new Call(parameters, "", "");
    }

    private Reply answer(Call call) {
        return switch (call.get("Action")) {
            case "GetCallerIdentity" ->
                xml(
                        call,
                        "<Account>%1$s</Account><Arn>arn:aws:sts::%1$s:assumed-role/Support/ada</Arn>"
                                .formatted(accounts.getOrDefault(call.key(), "123456789012")));
            case "AssumeRole" -> hasCode(call) ? role(call) : wrongCode();
            case "AssumeRoleWithWebIdentity" -> role(call);
            default -> new Reply(400, "text/plain", "");
        };
    }

    private boolean hasCode(Call call) {
        var serial = call.get("SerialNumber");
        return serial.isEmpty() || call.get("TokenCode").equals(codes.get(serial));
    }

    /** The real service's words. */
    private static Reply wrongCode() {
        return new Reply(403, "text/xml", """
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
            <Code>AccessDenied</Code>
            <Message>MultiFactorAuthentication failed with invalid MFA one time pass code. </Message>
            </Error><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ErrorResponse>
            """);
    }

    private Reply role(Call call) {
        return xml(call, """
            <Credentials><AccessKeyId>FAKESESSION%d</AccessKeyId><SecretAccessKey>fake-secret</SecretAccessKey>
            <SessionToken>fake-session-token</SessionToken><Expiration>%s</Expiration></Credentials>
            """.formatted(given.incrementAndGet(), now().plus(life).truncatedTo(ChronoUnit.SECONDS)));
    }

    private Instant now() {
        return Instant.now().plus(clockAhead);
    }

    private static Reply xml(Call call, String result) {
        return new Reply(200, "text/xml", """
            <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult>%2$s</%1$sResult>
            <ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ResponseMetadata>
            </%1$sResponse>
            """.formatted(call.get("Action"), result));
    }
}
