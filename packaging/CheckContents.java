import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/**
 * Fails the build where a packaged program holds what may not be passed on or is there for tests alone, whatever its
 * jar is called, and where its runtime lacks a module that one of its jars uses.
 *
 * <p>Arguments: the folder to check, that of JavaFX's modules, and the runtime.
 */
public final class CheckContents {
    private static final Pattern FORBIDDEN_FILE = Pattern.compile("(?i).*(dynamodb-?local|sqlite|test|junit|mock).*");

    private static final List<String> FORBIDDEN_PACKAGES = List.of(
            "software/amazon/dynamodb/services/local/",
            "com/amazonaws/services/dynamodbv2/",
            "com/almworks/sqlite4java/",
            "com/palantir/",
            "com/tngtech/archunit/",
            "org/assertj/",
            "org/eclipse/jetty/",
            "org/junit/",
            "org/opentest4j/",
            "org/testcontainers/",
            "org/testfx/");

    /** Fonts: modules of a library that is not here, without code that is used. */
    private static final String FONTS = "flatlaf-fonts-";

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var jars = jars(folder);
        var problems = new ArrayList<String>();
        if (jars.stream().noneMatch(jar -> jar.endsWith("session-inspector.jar"))) {
            problems.add("there is no session-inspector.jar in " + folder);
        }
        problems.addAll(forbidden(folder, jars));
        if (problems.isEmpty()) {
            var missing = new TreeSet<>(needed(jars, arguments[1]));
            missing.removeAll(linked(Path.of(arguments[2])));
            if (!missing.isEmpty()) {
                problems.add("packaging/jlink.args lacks " + String.join(", ", missing));
            }
        }
        problems.forEach(System.err::println);
        System.out.println(jars.size() + " jars checked in " + folder);
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static List<String> forbidden(Path folder, List<Path> jars) throws IOException {
        var problems = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            files.filter(file -> FORBIDDEN_FILE.matcher(file.getFileName().toString()).matches())
                    .forEach(file -> problems.add(file + " must not be passed on"));
        }
        for (var jar : jars) {
            try (var content = new JarFile(jar.toFile())) {
                content.stream()
                        .map(JarEntry::getName)
                        .filter(name -> FORBIDDEN_PACKAGES.stream().anyMatch(name::startsWith))
                        .findFirst()
                        .ifPresent(name -> problems.add(jar + " must not be passed on: it holds " + name));
            }
        }
        return problems;
    }

    /** The platform's modules that the jars use, as jdeps sees them. */
    private static List<String> needed(List<Path> jars, String modules) {
        var answer = new StringWriter();
        var command = new ArrayList<>(List.of("--multi-release", "25", "--ignore-missing-deps", "--list-deps"));
        var analysed = jars.stream().map(Path::toString).filter(jar -> !jar.contains(FONTS)).toList();
        command.addAll(List.of("--module-path", modules, "-cp", String.join(java.io.File.pathSeparator, analysed)));
        command.addAll(analysed);
        var jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        var status = jdeps.run(new PrintWriter(answer), new PrintWriter(answer), command.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("jdeps: " + answer);
        }
        return answer.toString().lines()
                .map(line -> line.strip().replaceFirst("/.*", ""))
                .filter(line -> line.matches("(java|javafx|jdk)\\.[a-z.]+"))
                .toList();
    }

    private static List<String> linked(Path runtime) throws IOException {
        var release = new Properties();
        try (var file = Files.newBufferedReader(runtime.resolve("release"))) {
            release.load(file);
        }
        return List.of(release.getProperty("MODULES").replace("\"", "").split(" "));
    }
}
