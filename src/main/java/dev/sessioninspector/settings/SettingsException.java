package dev.sessioninspector.settings;

import java.nio.file.Path;

/** Why a file of settings cannot be read or written. Its message gives nothing away that stands in the file. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public sealed interface Reason {
        /** It cannot be read, or not be written. */
        record Inaccessible() implements Reason {}

        /** No JSON, from this line on, counted from 1. */
        record NoJson(int line) implements Reason {}

        /** JSON of something else. */
        record SomethingElse() implements Reason {}

        /** A newer version of this program wrote it. */
        record Newer(int version) implements Reason {}

        /**
         * A field cannot be what it is.
         *
         * @param connection which connection of the file, counted from 1
         */
        record Wrong(int connection, String field) implements Reason {}

        /** A field that connections do not have. */
        record Unknown(int connection, String field) implements Reason {}

        /** A connection has the name of one before it. */
        record SameName(int connection) implements Reason {}
    }

    private final transient Path file;
    private final transient Reason reason;

    /** A file, and what is wrong with it. */
    public SettingsException(Path file, Reason reason, Throwable cause) {
        super(reason.getClass().getSimpleName(), cause, false, true);
        this.file = file;
        this.reason = reason;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** What is wrong with it. */
    public Reason reason() {
        return reason;
    }

    /** Whether it holds nothing that this or another version of the program can use. */
    boolean isBroken() {
        return !(reason instanceof Reason.Inaccessible) && !(reason instanceof Reason.Newer);
    }
}
