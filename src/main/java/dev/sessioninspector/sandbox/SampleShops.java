package dev.sessioninspector.sandbox;

import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.session.ShopDomain;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A few shops as one finds them in an app's table. Every token says that it is a fake. */
final class SampleShops {
    private static final String COFFEE = "harbor-lane-coffee.myshopify.com";
    private static final String CYCLES = "velo-atelier.myshopify.com";
    private static final String OUTDOOR = "northwind-outdoor.myshopify.com";
    private static final String BROKEN = "odds-and-ends.myshopify.com";

    /** The domains, in the order in which one would look at them. */
    static final List<String> DOMAINS = List.of(COFFEE, CYCLES, OUTDOOR, BROKEN);

    private static final String SCOPES = "read_products,write_products,read_orders,write_orders,read_customers,"
            + "write_inventory,read_locations,write_fulfillments";
    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Bo", "Chidi", "Dana", "Emre", "Freya", "Goro", "Hana", "Ines", "Jonas", "Kaya", "Liam", "Mina");
    private static final List<String> LAST_NAMES =
            List.of("Lindqvist", "Okafor", "Moreau", "Tanaka", "Silva", "Novak", "Haddad", "Kowalski", "Byrne");

    private final Instant now;
    private final List<Item> items = new ArrayList<>();

    private SampleShops(Instant now) {
        this.now = now;
    }

    /** Every item, with its times set around this one. */
    static List<Item> items(Instant now) {
        var samples = new SampleShops(now);
        samples.ordinaryShop();
        samples.appOutsideTheAdmin();
        samples.busyShop();
        samples.brokenShop();
        return samples.items;
    }

    private void ordinaryShop() {
        add(expiringOffline(COFFEE, Duration.ofMinutes(42)));
        for (var user = 0; user < 4; user++) {
            add(online(COFFEE, user, Duration.ofMinutes(55 + 310L * user)));
        }
        add(online(COFFEE, 4, Duration.ofHours(-7)));
        add(online(COFFEE, 5, Duration.ofDays(-12)));
    }

    /** An app that is not embedded names its online sessions by UUIDs. */
    private void appOutsideTheAdmin() {
        add(offline(CYCLES));
        for (var user = 0; user < 3; user++) {
            var id = UUID.nameUUIDFromBytes((CYCLES + user).getBytes(StandardCharsets.UTF_8));
            add(ofUser(id.toString(), CYCLES, user + 3, Duration.ofHours(9L * user - 8)));
        }
    }

    private void busyShop() {
        add(expiringOffline(OUTDOOR, Duration.ofMinutes(-25)));
        for (var user = 0; user < 260; user++) {
            add(online(OUTDOOR, user, Duration.ofMinutes(1380 - 97L * user)));
        }
    }

    /** One of each thing that goes wrong. */
    private void brokenShop() {
        add(expiringOffline(BROKEN, Duration.ZERO), without("expires"));
        add(online(BROKEN, 1, Duration.ofHours(3)), with("expires", seconds(Duration.ofHours(3))));
        add(online(BROKEN, 2, Duration.ofHours(3)), with("expires", new Attribute.Text("in three hours")));
        add(online(BROKEN, 3, Duration.ofHours(3)), without("accessToken"));
        add(online(BROKEN, 4, Duration.ofHours(3)), with("isOnline", new Attribute.Text("true")));
        add(online(BROKEN, 5, Duration.ofHours(5)), with("ttl", seconds(Duration.ofDays(30))));
        add(ofUser(ShopDomain.onlineId(COFFEE, "8842001009"), BROKEN, 6, Duration.ofHours(1)));
    }

    private static Session offline(String shop) {
        return Session.of(ShopDomain.offlineId(shop), shop, "", false)
                .withToken(token("shpat", shop), SCOPES, Expiry.NEVER);
    }

    private Session expiringOffline(String shop, Duration left) {
        return Session.of(ShopDomain.offlineId(shop), shop, "", false)
                .withToken(token("shpat", shop), SCOPES, in(left))
                .withRefreshToken(token("shprt", shop), in(left.plusDays(89)));
    }

    private Session online(String shop, int user, Duration left) {
        return ofUser(ShopDomain.onlineId(shop, userId(user)), shop, user, left);
    }

    private Session ofUser(String id, String shop, int user, Duration left) {
        return Session.of(id, shop, "", true)
                .withToken(token("shpua", id), SCOPES, in(left))
                .withOnlineAccessInfo(new Attribute.MapOf(Map.of(
                        "expires_in", new Attribute.Number("86399"),
                        "associated_user_scope", new Attribute.Text("read_products,read_orders"),
                        "associated_user", new Attribute.MapOf(user(user)))));
    }

    private static Map<String, Attribute> user(int user) {
        var first = FIRST_NAMES.get(user % FIRST_NAMES.size());
        var last = LAST_NAMES.get(user % LAST_NAMES.size());
        var address = first.toLowerCase(java.util.Locale.ROOT) + user + "@example.com";
        return Map.of(
                "id", new Attribute.Number(userId(user)),
                "first_name", new Attribute.Text(first),
                "last_name", new Attribute.Text(last),
                "email", new Attribute.Text(address),
                "email_verified", new Attribute.Bool(true),
                "account_owner", new Attribute.Bool(user == 0),
                "locale", new Attribute.Text("en"),
                "collaborator", new Attribute.Bool(user % 7 == 3));
    }

    private static String userId(int user) {
        return String.valueOf(8_842_001_003L + 7L * user);
    }

    private static Secret token(String prefix, String owner) {
        return new Secret(prefix + "_FAKE_sandbox_token_" + Integer.toHexString(owner.hashCode()));
    }

    private Expiry in(Duration left) {
        return new Expiry.At(now.plus(left));
    }

    private Attribute seconds(Duration left) {
        return new Attribute.Number(String.valueOf(now.plus(left).getEpochSecond()));
    }

    private void add(Session session) {
        items.add(SessionCodec.encode(session));
    }

    private void add(Session session, java.util.function.Consumer<Map<String, Attribute>> change) {
        var attributes = new HashMap<>(SessionCodec.encode(session).attributes());
        change.accept(attributes);
        items.add(new Item(attributes));
    }

    private static java.util.function.Consumer<Map<String, Attribute>> without(String name) {
        return attributes -> attributes.remove(name);
    }

    private static java.util.function.Consumer<Map<String, Attribute>> with(String name, Attribute value) {
        return attributes -> attributes.put(name, value);
    }
}
