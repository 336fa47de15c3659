package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectedModel;
import dev.sessioninspector.viewmodel.RevocationModel.Stage;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * What goes on, how to stop it, and what it has cost. Words come last: whatever they say, a button stays in its place.
 */
final class StatusBar extends HBox {
    StatusBar(ConnectedModel model) {
        getStyleClass().add("status-bar");
        var notice = Widgets.label("", "muted");
        notice.setId("notice");
        notice.textProperty().bind(model.noticeProperty());
        var cost = Widgets.label("", "caption");
        cost.setId("cost");
        cost.textProperty().bind(model.costProperty());
        getChildren().addAll(working(model), listing(model), notice, Widgets.space(), cost);
    }

    private static Node listing(ConnectedModel model) {
        var sessions = model.sessions();
        var bar = new ProgressBar();
        bar.setId("list-progress");
        var words = Widgets.label("");
        words.textProperty().bind(sessions.statusProperty());
        var row = new HBox(bar, Widgets.button("cancel", "list.cancel", null, model::cancelListing), words);
        row.getStyleClass().add("progress-row");
        return Widgets.showWhile(row, sessions.loadingProperty());
    }

    private static Node working(ConnectedModel model) {
        var work = model.revocation().work();
        var bar = new ProgressBar();
        bar.progressProperty().bind(work.progressProperty());
        var words = Widgets.label("");
        words.textProperty()
                .bind(Widgets.whileWaiting(work.wordsProperty(), model.signIn().waitingProperty()));
        var detail = Widgets.label("", "caption");
        detail.textProperty().bind(work.detailProperty());
        Widgets.showWhile(detail, work.detailProperty().isNotEmpty());
        var far = new VBox(words, detail);
        far.setId("revocation-progress");
        far.getStyleClass().add("progress-words");
        var row = new HBox(bar, Widgets.button("stop-revocation", "revocation.stop", null, model::stopRevocation), far);
        row.getStyleClass().add("progress-row");
        var busy = work.stageProperty()
                .isEqualTo(Stage.PLANNING)
                .or(work.stageProperty().isEqualTo(Stage.RUNNING));
        return Widgets.showWhile(row, busy);
    }
}
