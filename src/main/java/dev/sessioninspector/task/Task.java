package dev.sessioninspector.task;

/** Something that runs in the background, as the thread of the user interface sees it. */
public interface Task {
    /** Nothing to cancel. */
    Task NONE = () -> {};

    /** Interrupts it. Nothing of it reaches the user interface from now on. */
    void cancel();
}
