package dev.sessioninspector.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * IAM Identity Center on the loopback interface: SSO-OIDC with the page on which a person agrees (which does so at
 * once), and the portal that gives a role's credentials. Holds clients to what they registered. Reached through the
 * SDK's settings for endpoints.
 */
public final class SsoServer implements AutoCloseable {
    /** The paths of the operations. */
    public static final String REGISTER = "/client/register";

    public static final String DEVICE = "/device_authorization";
    public static final String TOKEN = "/token";
    public static final String AUTHORIZE = "/authorize";
    public static final String ROLE = "/federation/credentials";

    /** How long its tokens last. */
    public static final Duration LIFETIME = Duration.ofHours(8);

    /** The access key of the role's credentials. */
    public static final String ACCESS_KEY = "FAKEROLEKEY";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int FOUND = 302;

    /** A request as it arrived: JSON, or the query's parts. */
    public record Call(String path, JsonNode content) {
        /** A text of the request; empty where it is missing. */
        public String text(String name) {
            return content.path(name).stringValue("");
        }
    }

    private record Client(String id, String secret, JsonNode registration) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Map<String, Call> codes = new ConcurrentHashMap<>();
    private final Set<String> devices = ConcurrentHashMap.newKeySet();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();

    /** Starts it. */
    public SsoServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Where both services answer. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next calls of an operation end so, one after the other, before any are answered well. */
    public void next(String path, Fault... answers) {
        var queue = faults.computeIfAbsent(path, any -> new ArrayDeque<>());
        synchronized (queue) {
            queue.addAll(List.of(answers));
        }
    }

    /** An error as SSO-OIDC words it. */
    public static Fault error(String type) {
        return error(400, type);
    }

    /** An error with a status. */
    public static Fault error(int status, String type) {
        return (exchange, service) -> {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
            FaultProxy.send(exchange, json(status, Map.of("error", type, "error_description", "FAKE description")));
        };
    }

    /** The calls of an operation that have arrived so far. */
    public List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    /** Waits for so many calls of an operation. */
    public void awaitCalls(String path, int count) throws InterruptedException {
        synchronized (calls) {
            while (calls(path).size() < count) {
                calls.wait();
            }
        }
    }

    /** A person types a code and agrees. */
    public void agree(String userCode) {
        devices.add(userCode.replace("FAKE-USER-", "fake-device-"));
    }

    /** Takes this token for one of its own. */
    public void trust(String accessToken) {
        tokens.add(accessToken);
    }

    /** Gives a new token for this refresh token, to whatever client. */
    public void trustRefresh(String refreshToken, String clientId, String clientSecret) {
        refreshTokens.add(refreshToken);
        clients.put(clientId, new Client(clientId, clientSecret, JSON.createObjectNode()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = exchange.getRequestBody().readAllBytes();
        var call = new Call(path, body.length > 0 ? JSON.readTree(body) : query(exchange.getRequestURI()));
        synchronized (calls) {
            calls.add(call);
            calls.notifyAll();
        }
        var queue = faults.getOrDefault(path, new ArrayDeque<>());
        Fault next;
        synchronized (queue) {
            next = queue.poll();
        }
        if (next == null) {
            next = answer(exchange, call);
        }
        next.handle(exchange, () -> {
            throw new IOException("nothing stands behind");
        });
    }

    private Fault answer(HttpExchange exchange, Call call) {
        return switch (call.path()) {
            case REGISTER -> register(call);
            case DEVICE -> device(call);
            case TOKEN -> token(call);
            case AUTHORIZE -> authorize(call);
            case ROLE -> role(exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token"), call);
            default -> error(404, "UnknownOperationException");
        };
    }

    private Fault register(Call call) {
        var next = number.incrementAndGet();
        var client = new Client("fake-client-" + next, "fake-client-secret-" + next, call.content());
        clients.put(client.id(), client);
        var until = Instant.now().plus(Duration.ofDays(90)).getEpochSecond();
        return ok(Map.of("clientId", client.id(), "clientSecret", client.secret(), "clientSecretExpiresAt", until));
    }

    private Fault device(Call call) {
        if (!isKnown(call)) {
            return error("InvalidClientException");
        }
        var next = number.incrementAndGet();
        return ok(Map.of(
                "deviceCode", "fake-device-" + next,
                "userCode", "FAKE-USER-" + next,
                "verificationUri", endpoint() + "/device",
                "verificationUriComplete", endpoint() + "/device?user_code=FAKE-USER-" + next,
                "expiresIn", 600,
                "interval", 1));
    }

    /** Sends the browser back with a code, wherever a person would have agreed. */
    private Fault authorize(Call call) {
        var client = clients.get(call.text("client_id"));
        var back = call.text("redirect_uri");
        var registered = client == null
                ? List.of()
                : client.registration()
                        .path("redirectUris")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList();
        if (!registered.contains(back.replaceFirst(":\\d+/", "/"))
                || !call.text("response_type").equals("code")
                || !call.text("code_challenge_method").equals("S256")) {
            return error("InvalidRequestException");
        }
        var code = "fake-code-" + number.incrementAndGet();
        codes.put(code, call);
        return sendBack(call, "code", code);
    }

    /** The page refuses, and tells so in the way of OAuth. */
    public Fault refuse(String error) {
        return (exchange, service) -> sendBack(new Call(AUTHORIZE, query(exchange.getRequestURI())), "error", error)
                .handle(exchange, service);
    }

    private static Fault sendBack(Call call, String name, String value) {
        var location = call.text("redirect_uri") + "?" + name + "=" + value + "&state="
                + URLEncoder.encode(call.text("state"), StandardCharsets.UTF_8);
        return (exchange, service) -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Location", location);
                exchange.sendResponseHeaders(FOUND, -1);
            }
        };
    }

    private Fault token(Call call) {
        if (!isKnown(call)) {
            return error("InvalidClientException");
        }
        return switch (call.text("grantType")) {
            case "authorization_code" -> {
                var asked = codes.remove(call.text("code"));
                yield asked != null
                                && asked.text("redirect_uri").equals(call.text("redirectUri"))
                                && asked.text("client_id").equals(call.text("clientId"))
                                && asked.text("code_challenge").equals(challenge(call.text("codeVerifier")))
                        ? give()
                        : error("InvalidGrantException");
            }
            case "refresh_token" ->
                refreshTokens.remove(call.text("refreshToken")) ? give() : error("InvalidGrantException");
            default -> devices.contains(call.text("deviceCode")) ? give() : error("AuthorizationPendingException");
        };
    }

    private Fault give() {
        var next = number.incrementAndGet();
        tokens.add("fake-access-token-" + next);
        refreshTokens.add("fake-refresh-token-" + next);
        return ok(Map.of(
                "accessToken",
                "fake-access-token-" + next,
                "refreshToken",
                "fake-refresh-token-" + next,
                "tokenType",
                "Bearer",
                "expiresIn",
                LIFETIME.toSeconds()));
    }

    private Fault role(String token, Call call) {
        if (token == null || !tokens.contains(token)) {
            return error(401, "UnauthorizedException");
        }
        if (!call.text("account_id").equals("123456789012")) {
            return error(403, "ForbiddenException");
        }
        return ok(Map.of(
                "roleCredentials",
                Map.of(
                        "accessKeyId",
                        ACCESS_KEY,
                        "secretAccessKey",
                        "fake-secret",
                        "sessionToken",
                        "fake-session-token",
                        "expiration",
                        Instant.now().plus(LIFETIME).toEpochMilli())));
    }

    private boolean isKnown(Call call) {
        var client = clients.get(call.text("clientId"));
        return client != null && client.secret().equals(call.text("clientSecret"));
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static JsonNode query(URI uri) {
        return JSON.valueToTree(Stream.ofNullable(uri.getRawQuery())
                .flatMap(query -> Stream.of(query.split("&")))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))));
    }

    private static Fault ok(Map<String, ?> content) {
        return (exchange, service) -> FaultProxy.send(exchange, json(200, content));
    }

    private static Fault.Answer json(int status, Map<String, ?> content) {
        return new Fault.Answer(status, "application/json", JSON.writeValueAsBytes(content));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
