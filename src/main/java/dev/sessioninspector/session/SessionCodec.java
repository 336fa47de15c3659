package dev.sessioninspector.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Between a session and its item, exactly as {@code @shopify/shopify-app-session-storage-dynamodb} 8.0.0 with
 * {@code @shopify/shopify-api} 15 writes and reads it. Reading never fails: rows come from other code too.
 */
public final class SessionCodec {
    /** The attributes that the adapter knows, in its own order. */
    public static final List<String> ATTRIBUTES = List.of(
            "id",
            "shop",
            "state",
            "isOnline",
            "scope",
            "accessToken",
            "expires",
            "refreshToken",
            "refreshTokenExpires",
            "onlineAccessInfo");

    private final Map<String, Attribute> attributes;
    private final Set<String> misfits = new HashSet<>();

    private SessionCodec(Map<String, Attribute> attributes) {
        this.attributes = attributes;
    }

    /** The item that the adapter's {@code storeSession} puts: empty values but for {@code state} are left out. */
    public static Item encode(Session session) {
        var item = new HashMap<String, Attribute>();
        item.put("id", new Attribute.Text(session.id()));
        session.shop().ifPresent(shop -> item.put("shop", new Attribute.Text(shop)));
        session.state().ifPresent(state -> item.put("state", new Attribute.Text(state)));
        item.put("isOnline", new Attribute.Bool(session.isOnline()));
        putText(item, "scope", session.scope());
        putText(item, "accessToken", session.accessToken().map(Secret::reveal));
        putDate(item, "expires", session.expires());
        putText(item, "refreshToken", session.refreshToken().map(Secret::reveal));
        putDate(item, "refreshTokenExpires", session.refreshTokenExpires());
        session.onlineAccessInfo().ifPresent(info -> item.put("onlineAccessInfo", info));
        return new Item(item);
    }

    /** The session that the adapter's {@code loadSession} makes of an item, and what about it is odd. */
    public static Session decode(Item item) {
        return new SessionCodec(item.attributes()).decode();
    }

    private Session decode() {
        return new Session(
                text("id").orElse(""),
                text("shop"),
                plainText("state"),
                isOnline(),
                scope(),
                text("accessToken").map(Secret::new),
                date("expires"),
                text("refreshToken").map(Secret::new),
                date("refreshTokenExpires"),
                onlineAccessInfo(),
                misfits,
                attributes.keySet().stream()
                        .filter(name -> !ATTRIBUTES.contains(name))
                        .collect(Collectors.toSet()));
    }

    /** A text that the app takes for missing when it is empty. */
    private Optional<String> text(String name) {
        return plainText(name).filter(text -> !text.isEmpty());
    }

    private Optional<String> plainText(String name) {
        return switch (attributes.get(name)) {
            case null -> Optional.empty();
            case Attribute.Null none -> Optional.empty();
            case Attribute.Text(var text) -> Optional.of(text);
            case Attribute.Number(var digits) -> {
                misfits.add(name);
                yield Optional.of(digits);
            }
            default -> {
                misfits.add(name);
                yield Optional.empty();
            }
        };
    }

    private boolean isOnline() {
        return switch (attributes.get("isOnline")) {
            case Attribute.Bool(var online) -> online;
            case null -> misfit("isOnline", false);
            case Attribute.Null none -> misfit("isOnline", false);
            case Attribute.Text(var text) -> misfit("isOnline", !text.isEmpty());
            case Attribute.Number(var digits) -> misfit("isOnline", new java.math.BigDecimal(digits).signum() != 0);
            default -> misfit("isOnline", true);
        };
    }

    private Optional<String> scope() {
        return switch (attributes.get("scope")) {
            case Attribute.TextSet(var names) -> {
                misfits.add("scope");
                yield Optional.of(names.stream().sorted().collect(Collectors.joining(",")));
            }
            case Attribute.ListOf(var values) -> {
                misfits.add("scope");
                yield Optional.of(values.stream()
                        .map(value -> value instanceof Attribute.Text(var name) ? name : "")
                        .collect(Collectors.joining(",")));
            }
            case null, default -> text("scope");
        };
    }

    private Expiry date(String name) {
        var stored = attributes.get(name);
        if (stored == null) {
            return Expiry.NEVER;
        }
        if (!(stored instanceof Attribute.Text) && !(stored instanceof Attribute.Null)) {
            misfits.add(name);
        }
        return Expiry.of(stored);
    }

    private Optional<Attribute.MapOf> onlineAccessInfo() {
        return switch (attributes.get("onlineAccessInfo")) {
            case Attribute.MapOf info -> Optional.of(info);
            case null -> Optional.empty();
            case Attribute.Null none -> Optional.empty();
            default -> {
                misfits.add("onlineAccessInfo");
                yield Optional.empty();
            }
        };
    }

    private boolean misfit(String name, boolean value) {
        misfits.add(name);
        return value;
    }

    private static void putText(Map<String, Attribute> item, String name, Optional<String> text) {
        text.filter(value -> !value.isEmpty()).ifPresent(value -> item.put(name, new Attribute.Text(value)));
    }

    private static void putDate(Map<String, Attribute> item, String name, Expiry expiry) {
        switch (expiry) {
            case Expiry.At(var time) -> item.put(name, new Attribute.Text(AppDate.write(time)));
            case Expiry.Seconds(var time, var meant) -> item.put(name, new Attribute.Text(AppDate.write(time)));
            case Expiry.Never never -> {}
            case Expiry.Unreadable unreadable -> {}
        }
    }
}
