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

    /** A profile leads to no sign-in as it stands in the files. */
    public static final class BadProfile extends ConnectionException {
        private static final long serialVersionUID = 1L;

        /** What is wrong with it. */
        public enum Fault {
            /** A setting is missing. */
            MISSING,
            /** A setting has a value that cannot be one. */
            MALFORMED,
            /** Its {@code sso_session} names no section. */
            NO_SUCH_SESSION,
            /** Its {@code source_profile} names no profile. */
            NO_SUCH_SOURCE,
            /** Its {@code source_profile} leads back to it. */
            CIRCULAR,
            /** A setting says something else than the section of its {@code sso_session}. */
            CONTRADICTION,
            /** Neither it nor what it takes its credentials from signs in to IAM Identity Center. */
            NO_SIGN_IN
        }

        private final Fault fault;
        private final String profile;
        private final String subject;

        /** A fault of a profile, and the setting, section or other profile that it is about. */
        public BadProfile(Fault fault, String profile, String subject) {
            super("a profile cannot be used: " + fault, null);
            this.fault = fault;
            this.profile = profile;
            this.subject = subject;
        }

        /** What is wrong. */
        public Fault fault() {
            return fault;
        }

        /** The profile that it is wrong with: the one that was asked for, or one that it takes its credentials from. */
        public String profile() {
            return profile;
        }

        /** The setting, section or other profile that it is about; empty where there is none. */
        public String subject() {
            return subject;
        }
    }

    /** A sign-in to IAM Identity Center did not come about. Has no cause, since what the SDK says can hold tokens. */
    public static final class SignInFailed extends ConnectionException {
        private static final long serialVersionUID = 1L;

        /** Why. */
        public enum Reason {
            /** The person, or whoever manages access, said no. */
            REFUSED,
            /** Nobody agreed in time. */
            EXPIRED,
            /** Nobody answers, or not in time. */
            UNREACHABLE,
            /** What answers is not AWS, such as a proxy. */
            STRANGER,
            /** The other side's certificate is not valid at the time that this computer's clock shows. */
            CLOCK,
            /** The service is in trouble itself. */
            UNAVAILABLE,
            /** The service does not take what the profile says; the subject is its word for it. */
            SETTINGS,
            /** Signed in, but not allowed the profile's role; the subject is the role. */
            NOT_ASSIGNED,
            /** The token could not be written; the subject is the folder. */
            NOT_SAVED
        }

        private final Reason reason;
        private final String profile;
        private final String region;
        private final String startUrl;
        private final String subject;

        /** A reason, for a profile that signs in at a start URL in a region, and what the reason is about. */
        public SignInFailed(Reason reason, String profile, String region, String startUrl, String subject) {
            super("no sign-in: " + reason, null);
            this.reason = reason;
            this.profile = profile;
            this.region = region;
            this.startUrl = startUrl;
            this.subject = subject;
        }

        /** Why. */
        public Reason reason() {
            return reason;
        }

        /** The profile that signs in: the one that was asked for, or one that it takes its credentials from. */
        public String profile() {
            return profile;
        }

        /** The region of IAM Identity Center, {@code sso_region}. */
        public String region() {
            return region;
        }

        /** Where its people sign in, {@code sso_start_url}. */
        public String startUrl() {
            return startUrl;
        }

        /** What the reason is about; empty where there is nothing to say. */
        public String subject() {
            return subject;
        }
    }
}
