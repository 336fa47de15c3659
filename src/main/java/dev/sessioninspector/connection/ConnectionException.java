package dev.sessioninspector.connection;

/** Why a connection cannot be opened. */
public abstract sealed class ConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ConnectionException(String message, Throwable cause) {
        super(message, cause, false, true);
    }

    /** No profile of that name is in the files. */
    public static final class NoSuchProfile extends ConnectionException {
        private static final long serialVersionUID = 1L;

        public NoSuchProfile() {
            super("no such profile", null);
        }
    }

    /** No region is chosen, and none is configured. */
    public static final class NoRegion extends ConnectionException {
        private static final long serialVersionUID = 1L;

        public NoRegion() {
            super("no region", null);
        }
    }

    /** An AWS configuration file cannot be read or understood. */
    public static final class BrokenConfiguration extends ConnectionException {
        private static final long serialVersionUID = 1L;
        private final String file;
        private final int line;

        /** Broken at a line, counted from 1; 0 where no line is known. */
        public BrokenConfiguration(String file, int line, Throwable cause) {
            super("an AWS configuration file is broken", cause);
            this.file = file;
            this.line = line;
        }

        /** The file's name, or the files' where it is not known which. */
        public String file() {
            return file;
        }

        /** The line, counted from 1; 0 where it is not known. */
        public int line() {
            return line;
        }
    }
}
