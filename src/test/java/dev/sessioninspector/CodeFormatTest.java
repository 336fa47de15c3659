package dev.sessioninspector;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every source file is laid out by palantir-java-format, its imports in order and none of them unused.
 *
 * <p>A test and no plugin, since a formatter reads Java with the compiler of the JDK that it runs on: plugins get
 * Maven's own, which may be too old for Java 25, tests get the toolchain's. What this one does not read yet: {@code _}
 * alone in a record pattern ({@code var _} says the same) and module imports.
 */
class CodeFormatTest {
    private static final Path SOURCES = Path.of("src");
    private static final String MEND = "mvn -q test -Dtest=CodeFormatTest -Dformat.write=true";

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    @Test
    void everyFileIsFormatted() throws IOException {
        var misshapen = new ArrayList<Path>();
        for (var file : sources()) {
            var source = Files.readString(file);
            var formatted = format(file, source);
            if (formatted.equals(source)) {
                continue;
            }
            if (Boolean.getBoolean("format.write")) {
                Files.writeString(file, formatted);
            } else {
                misshapen.add(file);
            }
        }
        assertThat(misshapen).as("not formatted; to mend it: " + MEND).isEmpty();
    }

    private String format(Path file, String source) {
        try {
            return formatter.formatSourceAndFixImports(source);
        } catch (FormatterException unreadable) {
            throw new AssertionError("the formatter cannot read " + file, unreadable);
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            var sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            assertThat(sources).contains(SOURCES.resolve("test/java/dev/sessioninspector/CodeFormatTest.java"));
            return sources;
        }
    }
}
