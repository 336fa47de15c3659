package dev.sessioninspector.settings;

import dev.sessioninspector.connection.Colour;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Field;
import java.net.URI;
import java.util.Optional;

/**
 * A connection under a name.
 *
 * @param name as {@link Field#NAME} has it; names that differ by case alone are the same
 * @param colour a mark beside the name, which never stands for the environment
 */
public record SavedConnection(String name, ConnectionSpec spec, Optional<Colour> colour) {
    /**
     * A connection whose parts are all of their form.
     *
     * @throws IllegalArgumentException where one is not; its message names the part alone
     */
    public SavedConnection {
        check(Field.NAME, Optional.of(name));
        check(Field.PROFILE, spec.profile());
        check(Field.REGION, spec.region());
        check(Field.ENDPOINT, spec.endpoint().map(URI::toString));
        check(Field.TABLE, Optional.of(spec.table()));
        check(Field.INDEX, Optional.of(spec.index()));
    }

    private static void check(Field field, Optional<String> text) {
        if (text.filter(it -> !field.accepts(it)).isPresent()) {
            throw new IllegalArgumentException(field.name());
        }
    }

    /** The same under another name. */
    public SavedConnection named(String other) {
        return new SavedConnection(other, spec, colour);
    }

    /** Whether it goes by this name. */
    public boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }
}
