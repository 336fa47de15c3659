package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectedModel;
import dev.sessioninspector.viewmodel.DeletionModel.Stage;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/** What goes on, how to stop it, and what it has cost. */
final class StatusBar extends HBox {
    StatusBar(ConnectedModel model) {
        getStyleClass().add("status-bar");
        var notice = Widgets.label("", "muted");
        notice.setId("notice");
        notice.textProperty().bind(model.noticeProperty());
        var cost = Widgets.label("", "caption");
        cost.setId("cost");
        cost.textProperty().bind(model.costProperty());
        getChildren().addAll(listing(model), deleting(model), notice, Widgets.space(), cost);
    }

    private static Node listing(ConnectedModel model) {
        var sessions = model.sessions();
        var bar = new ProgressBar();
        bar.setId("list-progress");
        var words = Widgets.label("");
        words.textProperty().bind(sessions.statusProperty());
        var row = new HBox(bar, words, Widgets.button("cancel", "list.cancel", null, model::cancelListing));
        row.getStyleClass().add("progress-row");
        return Widgets.showWhile(row, sessions.loadingProperty());
    }

    private static Node deleting(ConnectedModel model) {
        var deletion = model.deletion();
        var bar = new ProgressBar();
        bar.progressProperty().bind(deletion.progressProperty());
        var words = Widgets.label("");
        words.setId("revocation-progress");
        words.textProperty()
                .bind(Widgets.whileWaiting(
                        deletion.progressTextProperty(), model.signIn().waitingProperty()));
        var row = new HBox(bar, words, Widgets.button("stop-revocation", "deletion.stop", null, model::stopDeletion));
        row.getStyleClass().add("progress-row");
        var busy = deletion.stageProperty()
                .isEqualTo(Stage.PLANNING)
                .or(deletion.stageProperty().isEqualTo(Stage.RUNNING));
        return Widgets.showWhile(row, busy);
    }
}
