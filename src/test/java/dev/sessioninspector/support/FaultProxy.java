package dev.sessioninspector.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Stands before a DynamoDB, on the loopback interface, and passes calls on but for those that are to fail. */
public final class FaultProxy implements AutoCloseable {
    /** A call as it arrived, such as {@code GetItem} with its JSON. */
    public record Call(String action, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI target;
    private final Map<String, Fault> lasting = new ConcurrentHashMap<>();
    private final Map<String, Queue<Fault>> passing = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Call, Fault> fates;

    /** Stands before the DynamoDB that answers there. */
    public FaultProxy(URI target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Where it answers; nobody does once it is closed. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on every call of an action fails so. */
    public void always(String action, Fault fault) {
        lasting.put(action, fault);
    }

    /** The next call of an action fails so, before any lasting fault. */
    public void once(String action, Fault fault) {
        var faults = passing.computeIfAbsent(action, any -> new ArrayDeque<>());
        synchronized (faults) {
            faults.add(fault);
        }
    }

    /** From now on this alone decides what becomes of each call, and the calls are not kept. */
    public void each(Function<Call, Fault> fates) {
        this.fates = fates;
    }

    /** The calls of an action that have arrived so far. */
    public List<Call> calls(String action) {
        return calls.stream().filter(call -> call.action().equals(action)).toList();
    }

    /** Waits for the first call of an action. */
    public void awaitCall(String action) throws InterruptedException {
        synchronized (calls) {
            while (calls(action).isEmpty()) {
                calls.wait();
            }
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var call = new Call(action(exchange, new String(body)), new String(body));
        var decided = fates;
        if (decided != null) {
            decided.apply(call).handle(exchange, () -> forward(exchange, body));
            return;
        }
        synchronized (calls) {
            calls.add(call);
            calls.notifyAll();
        }
        fault(call.action()).handle(exchange, () -> forward(exchange, body));
    }

    /** DynamoDB's calls are named in a header, those of STS in the form that is sent. */
    private static String action(HttpExchange exchange, String body) {
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        return target != null ? target.substring(target.indexOf('.') + 1) : body.replaceAll("^Action=|&.*", "");
    }

    private Fault fault(String action) {
        var faults = passing.getOrDefault(action, new ArrayDeque<>());
        synchronized (faults) {
            var next = faults.poll();
            return next != null ? next : lasting.getOrDefault(action, Fault.none());
        }
    }

    private Fault.Answer forward(HttpExchange exchange, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (var header : List.of("X-Amz-Target", "X-Amz-Date", "Content-Type", "Authorization")) {
            request.header(header, exchange.getRequestHeaders().getFirst(header));
        }
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Fault.Answer(response.statusCode(), "application/x-amz-json-1.0", response.body());
        } catch (InterruptedException closed) {
            throw new IOException(closed);
        }
    }

    static void send(HttpExchange exchange, Fault.Answer answer) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }
}
