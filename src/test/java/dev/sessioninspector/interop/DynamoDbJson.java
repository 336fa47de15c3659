package dev.sessioninspector.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Item;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Items in DynamoDB's JSON, and attributes as the plain JSON that the app sees, in the types that the adapter writes.
 */
final class DynamoDbJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DynamoDbJson() {}

    /** The item that stands there in DynamoDB's JSON. */
    static Item item(JsonNode json) {
        return new Item(attributes(json));
    }

    /** What {@code unmarshall} gives the app. */
    static JsonNode plain(Attribute attribute) {
        return switch (attribute) {
            case Attribute.Text(var text) -> JSON.textNode(text);
            case Attribute.Number(var digits) -> JSON.numberNode(Long.parseLong(digits));
            case Attribute.Bool(var flag) -> JSON.booleanNode(flag);
            case Attribute.Null none -> JSON.nullNode();
            case Attribute.ListOf(var values) ->
                JSON.arrayNode().addAll(values.stream().map(DynamoDbJson::plain).toList());
            case Attribute.MapOf(var values) -> plain(values);
            default -> throw new AssertionError("the adapter does not write " + attribute.type());
        };
    }

    private static ObjectNode plain(Map<String, Attribute> values) {
        var object = JSON.objectNode();
        values.forEach((name, value) -> object.set(name, plain(value)));
        return object;
    }

    private static Map<String, Attribute> attributes(JsonNode json) {
        return json.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> attribute(entry.getValue())));
    }

    private static Attribute attribute(JsonNode json) {
        var typed = json.properties().iterator().next();
        var value = typed.getValue();
        return switch (typed.getKey()) {
            case "S" -> new Attribute.Text(value.textValue());
            case "N" -> new Attribute.Number(value.textValue());
            case "BOOL" -> new Attribute.Bool(value.booleanValue());
            case "NULL" -> new Attribute.Null();
            case "L" ->
                new Attribute.ListOf(
                        value.valueStream().map(DynamoDbJson::attribute).toList());
            case "M" -> new Attribute.MapOf(attributes(value));
            default -> throw new AssertionError("the adapter does not write " + typed.getKey());
        };
    }
}
