package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectedModel;
import dev.sessioninspector.viewmodel.DeletionModel;
import dev.sessioninspector.viewmodel.Problem;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a person must not miss: what went wrong, and what became of a deletion. Nothing of it is modal. */
final class Banners extends VBox {
    Banners(ConnectedModel model) {
        getStyleClass().add("banners");
        ObservableValue<Problem> problem = Bindings.createObjectBinding(
                () -> model.sessions().problemProperty().get() != null
                        ? model.sessions().problemProperty().get()
                        : model.deletion().problemProperty().get(),
                model.sessions().problemProperty(),
                model.deletion().problemProperty());
        getChildren().addAll(new ProblemBanner(problem, model::startSignIn), result(model.deletion()));
    }

    private static Node result(DeletionModel deletion) {
        var report = deletion.reportProperty();
        var words = Widgets.paragraph("");
        words.setId("revocation-result");
        words.textProperty().bind(report.map(DeletionModel.Report::sentence).orElse(""));
        HBox.setHgrow(words, Priority.ALWAYS);
        var icon = Widgets.icon(Feather.CHECK_CIRCLE);
        var banner = new HBox(
                icon,
                words,
                Widgets.space(),
                Widgets.iconButton("dismiss-result", "result.dismiss", Feather.X, deletion::dismiss));
        banner.getStyleClass().add("banner");
        report.subscribe(shown -> {
            var good = shown == null || shown.good();
            icon.setIconCode(good ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE);
            banner.getStyleClass().removeAll("success", "warning");
            banner.getStyleClass().add(good ? "success" : "warning");
        });
        return Widgets.showWhile(banner, report.map(it -> true).orElse(false));
    }
}
