package dev.sessioninspector.viewmodel;

import dev.sessioninspector.viewmodel.RevocationModel.Stage;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What is being done to sessions, one thing at a time: how far it is, and how it is stopped. */
public final class WorkModel {
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.IDLE);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private Runnable stopping = () -> {};
    private boolean stopped;

    WorkModel() {}

    /** How far it is. */
    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** The part that is done, from 0 to 1; negative where that is not known. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The same in words; empty while nothing goes on. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** What has come of it so far, and how fast it goes; may be empty. */
    public ReadOnlyStringProperty detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** Stops it; what is under way comes to its end. */
    public void stop() {
        if (stage.get() == Stage.PLANNING || stage.get() == Stage.RUNNING) {
            stopped = true;
            stopping.run();
        }
    }

    boolean isIdle() {
        return stage.get() == Stage.IDLE;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Begins something else; whoever does so tells how it is stopped. */
    void begin(Stage next, Runnable stop) {
        stopped = false;
        stopping = stop;
        show(-1, "", "");
        stage.set(next);
    }

    void show(double part, String inWords, String soFar) {
        progress.set(part);
        words.set(inWords);
        detail.set(soFar);
    }

    void end() {
        stopping = () -> {};
        show(0, "", "");
        stage.set(Stage.IDLE);
    }
}
