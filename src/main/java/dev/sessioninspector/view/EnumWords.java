package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.Messages;
import javafx.util.StringConverter;

/** The words of an enum's constants. */
final class EnumWords<E extends Enum<E>> extends StringConverter<E> {
    private final String prefix;

    EnumWords(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public String toString(E constant) {
        return constant == null ? "" : Messages.of(prefix, constant);
    }

    @Override
    public E fromString(String words) {
        throw new UnsupportedOperationException("chosen, never typed");
    }
}
