package dev.sessioninspector.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program's version, as the build wrote it into a resource. */
final class AppVersion {
    private AppVersion() {}

    static String current() {
        try (var resource = AppVersion.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
