package dev.sessioninspector.viewmodel;

import dev.sessioninspector.session.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Copies secrets, and takes them off the clipboard again unless something else has come there meanwhile. */
public final class SecretClipboard {
    /** How long a secret stays on the clipboard. */
    public static final Duration TIME = Duration.ofSeconds(30);

    private final Clipboard clipboard;
    private final Clock clock;
    private Optional<Secret> copied = Optional.empty();
    private Instant until = Instant.MIN;

    /** Copies to this clipboard. */
    public SecretClipboard(Clipboard clipboard, Clock clock) {
        this.clipboard = clipboard;
        this.clock = clock;
    }

    void copy(Secret secret) {
        clipboard.put(secret.reveal());
        copied = Optional.of(secret);
        until = clock.instant().plus(TIME);
    }

    /** Copies what is no secret: it stays. */
    void copyPlain(String text) {
        clipboard.put(text);
        copied = Optional.empty();
    }

    void tick() {
        if (copied.isPresent() && !clock.instant().isBefore(until)) {
            clear();
        }
    }

    boolean holdsSecret() {
        return copied.isPresent();
    }

    /** Clears the clipboard if what is on it is still the secret that was copied. */
    public void clear() {
        if (copied.isPresent() && clipboard.get().equals(copied.map(Secret::reveal))) {
            clipboard.clear();
        }
        copied = Optional.empty();
    }
}
