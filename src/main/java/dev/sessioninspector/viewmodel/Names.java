package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Field;
import dev.sessioninspector.settings.SavedConnection;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Names for connections that are like others. */
final class Names {
    private Names() {}

    /** The same connection under a name that is not taken: {@code Acme 2} beside {@code Acme}. */
    static SavedConnection free(SavedConnection connection, Predicate<String> taken) {
        return IntStream.iterate(2, number -> number + 1)
                .mapToObj(number -> numbered(connection.name(), number))
                .filter(name -> !taken.test(name))
                .findFirst()
                .map(connection::named)
                .orElseThrow();
    }

    private static String numbered(String name, int number) {
        var ending = " " + number;
        var beginning = name;
        while (!Field.NAME.accepts(beginning + ending)) {
            beginning = beginning
                    .substring(0, beginning.offsetByCodePoints(beginning.length(), -1))
                    .strip();
        }
        return beginning + ending;
    }
}
