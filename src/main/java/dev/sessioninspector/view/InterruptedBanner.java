package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.InterruptedModel;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Tells of a revocation that was left in the middle; takes no place while there is none. */
final class InterruptedBanner extends HBox {
    InterruptedBanner(InterruptedModel model) {
        setId("interrupted");
        getStyleClass().addAll("banner", "warning");
        var words = Widgets.paragraph("");
        words.textProperty().bind(model.wordsProperty());
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Widgets.icon(Feather.ALERT_TRIANGLE),
                        words,
                        Widgets.showWhile(
                                Widgets.button("go-on", "interrupted.go-on", Feather.PLAY, model::goOn),
                                model.resumableProperty()),
                        Widgets.showWhile(
                                Widgets.button("close-interrupted", "interrupted.close", null, model::close),
                                model.closableProperty()),
                        Widgets.showWhile(
                                Widgets.button("open-interrupted", "interrupted.open", Feather.FILE_TEXT, model::open),
                                model.readableProperty()));
        Widgets.showWhile(this, model.wordsProperty().isNotEmpty());
    }
}
