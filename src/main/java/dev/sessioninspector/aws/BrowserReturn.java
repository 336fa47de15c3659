package dev.sessioninspector.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sessioninspector.connection.SignIn.Ending;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Waits on the loopback interface for the browser that comes back from the page on which a person agrees. */
final class BrowserReturn implements AutoCloseable {
    /** What is registered: RFC 8252 lets a loopback address have any port then. */
    static final URI REGISTERED = URI.create("http://127.0.0.1/oauth/callback");

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    /** What the browser brought: a code to get a token with, or an error's name as RFC 6749 has it. */
    record Answer(Optional<String> code, Optional<String> error) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final String state;
    private final Function<Ending, String> words;

    /**
     * Waits for a browser that brings back this state.
     *
     * @throws IOException where nobody may listen here
     */
    BrowserReturn(String state, Function<Ending, String> words) throws IOException {
        this.state = state;
        this.words = words;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(REGISTERED.getHost()), 0), 0);
        server.setExecutor(threads);
        server.createContext(REGISTERED.getPath(), this::handle);
        server.start();
    }

    /** Where the browser has to be sent back to. */
    URI address() {
        var port = server.getAddress().getPort();
        return URI.create("http://" + REGISTERED.getHost() + ":" + port + REGISTERED.getPath());
    }

    /** Waits so long for the browser, and returns nothing where it did not come. */
    Optional<Answer> await(Duration patience) {
        try {
            return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException nobody) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        } catch (ExecutionException impossible) {
            throw new AssertionError("nothing fails it", impossible);
        }
    }

    /** The browser has its page before the answer counts, since what is waiting closes this. */
    private void handle(HttpExchange exchange) throws IOException {
        var query = query(exchange.getRequestURI());
        var brought = new Answer(Optional.ofNullable(query.get("code")), Optional.ofNullable(query.get("error")));
        if (!state.equals(query.get("state"))
                || brought.code().isEmpty() == brought.error().isEmpty()) {
            // Any page can send a browser here: that ends no sign-in, neither well nor badly.
            show(exchange, BAD_REQUEST, Ending.STRANGER);
            return;
        }
        show(exchange, OK, brought.code().isPresent() ? Ending.AGREED : Ending.REFUSED);
        answer.complete(brought);
    }

    private static Map<String, String> query(URI uri) {
        return Stream.ofNullable(uri.getRawQuery())
                .flatMap(query -> Stream.of(query.split("&")))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (first, second) -> ""));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private void show(HttpExchange exchange, int status, Ending ending) throws IOException {
        var page = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Session Inspector</title><style>
            :root { color-scheme: light dark }
            body { font: 16px system-ui, sans-serif; max-width: 32em; margin: 20vh auto 0; padding: 0 1em }
            h1 { font-size: 20px }
            </style></head><body><h1>Session Inspector</h1><p>%s</p></body></html>
            """.formatted(words.apply(ending)).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(status, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
