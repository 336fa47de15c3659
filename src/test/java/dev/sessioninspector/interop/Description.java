package dev.sessioninspector.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Scopes;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the program makes of a session at a time, in the words of {@code src/test/js/describe.js}. */
final class Description {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Long> MARGINS = List.of(0L, 500L, 300_000L);
    private static final List<String> SCOPES =
            List.of("", "read_products", "read_orders", "write_products", "read_orders,write_orders", "read_日本語");

    private Description() {}

    static JsonNode of(Session session, Instant now) {
        var json = JSON.createObjectNode();
        json.put("id", session.id());
        json.put("shop", session.shop().orElse(null));
        json.put("state", session.state().orElse(null));
        json.put("isOnline", session.isOnline());
        json.put("scope", session.scope().orElse(null));
        json.put("accessToken", session.accessToken().map(Secret::reveal).orElse(null));
        putTime(json, "expires", session.expires());
        json.put("refreshToken", session.refreshToken().map(Secret::reveal).orElse(null));
        putTime(json, "refreshTokenExpires", session.refreshTokenExpires());
        json.set(
                "onlineAccessInfo",
                session.onlineAccessInfo().map(DynamoDbJson::plain).orElse(json.nullNode()));
        var expired = json.putArray("isExpired");
        MARGINS.forEach(margin -> expired.add(session.isExpired(now, Duration.ofMillis(margin))));
        json.put("isActive", session.isActive(now));
        var active = json.putArray("isActiveWith");
        SCOPES.forEach(scopes -> active.add(session.isActive(now, Scopes.parse(scopes))));
        return parse(json.toString());
    }

    /** Reads JSON; whatever made it, equal trees then have equal types of numbers. */
    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private static void putTime(ObjectNode json, String name, Expiry expiry) {
        switch (expiry) {
            case Expiry.Never never -> json.putNull(name);
            case Expiry.At(var time) -> json.put(name, time.toEpochMilli());
            case Expiry.Seconds(var time, var meant) -> json.put(name, time.toEpochMilli());
            case Expiry.Unreadable unreadable -> json.put(name, "unreadable");
        }
    }
}
