package dev.sessioninspector.connection;

import java.net.URI;
import java.time.Instant;
import java.util.function.Consumer;

/** Signs people in to IAM Identity Center, as the AWS CLI does and for it as well: both share the result. */
public interface SignIn {
    /** What a person has to do next. */
    sealed interface Step {
        /** The page to open in a browser: the same machine's, since that is where the answer comes back to. */
        URI page();

        /** A page that sends the browser back to this program when the person has agreed. */
        record Browser(URI page) implements Step {}

        /**
         * A page, on whatever device, that shows a code or asks for it.
         *
         * @param until when the code ends
         */
        record Code(URI page, String code, Instant until) implements Step {}
    }

    /** What the browser that comes back is told. */
    enum Ending {
        /** The person has agreed. */
        AGREED,
        /** The person, or whoever manages access, said no. */
        REFUSED,
        /** The browser does not come from a sign-in that is waited for. */
        STRANGER
    }

    /**
     * Signs in for a profile; blocks until that is done, and ends with a
     * {@link java.util.concurrent.CancellationException} when it is interrupted.
     *
     * @param profile a profile's name
     * @param steps gets each step as soon as it is due; one replaces the one before it
     * @throws ConnectionException where that cannot be done
     */
    void signIn(String profile, Consumer<Step> steps);

    /** The same with a code from the start, for where no browser of this machine can be used. */
    default void signInWithCode(String profile, Consumer<Step> steps) {
        signIn(profile, steps);
    }
}
