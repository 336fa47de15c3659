package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.Problem;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What went wrong and the next step, where the result would be; takes no place while nothing is wrong. */
final class ProblemBanner extends HBox {
    /**
     * Shows a problem while there is one.
     *
     * @param signIn begins the sign-in that some problems take
     */
    ProblemBanner(ObservableValue<Problem> problem, Runnable signIn) {
        setId("error-banner");
        getStyleClass().addAll("banner", "danger");
        var what = Widgets.paragraph("", "strong");
        what.textProperty().bind(problem.map(Problem::what).orElse(""));
        var next = Widgets.paragraph("");
        next.textProperty().bind(problem.map(Problem::next).orElse(""));
        Widgets.showWhile(next, problem.map(it -> !it.next().isEmpty()).orElse(false));
        var words = new VBox(what, next);
        HBox.setHgrow(words, Priority.ALWAYS);
        var button = Widgets.button("error-sign-in", "signin.start", Feather.LOG_IN, signIn);
        Widgets.showWhile(button, problem.map(it -> it.signIn().isPresent()).orElse(false));
        getChildren().addAll(Widgets.icon(Feather.ALERT_OCTAGON), words, button);
        Widgets.showWhile(this, problem.map(it -> true).orElse(false));
    }
}
