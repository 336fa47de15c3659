package dev.sessioninspector.viewmodel;

/**
 * How far the list of a shop is, in words: never more than is known.
 *
 * @param found how many sessions there are so far
 * @param read how many of them were read
 * @param waiting what the reading waits for, in words; empty while it waits for nobody
 */
record ListStatus(Stage stage, int found, int read, String waiting) {
    /** How far a listing is. */
    enum Stage {
        /** No shop was searched. */
        NONE,
        /** It is being read. */
        READING,
        /** All of it was read. */
        COMPLETE,
        /** A person has stopped it. */
        STOPPED,
        /** It ended in a failure. */
        FAILED
    }

    String words() {
        return switch (stage) {
            case NONE -> Messages.text("list.none-searched");
            case READING -> {
                var reading = Messages.text("list.loading", read, found);
                yield waiting.isEmpty() ? reading : Messages.text("waiting.while", reading, waiting);
            }
            case COMPLETE -> found == 0 ? Messages.text("list.empty") : Messages.text("list.complete", found);
            case STOPPED -> Messages.text("list.incomplete", Messages.text("list.cancelled"), found);
            case FAILED -> Messages.text("list.incomplete", Messages.text("list.failed"), found);
        };
    }
}
