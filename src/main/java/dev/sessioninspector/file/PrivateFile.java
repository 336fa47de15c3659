package dev.sessioninspector.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes files that only their owner may read or write. Where the file system knows no such permissions, as on Windows,
 * they are as private as the folder is.
 */
public final class PrivateFile {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private PrivateFile() {}

    /**
     * Replaces a file as a whole: at every moment there is the old content or the new one, also after a crash.
     *
     * @throws IOException where it cannot be written; the old content stands then
     */
    public static void replace(Path file, byte[] content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        createFolder(folder);
        var unfinished = Files.createTempFile(folder, "." + file.getFileName(), ".tmp", permissions(folder, FILE));
        try {
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                for (var buffer = ByteBuffer.wrap(content); buffer.hasRemaining(); ) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Makes a folder, and those above it that are missing, for their owner alone; one that is there stays as it is. */
    public static void createFolder(Path folder) throws IOException {
        var there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        Files.createDirectories(folder, permissions(there, FOLDER));
    }

    private static FileAttribute<?>[] permissions(Path near, Set<PosixFilePermission> permissions) {
        var posix = near != null
                && near.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
