package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.ResultModel;
import dev.sessioninspector.viewmodel.ResultModel.Report;
import dev.sessioninspector.viewmodel.RevocationModel;
import java.util.function.ToIntFunction;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What became of a revocation, and what can be done about it; stays until it is put away, and is not modal. */
final class ResultBanner extends HBox {
    /** What stands beside the words, in pixels. */
    private static final double ICONS = 110;

    private final RevocationModel revocation;
    private final ResultModel result;
    private final ObservableValue<Report> report;
    private final BooleanBinding busy;

    ResultBanner(RevocationModel revocation) {
        this.revocation = revocation;
        result = revocation.result();
        report = result.reportProperty();
        busy = revocation.stageProperty().isNotEqualTo(RevocationModel.Stage.IDLE);
        getStyleClass().addAll("banner", "result-banner");
        var icon = Widgets.icon(Feather.CHECK_CIRCLE);
        var content = new VBox(
                words(), told(result.sinceProperty()), told(result.undo().toldProperty()), watched(), actions());
        content.getStyleClass().add("result");
        HBox.setHgrow(content, Priority.ALWAYS);
        getChildren()
                .addAll(
                        icon,
                        content,
                        Widgets.iconButton("dismiss-result", "result.dismiss", Feather.X, result::dismiss));
        Runnable judge = () -> {
            var good = (report.getValue() == null || report.getValue().good())
                    && result.watch().returnedProperty().get() == 0;
            icon.setIconCode(good ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE);
            getStyleClass().removeAll("success", "warning");
            getStyleClass().add(good ? "success" : "warning");
        };
        report.subscribe(judge);
        result.watch().returnedProperty().subscribe(judge);
        judge.run();
        Widgets.showWhile(this, report.map(it -> true).orElse(false));
    }

    /** How it ended and why, in one text: whoever reads the result alone has all of it. */
    private Node words() {
        var words = Widgets.paragraph("");
        words.setId("revocation-result");
        words.textProperty().bind(report.map(Report::words).orElse(""));
        return words;
    }

    private static Label told(ObservableValue<String> text) {
        var told = Widgets.paragraph("", "muted");
        told.textProperty().bind(text);
        return Widgets.showWhile(told, told.textProperty().isNotEmpty());
    }

    private Node watched() {
        var watched = told(result.watch().wordsProperty());
        watched.setId("watch-result");
        return watched;
    }

    private Node actions() {
        var undo = Widgets.button("undo", "result.undo", Feather.ROTATE_CCW, this::askToUndo);
        undo.disableProperty().bind(busy);
        var watch = Widgets.button("watch", "result.watch", Feather.EYE, result.watch()::start);
        var stop = Widgets.button("stop-watch", "result.watch.stop", null, result.watch()::stop);
        var hasReceipt = report.map(Report::receipt).orElse(false);
        var actions = new FlowPane(
                again("look-again", "result.look-again", Report::changed, result::lookAgain),
                again("try-again", "result.try-again", Report::again, result::tryAgain),
                again("take-late", "result.late", Report::late, result::takeLate),
                Widgets.showWhile(undo, result.undo().countProperty().greaterThan(0)),
                Widgets.showWhile(watch, result.watch().possibleProperty()),
                Widgets.showWhile(stop, result.watch().watchingProperty()),
                Widgets.showWhile(
                        Widgets.button("open-receipt", "result.receipt", Feather.FILE_TEXT, result::openReceipt),
                        hasReceipt),
                Widgets.showWhile(
                        Widgets.button("copy-receipt", "result.copy", Feather.CLIPBOARD, result::copyReceipt),
                        hasReceipt),
                Widgets.showWhile(
                        Widgets.button("export-receipt", "result.export", Feather.DOWNLOAD, this::export), hasReceipt),
                // Last, since it comes while somebody may be about to click on another.
                returned());
        actions.getStyleClass().add("result-actions");
        // Without it the pane is taken to be narrow wherever its least height is asked for.
        actions.prefWrapLengthProperty().bind(widthProperty().subtract(ICONS));
        return actions;
    }

    private Button again(String id, String key, ToIntFunction<Report> count, Runnable action) {
        var button = Widgets.button(id, key, null, action);
        var number = report.map(count::applyAsInt).orElse(0);
        return counted(button, key, number);
    }

    private Button returned() {
        var button = Widgets.button("take-returned", "result.returned", null, result.watch()::takeReturned);
        return counted(
                button, "result.returned", result.watch().returnedProperty().map(Number::intValue));
    }

    /** A button that names its count, and is there while there is something to count. */
    private Button counted(Button button, String key, ObservableValue<Integer> number) {
        button.textProperty().bind(number.map(count -> Messages.text(key, count)));
        button.disableProperty().bind(busy.or(revocation.denialProperty().isNotEmpty()));
        return Widgets.showWhile(button, number.map(count -> count > 0));
    }

    private void askToUndo() {
        var undo = result.undo();
        new Question(this, Messages.text("undo.title"), undo.question())
                .answer(
                        "confirm-undo",
                        Messages.text("undo.confirm", undo.countProperty().get()),
                        undo::undo)
                .show();
    }

    private void export() {
        SaveDialog.ask(this, result.receiptFileName()).ifPresent(result::exportReceipt);
    }
}
