package dev.sessioninspector.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the program keeps its files: settings and receipts. */
final class Home {
    private Home() {}

    /** The folder of this user on this system, or the one that a test has set; it need not be there. */
    static Path folder() {
        var ofTest = System.getProperty("session-inspector.home");
        return ofTest != null
                ? Path.of(ofTest)
                : folder(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
    }

    /** {@code SESSION_INSPECTOR_HOME}, or where programs of the system keep what is the user's. */
    static Path folder(Map<String, String> environment, String system, String userHome) {
        var chosen = variable(environment, "SESSION_INSPECTOR_HOME");
        if (chosen.isPresent()) {
            return chosen.get();
        }
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return variable(environment, "APPDATA")
                    .orElse(Path.of(userHome, "AppData", "Roaming"))
                    .resolve("Session Inspector");
        }
        if (name.startsWith("mac")) {
            return Path.of(userHome, "Library", "Application Support", "Session Inspector");
        }
        return variable(environment, "XDG_CONFIG_HOME")
                .filter(Path::isAbsolute)
                .orElse(Path.of(userHome, ".config"))
                .resolve("session-inspector");
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
