package dev.sessioninspector.support;

import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Items that no adapter wrote: any type under any name, always the same for a seed. DynamoDB takes each of them. */
public final class RandomItems {
    private static final List<String> NAMES = List.of(
            "state",
            "isOnline",
            "scope",
            "accessToken",
            "expires",
            "refreshToken",
            "refreshTokenExpires",
            "onlineAccessInfo",
            "ttl",
            "note",
            "ünï");

    private static final List<String> INFO = List.of(
            "associated_user", "id", "first_name", "last_name", "email", "account_owner", "collaborator", "other");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "true",
            "0",
            "read_products",
            ",write_orders, ,",
            "2026-01-01T00:00:00.000Z",
            "2026-13-45",
            "+275760-09-13T00:00:00.001Z",
            "shpat_FAKE_random",
            "ada@example.com",
            "\u0000\ud83d\ude00\u2028");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "0.5",
            "1767225600",
            "1767225600000",
            "8640000000000001",
            "99999999999999999999999999999999999999",
            "-2.25");

    private final Random random;

    /** The items of this seed. */
    public RandomItems(long seed) {
        random = new Random(seed);
    }

    /** So many, each with an id of its own. */
    public List<Item> take(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> item("random-" + number))
                .toList();
    }

    private Item item(String id) {
        var attributes = new HashMap<>(map(NAMES, 2));
        attributes.put("id", new Attribute.Text(id));
        if (random.nextBoolean()) {
            attributes.put("shop", new Attribute.Text("random.myshopify.com"));
        }
        return new Item(attributes);
    }

    private Map<String, Attribute> map(List<String> names, int depth) {
        return names.stream()
                .filter(name -> random.nextInt(3) > 0)
                .collect(Collectors.toMap(Function.identity(), name -> attribute(depth)));
    }

    private Attribute attribute(int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 12)) {
            case 0, 1 -> new Attribute.Text(pick(TEXTS));
            case 2 -> new Attribute.Number(pick(NUMBERS));
            case 3 -> bytes();
            case 4 -> new Attribute.Bool(random.nextBoolean());
            case 5 -> new Attribute.Null();
            case 6 ->
                new Attribute.TextSet(some(() -> pick(TEXTS.subList(1, 9))).collect(Collectors.toSet()));
            case 7 -> new Attribute.NumberSet(some(() -> pick(NUMBERS)).collect(Collectors.toSet()));
            case 8 -> new Attribute.BinarySet(some(this::bytes).collect(Collectors.toSet()));
            case 9 -> new Attribute.ListOf(some(() -> attribute(depth - 1)).toList());
            default -> new Attribute.MapOf(map(INFO, depth - 1));
        };
    }

    private <T> Stream<T> some(java.util.function.Supplier<T> one) {
        return Stream.generate(one).limit(1 + random.nextInt(3));
    }

    private Attribute.Binary bytes() {
        var bytes = new byte[1 + random.nextInt(4)];
        random.nextBytes(bytes);
        return Attribute.Binary.of(bytes);
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
