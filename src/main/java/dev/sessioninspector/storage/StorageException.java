package dev.sessioninspector.storage;

import java.util.Optional;

/**
 * What can go wrong between the program and the table. Messages name no value of an item and no credential; words for
 * people are made from the fields, elsewhere.
 */
public abstract sealed class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StorageException(String message, Throwable cause) {
        super(message, cause, false, true);
    }

    /** The table does not exist in this account and region. */
    public static final class TableMissing extends StorageException {
        private static final long serialVersionUID = 1L;

        public TableMissing(Throwable cause) {
            super("the table does not exist", cause);
        }
    }

    /** The table has no index of that name. */
    public static final class IndexMissing extends StorageException {
        private static final long serialVersionUID = 1L;

        public IndexMissing(Throwable cause) {
            super("the index does not exist", cause);
        }
    }

    /** The index is still being built, and answers no query. */
    public static final class IndexBuilding extends StorageException {
        private static final long serialVersionUID = 1L;

        public IndexBuilding(Throwable cause) {
            super("the index is being built", cause);
        }
    }

    /** The service is in trouble itself. */
    public static final class Unavailable extends StorageException {
        private static final long serialVersionUID = 1L;

        public Unavailable(Throwable cause) {
            super("the service is unavailable", cause);
        }
    }

    /** A policy does not allow the call. */
    public static final class AccessDenied extends StorageException {
        private static final long serialVersionUID = 1L;
        private final String action;

        /** Denied by name, such as {@code dynamodb:Query}. */
        public AccessDenied(String action, Throwable cause) {
            super(action + " is denied", cause);
            this.action = action;
        }

        /** The denied action, such as {@code dynamodb:Query}. */
        public String action() {
            return action;
        }
    }

    /** The table's capacity is used up, and waiting did not help. */
    public static final class Throttled extends StorageException {
        private static final long serialVersionUID = 1L;

        public Throttled(Throwable cause) {
            super("the table's capacity is used up", cause);
        }
    }

    /** There are no credentials, or DynamoDB does not take them. */
    public static final class Credentials extends StorageException {
        private static final long serialVersionUID = 1L;

        /** Why there is no call to be made with them. */
        public enum Reason {
            /** None were found. */
            MISSING,
            /** The sign-in to IAM Identity Center is missing or over. */
            SIGN_IN,
            /** Temporary credentials are over. */
            EXPIRED,
            /** AWS does not know the access key or the session token. */
            UNKNOWN_KEY,
            /** The signature does not match: a wrong secret key, or a clock that is off. */
            SIGNATURE,
            /** A role could not be assumed, or a process gave none. */
            FAILED
        }

        private final Reason reason;

        public Credentials(Reason reason, Throwable cause) {
            super("no usable credentials: " + reason, cause);
            this.reason = reason;
        }

        /** Why. */
        public Reason reason() {
            return reason;
        }
    }

    /** Nobody listens at the address, or it is unknown. */
    public static final class Unreachable extends StorageException {
        private static final long serialVersionUID = 1L;

        public Unreachable(Throwable cause) {
            super("nobody answers at the address", cause);
        }
    }

    /** No answer came in time. A write may have happened. */
    public static final class NoAnswer extends StorageException {
        private static final long serialVersionUID = 1L;

        public NoAnswer(Throwable cause) {
            super("no answer came in time", cause);
        }
    }

    /** The other side is not DynamoDB, or answered something that DynamoDB does not. */
    public static final class NotDynamoDb extends StorageException {
        private static final long serialVersionUID = 1L;

        public NotDynamoDb(Throwable cause) {
            super("the answer is not DynamoDB's", cause);
        }
    }

    /** Any other refusal by the service. */
    public static final class Refused extends StorageException {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final String requestId;

        /** Refused with a code of the service's, such as {@code ValidationException}. */
        public Refused(String code, String requestId, Throwable cause) {
            super("the service refused: " + code, cause);
            this.code = code;
            this.requestId = requestId;
        }

        /** The service's word for it. */
        public String code() {
            return code;
        }

        /** By which AWS Support finds the request, where one was given. */
        public Optional<String> requestId() {
            return Optional.ofNullable(requestId);
        }
    }
}
