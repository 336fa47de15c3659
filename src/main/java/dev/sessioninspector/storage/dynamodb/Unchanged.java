package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.SessionCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The condition that a session is the one that was seen.
 *
 * @param condition an expression on these names and values
 * @param values {@code null} where there are none: DynamoDB refuses an empty map
 */
record Unchanged(String condition, Map<String, String> names, Map<String, AttributeValue> values) {
    /** What the adapter writes anew at each sign-in and refresh: a session in which none of it changed is the same. */
    private static final List<String> COMPARED =
            SessionCodec.ATTRIBUTES.stream().filter(name -> !name.equals("id")).toList();

    static Unchanged since(Item seen) {
        var condition = new StringJoiner(" AND ");
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        for (var name : COMPARED) {
            names.put("#" + name, name);
            var value = seen.get(name);
            if (value.isPresent()) {
                values.put(":" + name, Attributes.value(value.get()));
                condition.add("#" + name + " = :" + name);
            } else {
                condition.add("attribute_not_exists(#" + name + ")");
            }
        }
        if (values.isEmpty()) {
            condition.add("attribute_exists(id)");
        }
        return new Unchanged(condition.toString(), names, values.isEmpty() ? null : values);
    }
}
