package dev.sessioninspector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PrivateFileTest {
    @TempDir
    private Path folder;

    @Test
    void replacesTheWholeContentAndLeavesNothingElse() throws IOException {
        var file = folder.resolve("a.json");
        PrivateFile.replace(file, "a longer text".getBytes(StandardCharsets.UTF_8));
        PrivateFile.replace(file, "short".getBytes(StandardCharsets.UTF_8));
        assertThat(file).hasContent("short");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void onlyTheOwnerMayReadTheFileAndWhatLeadsToIt() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no such permissions here");
        var file = folder.resolve("new").resolve("deeper").resolve("a.json");
        PrivateFile.replace(file, new byte[] {1});
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(file.getParent())).isEqualTo("rwx------");
        assertThat(permissions(file.getParent().getParent())).isEqualTo("rwx------");
    }

    @Test
    void aFileThatOthersMightReadIsTheOwnersAfterwards() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no such permissions here");
        var file = Files.writeString(folder.resolve("a.json"), "open");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        PrivateFile.replace(file, new byte[] {1});
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void whatCannotBeReplacedStaysAndNothingIsLeftBehind() throws IOException {
        var file = Files.createDirectory(folder.resolve("a.json"));
        Files.writeString(file.resolve("inside"), "kept");
        assertThatThrownBy(() -> PrivateFile.replace(file, new byte[] {1})).isInstanceOf(IOException.class);
        assertThat(file.resolve("inside")).hasContent("kept");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whoeverReadsFindsItWhole() throws Exception {
        var file = folder.resolve("a.json");
        PrivateFile.replace(file, content(0));
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer = threads.submit(() -> {
                for (var round = 0; round < 100; round++) {
                    PrivateFile.replace(file, content(round));
                }
                writing.set(false);
                return null;
            });
            while (writing.get() && !writer.isDone()) {
                var read = Files.readAllBytes(file);
                assertThat(read).hasSizeGreaterThanOrEqualTo(50_000).containsOnly(read[0]);
            }
            writer.get(30, TimeUnit.SECONDS);
        }
    }

    private static byte[] content(int round) {
        var bytes = new byte[50_000 + round];
        IntStream.range(0, bytes.length).forEach(at -> bytes[at] = (byte) round);
        return bytes;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
