package dev.sessioninspector.viewmodel;

import java.util.Optional;

/** The system's clipboard. */
public interface Clipboard {
    /** Puts a text there. */
    void put(String text);

    /** The text that is there now. */
    Optional<String> get();

    /** Leaves nothing there. */
    void clear();
}
