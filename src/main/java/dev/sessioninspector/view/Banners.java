package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectedModel;
import dev.sessioninspector.viewmodel.Problem;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;

/** What a person must not miss: what went wrong, and what became of a deletion. Nothing of it is modal. */
final class Banners extends VBox {
    Banners(ConnectedModel model) {
        getStyleClass().add("banners");
        ObservableValue<Problem> problem = Bindings.createObjectBinding(
                () -> model.sessions().problemProperty().get() != null
                        ? model.sessions().problemProperty().get()
                        : model.revocation().problemProperty().get(),
                model.sessions().problemProperty(),
                model.revocation().problemProperty());
        getChildren()
                .addAll(
                        new InterruptedBanner(model.interrupted()),
                        new ProblemBanner(problem, model::startSignIn),
                        new ResultBanner(model.revocation()));
    }
}
