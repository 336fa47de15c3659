import dev.sessioninspector.aws.AwsConnector;
import dev.sessioninspector.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts the packaged program once without a screen, lists a shop of the sandbox, and keeps what the virtual machine
 * learnt beside its jars, where later starts find it. The program works without that, only slower to start: where it
 * cannot be had, this says so and the build goes on.
 *
 * <p>The cache knows the jars by their times, and jpackage gives its copies new ones: so every file gets a time that
 * the package keeps, since dpkg-deb takes later ones back to {@code SOURCE_DATE_EPOCH}.
 *
 * <p>Arguments: the folder of the packaged program, that of the sandbox, and the time in seconds since 1970.
 */
public final class TrainAotCache {
    private static final int SECONDS_OF_USE = 12;
    private static final int SECONDS_TO_WRITE = 90;

    public static void main(String[] arguments) throws InterruptedException {
        var program = Path.of(arguments[0]).toAbsolutePath();
        var cache = program.resolve("lib/app/session-inspector.aot");
        try {
            setTimes(program, Instant.ofEpochSecond(Long.parseLong(arguments[2])));
            train(program, cache, Path.of(arguments[1]));
            Files.write(
                    program.resolve("lib/app/session-inspector.cfg"),
                    List.of(
                            "java-options=-XX:AOTCache=$APPDIR/session-inspector.aot",
                            // A cache that does not fit is no news for people: not on the terminal, where --version answers.
                            "java-options=-Xlog:aot=off",
                            "java-options=-Xlog:cds=off"),
                    StandardOpenOption.APPEND);
            System.out.println("AOT cache: " + Files.size(cache) / 1_000_000 + " MB");
        } catch (IOException | RuntimeException failed) {
            System.out.println("No AOT cache, so the program starts slower: " + failed);
            delete(cache);
        }
    }

    private static void setTimes(Path program, Instant time) throws IOException {
        try (var files = Files.walk(program)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(time));
            }
        }
    }

    private static void train(Path program, Path cache, Path sandboxDirectory)
            throws IOException, InterruptedException {
        var log = Files.createTempFile("aot-training", ".log");
        var home = Files.createTempDirectory("aot-training");
        try (var sandbox = Sandbox.start(sandboxDirectory, new AwsConnector())) {
            var training = new ProcessBuilder(
                    program.resolve("bin/session-inspector").toString(),
                    "--endpoint", sandbox.spec().endpoint().orElseThrow().toString(),
                    "--region", "us-east-1",
                    "--shop", sandbox.shops().getFirst());
            training.environment().putAll(java.util.Map.of(
                    "JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + cache
                            + " -Dglass.platform=Headless -Dprism.order=sw -Duser.home=" + home,
                    "HOME", home.toString(),
                    "SESSION_INSPECTOR_HOME", home.toString(),
                    "AWS_ACCESS_KEY_ID", "training",
                    "AWS_SECRET_ACCESS_KEY", "training"));
            training.environment().remove("AWS_PROFILE");
            var running = training.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            if (running.waitFor(SECONDS_OF_USE, TimeUnit.SECONDS)) {
                throw new IOException("it ended at once, see " + log);
            }
            // Asked to end, it writes what it learnt before it does.
            running.destroy();
            if (!running.waitFor(SECONDS_TO_WRITE, TimeUnit.SECONDS)) {
                running.descendants().forEach(ProcessHandle::destroyForcibly);
                running.destroyForcibly();
                throw new IOException("it did not end, see " + log);
            }
        }
        if (!Files.exists(cache)) {
            throw new IOException("it wrote none, see " + log);
        }
        Files.delete(log);
        deleteFolder(home);
    }

    private static void deleteFolder(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(TrainAotCache::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            System.out.println("Left behind: " + file);
        }
    }
}
