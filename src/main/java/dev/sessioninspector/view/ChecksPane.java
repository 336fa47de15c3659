package dev.sessioninspector.view;

import dev.sessioninspector.storage.TableCheck.Verdict;
import dev.sessioninspector.viewmodel.ChecksModel;
import dev.sessioninspector.viewmodel.Messages;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The checklist; in the scene always, on screen while it is open. */
final class ChecksPane extends VBox {
    private final GridPane lines = new GridPane();

    ChecksPane(ChecksModel model) {
        setId("checks");
        getStyleClass().add("checks");
        var busy = new ProgressIndicator();
        busy.getStyleClass().add("small");
        Widgets.showWhile(busy, model.checkingProperty());
        var recheck = Widgets.button("recheck", "checks.recheck", Feather.REFRESH_CW, model::recheck);
        recheck.disableProperty().bind(model.checkingProperty());
        var header = new HBox(
                Widgets.label(Messages.text("checks.title"), "heading"),
                Widgets.space(),
                busy,
                recheck,
                Widgets.iconButton(
                        "close-checks",
                        "checks.close",
                        Feather.X,
                        () -> model.openProperty().set(false)));
        header.getStyleClass().add("pane-header");
        lines.getStyleClass().add("check-lines");
        var sentences = new ColumnConstraints();
        sentences.setHgrow(Priority.ALWAYS);
        lines.getColumnConstraints().addAll(new ColumnConstraints(), new ColumnConstraints(), sentences);
        model.linesProperty().subscribe(this::show);
        getChildren().addAll(header, new ProblemLine(model.problemProperty()), lines);
        Widgets.showWhile(this, model.openProperty());
    }

    static FontIcon icon(Verdict verdict) {
        var icon = Widgets.icon(
                switch (verdict) {
                    case PASS -> Feather.CHECK_CIRCLE;
                    case WARNING -> Feather.ALERT_TRIANGLE;
                    case FAIL -> Feather.X_CIRCLE;
                    case UNKNOWN -> Feather.HELP_CIRCLE;
                });
        icon.getStyleClass()
                .add(
                        switch (verdict) {
                            case PASS -> "success";
                            case WARNING -> "warning";
                            case FAIL -> "danger";
                            case UNKNOWN -> "muted";
                        });
        return icon;
    }

    private void show(java.util.List<ChecksModel.Line> all) {
        lines.getChildren().clear();
        for (var line : all) {
            var verdict = Widgets.label(Messages.of("check.verdict", line.verdict()), "verdict");
            verdict.setGraphic(icon(line.verdict()));
            Node sentence = Widgets.paragraph(line.sentence());
            lines.addRow(lines.getRowCount(), verdict, Widgets.label(line.name(), "strong"), sentence);
        }
    }
}
