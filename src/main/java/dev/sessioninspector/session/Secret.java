package dev.sessioninspector.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A value that grants access. Whatever prints it prints a mask: only {@link #reveal()} gives the value away. */
public final class Secret {
    /** What stands for a secret wherever one would be shown. */
    public static final String MASK = "••••••••";

    private final String value;

    /** Keeps a value that must not be printed. */
    public Secret(String value) {
        this.value = value;
    }

    /** The value itself, for the one place that was asked for it. */
    public String reveal() {
        return value;
    }

    /**
     * Four hexadecimal digits by which two tokens can be told apart and the same one known again: the start of the
     * value's SHA-256, from which a token cannot be found.
     */
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 2);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
