package dev.sessioninspector.support;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** What becomes of a call to DynamoDB that a {@link FaultProxy} has in its hands. */
@FunctionalInterface
public interface Fault {
    /** What DynamoDB itself would answer; asking makes the call happen. */
    @FunctionalInterface
    interface Service {
        Answer call() throws IOException;
    }

    /** An answer in full. */
    record Answer(int status, String contentType, byte[] body) {}

    /** Answers in DynamoDB's stead, or not at all. */
    void handle(HttpExchange exchange, Service service) throws IOException;

    /** None: the service's own answer. */
    static Fault none() {
        return (exchange, service) -> FaultProxy.send(exchange, service.call());
    }

    /** The connection breaks before the call reaches the service. */
    static Fault cut() {
        return (exchange, service) -> exchange.close();
    }

    /** An answer of DynamoDB's, as JSON. */
    static Fault answer(int status, String json) {
        return (exchange, service) ->
                FaultProxy.send(exchange, new Answer(status, "application/x-amz-json-1.0", json.getBytes()));
    }

    /** An error as DynamoDB words it, with the type's namespace before its name. */
    static Fault error(int status, String type, String message) {
        return answer(status, "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(type, message));
    }

    /** The real service's words for an action that no policy allows. */
    static Fault denied(String action, String resource) {
        return answer(400, """
            {"__type":"com.amazon.coral.service#AccessDeniedException","Message":"User: \
            arn:aws:iam::123456789012:user/dev is not authorized to perform: dynamodb:%1$s on resource: \
            arn:aws:dynamodb:eu-west-1:123456789012:table/%2$s because no identity-based policy allows the \
            dynamodb:%1$s action"}\
            """.formatted(action, resource));
    }

    /** What a gateway or a captive portal answers in DynamoDB's place. */
    static Fault page(int status) {
        return (exchange, service) -> FaultProxy.send(
                exchange, new Answer(status, "text/html", "<html><body>Please log in</body></html>".getBytes()));
    }

    /** No answer, until the connection ends. */
    static Fault hang() {
        return (exchange, service) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException closed) {
                exchange.close();
            }
        };
    }

    /** The call happens, and the connection breaks before its answer. */
    static Fault lostAnswer() {
        return (exchange, service) -> {
            service.call();
            exchange.close();
        };
    }

    /** The call happens, and the connection breaks in the middle of its answer. */
    static Fault cutOffAnswer() {
        return (exchange, service) -> {
            var body = service.call().body();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length / 2);
            exchange.close();
        };
    }
}
