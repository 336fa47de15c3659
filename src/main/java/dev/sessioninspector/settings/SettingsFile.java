package dev.sessioninspector.settings;

import dev.sessioninspector.file.PrivateFile;
import dev.sessioninspector.settings.SettingsException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A file that several running programs may change. Each change is made, under a lock, to what the file holds at that
 * moment: so nobody takes away what another has added. What cannot be understood is moved aside before anything is
 * written in its place, and what a newer version wrote is left alone.
 */
final class SettingsFile<T> {
    /** Far more than anybody's settings; a larger file is something else. */
    private static final long MOST_BYTES = 4_000_000;

    private final Path file;
    private final T nothing;
    private final Function<byte[], T> read;
    private final Function<T, byte[]> write;

    SettingsFile(Path file, T nothing, Function<byte[], T> read, Function<T, byte[]> write) {
        this.file = file;
        this.nothing = nothing;
        this.read = read;
        this.write = write;
    }

    /**
     * What it holds: nothing where there is no file.
     *
     * @throws SettingsException where it cannot be read
     */
    T read() {
        return read(file, nothing, read);
    }

    static <T> T read(Path file, T nothing, Function<byte[], T> form) {
        try {
            if (!Files.exists(file)) {
                return nothing;
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new SettingsException(file, new Reason.SomethingElse(), null);
            }
            return form.apply(Files.readAllBytes(file));
        } catch (Form.Misfit misfit) {
            throw new SettingsException(file, misfit.reason(), null);
        } catch (IOException unreadable) {
            throw new SettingsException(file, new Reason.Inaccessible(), unreadable);
        }
    }

    /**
     * What it holds after a change.
     *
     * @param keptAside where the file that could not be understood was moved to, if there was one
     */
    record Changed<T>(T content, Optional<Path> keptAside) {}

    /**
     * Changes what it holds.
     *
     * @throws SettingsException where it cannot be written, or was written by a newer version
     */
    synchronized Changed<T> change(UnaryOperator<T> change) {
        try {
            PrivateFile.createFolder(file.toAbsolutePath().getParent());
            try (var channel = FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                return changeAlone(change);
            }
        } catch (IOException unwritable) {
            throw new SettingsException(file, new Reason.Inaccessible(), unwritable);
        }
    }

    private Changed<T> changeAlone(UnaryOperator<T> change) throws IOException {
        var keptAside = Optional.<Path>empty();
        var old = nothing;
        try {
            old = read();
        } catch (SettingsException unusable) {
            if (!unusable.isBroken()) {
                throw unusable;
            }
            keptAside = Optional.of(moveAside());
        }
        var changed = change.apply(old);
        if (!changed.equals(old)) {
            PrivateFile.replace(file, write.apply(changed));
        }
        return new Changed<>(changed, keptAside);
    }

    private Path moveAside() throws IOException {
        var free = IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> beside(".unreadable-" + number))
                .filter(path -> !Files.exists(path))
                .findFirst()
                .orElseThrow();
        return Files.move(file, free);
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** Differs from one moment to another where the file does; blocks for a moment, and never fails. */
    Object version() {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(attributes.lastModifiedTime(), attributes.size());
        } catch (IOException missing) {
            return List.of();
        }
    }
}
