package dev.sessioninspector.viewmodel;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every word that a person reads, from one bundle. */
public final class Messages {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.sessioninspector.viewmodel.messages", Locale.ROOT);

    private Messages() {}

    /**
     * The text of a key, with its placeholders filled as by {@link MessageFormat}.
     *
     * @throws java.util.MissingResourceException where there is no such key
     */
    public static String text(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(arguments);
    }

    /** The text of an enum's constant under a prefix, such as {@code kind.ONLINE}. */
    public static String of(String prefix, Enum<?> constant, Object... arguments) {
        return text(prefix + "." + constant.name(), arguments);
    }
}
