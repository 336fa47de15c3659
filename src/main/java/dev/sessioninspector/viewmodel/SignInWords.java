package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.SignIn;

/** What a sign-in says outside of the window. */
public final class SignInWords {
    private SignInWords() {}

    /** What the browser that comes back from a sign-in shows. */
    public static String browser(SignIn.Ending ending) {
        return Messages.of("sign-in.browser", ending);
    }
}
