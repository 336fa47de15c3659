package dev.sessioninspector.viewmodel;

import java.net.URI;

/** What a person sees of signing in. None of it prints an address or a code. */
public sealed interface SignInState {
    /** Nothing. */
    record Idle() implements SignInState {}

    /**
     * A call waits for credentials, and a person says whether it shall go on.
     *
     * @param problem what is wrong with those that there are, and the next step
     * @param signsIn whether a sign-in mends it; otherwise it is mended elsewhere, and tried again
     * @param again whether that was tried a moment ago, and did not help
     */
    record Asked(Problem problem, boolean signsIn, boolean again) implements SignInState {}

    /** A sign-in was begun; what to do is being asked. */
    record Starting(String profile) implements SignInState {}

    /**
     * A page has to be opened in a browser on this computer, which comes back from it by itself.
     *
     * @param opened whether a browser was told to show it
     */
    record Page(String profile, URI page, boolean opened) implements SignInState {
        @Override
        public String toString() {
            return "Page[" + profile + "]";
        }
    }

    /** A page, on whatever device, shows a code or asks for it. */
    record PageWithCode(String profile, URI page, String code, boolean opened) implements SignInState {
        @Override
        public String toString() {
            return "PageWithCode[" + profile + "]";
        }
    }

    /** A sign-in came to nothing. */
    record Failed(String profile, Problem problem) implements SignInState {}

    /**
     * A call waits for the code that a device shows.
     *
     * @param refused whether AWS did not take the one before it
     */
    record Code(String profile, String device, boolean refused) implements SignInState {}

    /** A sign-in that no call has waited for is done. */
    record SignedIn(String profile) implements SignInState {}
}
