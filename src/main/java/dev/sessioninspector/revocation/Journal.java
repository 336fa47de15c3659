package dev.sessioninspector.revocation;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A receipt's file that is being written to. An entry that {@link #append} returned from is on disk; one that it failed
 * with is not there, or is a torn last line, which the next one replaces. A thread's interrupt does not reach it: it
 * would close a channel, and with it the receipt.
 */
final class Journal implements Closeable {
    private final RandomAccessFile file;
    private final Closeable lock;
    private long whole;

    /** The file at its end; a torn last line is cut off. */
    Journal(Path path, Closeable lock) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.lock = lock;
        this.whole = endOfLastLine();
    }

    private long endOfLastLine() throws IOException {
        var position = file.length();
        while (position > 0) {
            file.seek(position - 1);
            if (file.read() == '\n') {
                return position;
            }
            position--;
        }
        return 0;
    }

    synchronized void append(Entry entry) throws IOException {
        var line = (entry.line() + "\n").getBytes(StandardCharsets.UTF_8);
        file.setLength(whole);
        file.seek(whole);
        file.write(line);
        file.getFD().sync();
        whole += line.length;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            file.close();
        }
    }
}
