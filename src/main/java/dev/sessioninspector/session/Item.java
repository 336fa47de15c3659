package dev.sessioninspector.session;

import java.util.Map;
import java.util.Optional;

/**
 * An item of the table as DynamoDB keeps it, whole: also what the adapter does not know. {@code toString} tells the
 * names of its attributes alone.
 *
 * @param attributes every attribute by its name, in no order
 */
public record Item(Map<String, Attribute> attributes) {
    public Item {
        attributes = Map.copyOf(attributes);
    }

    /** The attribute of that name, if the item has it. */
    public Optional<Attribute> get(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** The item's key: DynamoDB keeps no item of this table without one. */
    public String id() {
        return attributes.get("id") instanceof Attribute.Text(var id) ? id : "";
    }

    @Override
    public String toString() {
        return "Item" + attributes.keySet();
    }
}
