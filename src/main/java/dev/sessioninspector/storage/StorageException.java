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

    /** There are no credentials, or AWS does not take them. */
    public static final class Credentials extends StorageException {
        private static final long serialVersionUID = 1L;

        /** Why there is no call to be made with them; what {@link #detail()} names stands in brackets. */
        public enum Reason {
            /** None were found. */
            MISSING,
            /** The sign-in to IAM Identity Center is missing or over. */
            SIGN_IN,
            /** IAM Identity Center does not give the profile's role in its account to who signed in [role]. */
            NOT_ASSIGNED,
            /** A setting of the profile is missing or makes no sense [setting]. */
            INCOMPLETE,
            /** The profile's {@code source_profile} is not there [its name]. */
            SOURCE_MISSING,
            /** The profile is, over its {@code source_profile}, its own source. */
            SOURCE_CIRCULAR,
            /** The profile has a role, and neither or both of {@code source_profile} and {@code credential_source}. */
            SOURCE_UNCLEAR,
            /** Renewed credentials lead to another account than the one that was connected to [the other account]. */
            OTHER_ACCOUNT,
            /** Temporary credentials are over. */
            EXPIRED,
            /** AWS does not know the access key or the session token. */
            UNKNOWN_KEY,
            /** The signature does not match: a wrong secret key, or a clock that is off. */
            SIGNATURE,
            /** This computer's clock is ahead of AWS's [minutes]. */
            CLOCK_AHEAD,
            /** This computer's clock is behind AWS's [minutes]. */
            CLOCK_BEHIND,
            /** The role wants a code of an MFA device [device]. */
            MFA,
            /** A code was given, and AWS did not take it [device]. */
            MFA_REFUSED,
            /** The MFA device is not one of the user's [device]. */
            MFA_DEVICE,
            /** The role may not be assumed [its ARN]. */
            ROLE_DENIED,
            /** STS does not accept what the profile says about the role [its ARN]. */
            ROLE_REFUSED,
            /** The profile's process could not be started, or ended with an error. */
            PROCESS_FAILED,
            /** The profile's process printed something else than credentials. */
            PROCESS_OUTPUT,
            /** The profile's process did not end in time [seconds]. */
            PROCESS_TIMEOUT,
            /** The web identity token cannot be read [file]. */
            TOKEN_MISSING,
            /** STS does not give the role for the web identity token [file]. */
            TOKEN_REFUSED,
            /** The EC2 instance's metadata gave none. */
            INSTANCE,
            /** The container's endpoint gave none. */
            CONTAINER,
            /** The service that gives them did not answer [service]. */
            UNREACHABLE,
            /** Something else than the service that gives them answered [service]. */
            NOT_AWS,
            /** Anything else. */
            FAILED
        }

        private final Reason reason;
        private final String profile;
        private final String detail;

        /** For a reason that says it all. */
        public Credentials(Reason reason, Throwable cause) {
            this(reason, null, "", cause);
        }

        /**
         * For a step of a profile.
         *
         * @param profile the profile whose step it is, or null where it is nobody's
         * @param detail what the reason is about, never a secret; may be empty
         */
        public Credentials(Reason reason, String profile, String detail, Throwable cause) {
            super("no usable credentials: " + reason, cause);
            this.reason = reason;
            this.profile = profile;
            this.detail = detail;
        }

        /** Why. */
        public Reason reason() {
            return reason;
        }

        /** The profile whose step failed, which a chosen profile may only rest on; nothing where none is to blame. */
        public Optional<String> profile() {
            return Optional.ofNullable(profile);
        }

        /** What the reason is about, such as a role's ARN or a file; empty where there is nothing to name. */
        public String detail() {
            return detail;
        }

        /** The same, of a profile's step. */
        public Credentials of(String stepProfile) {
            return new Credentials(reason, stepProfile, detail, getCause());
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
