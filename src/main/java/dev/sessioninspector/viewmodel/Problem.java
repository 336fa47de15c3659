package dev.sessioninspector.viewmodel;

import java.util.Optional;

/**
 * Something that went wrong, for a person.
 *
 * @param what what happened and on what
 * @param next what to do about it
 * @param signIn the profile whose sign-in to IAM Identity Center is what it takes, if one is
 */
public record Problem(String what, String next, Optional<String> signIn) {
    /** One that no sign-in mends. */
    public Problem(String what, String next) {
        this(what, next, Optional.empty());
    }

    /** Both, one after the other. */
    public String sentence() {
        return (what + " " + next).strip();
    }
}
