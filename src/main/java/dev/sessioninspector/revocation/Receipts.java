package dev.sessioninspector.revocation;

import dev.sessioninspector.file.PrivateFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;

/**
 * The receipts on this machine, a file each: JSON lines, of which the first has the whole plan. Whoever writes to one
 * holds a lock beside it, which ends with its program: so what was interrupted is told from what is running. Every call
 * reads or writes files, and so blocks. There is to be one of these in a program.
 */
public final class Receipts {
    /**
     * How long a receipt is kept after its start: it may be the only evidence, and questions come with the yearly
     * audit, or shortly after. One that is not finished is kept until somebody finishes or deletes it.
     */
    public static final Duration KEPT = Duration.ofDays(400);

    private static final String SUFFIX = ".jsonl";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("[0-9]{8}T[0-9]{6}\\.[0-9]{3}Z-[0-9a-f]{8}");

    private final Path folder;
    private final InstantSource clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Map<String, Known> summaries = new ConcurrentHashMap<>();

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
        var receipts = new ArrayList<Receipt.Summary>();
        var unreadable = new ArrayList<String>();
        var ids = ids();
        summaries.keySet().retainAll(new HashSet<>(ids));
        for (var id : ids) {
            try {
                receipts.add(summary(id));
            } catch (NoSuchFileException deletedMeanwhile) {
                // Another program tidied up.
            } catch (IOException broken) {
                unreadable.add(id + SUFFIX);
            }
        }
        return new Listing(List.copyOf(receipts), List.copyOf(unreadable));
    }

    /** What an unchanged file came to is remembered: a receipt of 100,000 sessions is some megabytes. */
    private Receipt.Summary summary(String id) throws IOException {
        var attributes = Files.readAttributes(file(id), BasicFileAttributes.class);
        var stamp = new Stamp(attributes.size(), attributes.lastModifiedTime());
        var known = summaries.get(id);
        if (known == null || !known.stamp().equals(stamp)) {
            known = new Known(stamp, ReceiptReader.read(file(id), id, false).summary());
            summaries.put(id, known);
        }
        return isRunning(id) ? known.summary().running() : known.summary();
    }

    private record Stamp(long size, FileTime modified) {}

    private record Known(Stamp stamp, Receipt.Summary summary) {}

    private List<String> ids() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(id -> ID.matcher(id).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /**
     * One of them, whole.
     *
     * @throws IOException where it is not there or cannot be read
     */
    public Receipt read(String id) throws IOException {
        return ReceiptReader.read(file(id), id, isRunning(id));
    }

    /**
     * Deletes one.
     *
     * @throws IOException where that cannot be done, or a program is at it
     */
    public void delete(String id) throws IOException {
        var lock = lock(id);
        try {
            Files.delete(file(id));
        } finally {
            lock.close();
        }
    }

    /** Deletes those that are finished and older than {@link #KEPT}, and tells how many. */
    public int prune() throws IOException {
        var oldest = TIME.format(clock.instant().minus(KEPT));
        var pruned = 0;
        for (var id : ids()) {
            if (id.compareTo(oldest) < 0 && isFinished(id)) {
                delete(id);
                pruned++;
            }
        }
        return pruned;
    }

    private boolean isFinished(String id) {
        try {
            return summary(id).state() == Receipt.State.FINISHED;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** A receipt as JSON, whole: to be read by a program. */
    public static String json(Receipt receipt) {
        return Entry.JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(Export.of(receipt));
    }

    /** Begins a receipt: what is planned is on disk when this returns. */
    ReceiptWriter.Opened begin(Entry.Begun first) throws IOException {
        var id = TIME.format(first.head().started()) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        PrivateFile.createFolder(folder);
        var lock = lock(id);
        try {
            PrivateFile.replace(file(id), (first.line() + "\n").getBytes(StandardCharsets.UTF_8));
            return new ReceiptWriter.Opened(id, new Journal(file(id), lock), List.of());
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** Goes on with an interrupted receipt. */
    Journal resume(String id) throws IOException {
        var lock = lock(id);
        try {
            return new Journal(file(id), lock);
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** Adds what happened after the end; of an undo and a watch at once one waits for the other. */
    synchronized void append(String id, Entry entry) throws IOException {
        if (!Files.exists(file(id))) {
            throw new NoSuchFileException(file(id).toString());
        }
        try (var journal = new Journal(file(id), () -> {})) {
            journal.append(entry);
        }
    }

    private Path file(String id) throws NoSuchFileException {
        if (!ID.matcher(id).matches()) {
            throw new NoSuchFileException(id);
        }
        return folder.resolve(id + SUFFIX);
    }

    /** A lock ends with its program. Within this program they are kept in mind: looking at one would let go of it. */
    private Closeable lock(String id) throws IOException {
        if (!running.add(id)) {
            throw new IOException("a revocation is at this receipt");
        }
        try {
            var channel = tryLock(id).orElseThrow(() -> new IOException("a program is at this receipt"));
            return () -> {
                channel.close();
                Files.deleteIfExists(lockFile(id));
                running.remove(id);
            };
        } catch (IOException | RuntimeException failed) {
            running.remove(id);
            throw failed;
        }
    }

    private boolean isRunning(String id) throws IOException {
        if (running.contains(id)) {
            return true;
        }
        if (!Files.exists(lockFile(id))) {
            return false;
        }
        var channel = tryLock(id);
        if (channel.isPresent()) {
            channel.get().close();
        }
        return channel.isEmpty();
    }

    private Optional<FileChannel> tryLock(String id) throws IOException {
        var channel = FileChannel.open(lockFile(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException thisProgram) {
            // Held by another object like this one.
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
        channel.close();
        return Optional.empty();
    }

    private Path lockFile(String id) {
        return folder.resolve(id + ".lock");
    }
}
