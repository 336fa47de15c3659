package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.Problem;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/** What went wrong and the next step, as a paragraph inside a pane. */
final class ProblemLine extends Label {
    ProblemLine(ObservableValue<Problem> problem) {
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("danger-text");
        textProperty().bind(problem.map(Problem::sentence).orElse(""));
        Widgets.showWhile(this, problem.map(it -> true).orElse(false));
    }
}
