package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Item;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Between the SDK's attribute values and ours; nothing is lost on the way. */
final class Attributes {
    private Attributes() {}

    static Item item(Map<String, AttributeValue> values) {
        return new Item(map(values));
    }

    static Map<String, AttributeValue> values(Item item) {
        return values(item.attributes());
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue value(Attribute attribute) {
        return switch (attribute) {
            case Attribute.Text(var text) -> AttributeValue.fromS(text);
            case Attribute.Number(var digits) -> AttributeValue.fromN(digits);
            case Attribute.Binary binary -> AttributeValue.fromB(SdkBytes.fromByteArray(binary.bytes()));
            case Attribute.Bool(var flag) -> AttributeValue.fromBool(flag);
            case Attribute.Null none -> AttributeValue.fromNul(true);
            case Attribute.ListOf(var values) ->
                AttributeValue.fromL(values.stream().map(Attributes::value).toList());
            case Attribute.MapOf(var values) -> AttributeValue.fromM(values(values));
            case Attribute.TextSet(var texts) -> AttributeValue.fromSs(List.copyOf(texts));
            case Attribute.NumberSet(var numbers) -> AttributeValue.fromNs(List.copyOf(numbers));
            case Attribute.BinarySet(var binaries) ->
                AttributeValue.fromBs(binaries.stream()
                        .map(binary -> SdkBytes.fromByteArray(binary.bytes()))
                        .toList());
        };
    }

    private static Map<String, AttributeValue> values(Map<String, Attribute> attributes) {
        return attributes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> value(entry.getValue())));
    }

    private static Map<String, Attribute> map(Map<String, AttributeValue> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> attribute(entry.getValue())));
    }

    private static Attribute attribute(AttributeValue value) {
        return switch (value.type()) {
            case S -> new Attribute.Text(value.s());
            case N -> new Attribute.Number(value.n());
            case B -> Attribute.Binary.of(value.b().asByteArray());
            case BOOL -> new Attribute.Bool(value.bool());
            case NUL -> new Attribute.Null();
            case L ->
                new Attribute.ListOf(
                        value.l().stream().map(Attributes::attribute).toList());
            case M -> new Attribute.MapOf(map(value.m()));
            case SS -> new Attribute.TextSet(java.util.Set.copyOf(value.ss()));
            case NS -> new Attribute.NumberSet(java.util.Set.copyOf(value.ns()));
            case BS ->
                new Attribute.BinarySet(value.bs().stream()
                        .map(bytes -> Attribute.Binary.of(bytes.asByteArray()))
                        .collect(Collectors.toSet()));
            case UNKNOWN_TO_SDK_VERSION -> new Attribute.Null();
        };
    }
}
