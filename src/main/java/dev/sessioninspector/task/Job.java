package dev.sessioninspector.task;

/**
 * What somebody started, known to every thread that works on it: what was refused to one of them need not be asked for
 * by the next.
 */
public final class Job {
    private static final ScopedValue<Job> CURRENT = ScopedValue.newInstance();

    private volatile boolean givenUp;

    Job() {}

    /** What this thread works on; a new job where nothing was started. */
    public static Job current() {
        return CURRENT.isBound() ? CURRENT.get() : new Job();
    }

    /** Work that belongs to this job on whatever thread it is done. */
    public Runnable of(Runnable work) {
        return () -> ScopedValue.where(CURRENT, this).run(work);
    }

    /** Says that a person who was asked for something to go on with did not give it. */
    public void giveUp() {
        givenUp = true;
    }

    /** Whether a person did not want it to go on. */
    public boolean isGivenUp() {
        return givenUp;
    }
}
