package dev.sessioninspector.viewmodel;

/**
 * Something that went wrong, for a person.
 *
 * @param what what happened and on what
 * @param next what to do about it
 * @param signIn whether a sign-in to IAM Identity Center is what it takes
 */
public record Problem(String what, String next, boolean signIn) {
    /** One that no sign-in mends. */
    public Problem(String what, String next) {
        this(what, next, false);
    }

    /** Both, one after the other. */
    public String sentence() {
        return (what + " " + next).strip();
    }
}
