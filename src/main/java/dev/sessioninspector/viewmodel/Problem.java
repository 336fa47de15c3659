package dev.sessioninspector.viewmodel;

/**
 * Something that went wrong, for a person.
 *
 * @param what what happened and on what
 * @param next what to do about it
 */
public record Problem(String what, String next) {
    /** Both, one after the other. */
    public String sentence() {
        return (what + " " + next).strip();
    }
}
