package dev.sessioninspector.view;

import dev.sessioninspector.connection.IamPolicy;
import dev.sessioninspector.storage.TableCheck.Verdict;
import dev.sessioninspector.storage.TableCreator.Capacity;
import dev.sessioninspector.viewmodel.Checklist;
import dev.sessioninspector.viewmodel.ChecksModel;
import dev.sessioninspector.viewmodel.ChecksModel.Missing;
import dev.sessioninspector.viewmodel.ConnectedModel;
import dev.sessioninspector.viewmodel.Messages;
import java.util.Arrays;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The checklist; in the scene always, on screen while it is open. */
final class ChecksPane extends VBox {
    private static final double MAX_HEIGHT = 340;

    /** The part of the window that its lines may take: what they are about stays in sight. */
    private static final double SHARE = 0.3;

    private final ChecksModel model;
    private final GridPane lines = new GridPane();

    ChecksPane(ConnectedModel connected) {
        this.model = connected.checks();
        setId("checks");
        getStyleClass().add("checks");
        lines.getStyleClass().add("check-lines");
        var sentences = new ColumnConstraints();
        sentences.setHgrow(Priority.ALWAYS);
        lines.getColumnConstraints().addAll(new ColumnConstraints(), new ColumnConstraints(), sentences);
        model.checklistProperty().subscribe(this::show);
        var scroll = new ScrollPane(content(connected));
        scroll.setFitToWidth(true);
        scroll.maxHeightProperty()
                .bind(sceneProperty()
                        .flatMap(Scene::heightProperty)
                        .map(height -> Math.min(MAX_HEIGHT, height.doubleValue() * SHARE))
                        .orElse(MAX_HEIGHT));
        scroll.getStyleClass().addAll("edge-to-edge", "check-scroll");
        getChildren().addAll(header(connected), scroll);
        Widgets.showWhile(this, model.openProperty());
    }

    private Node content(ConnectedModel connected) {
        var signIn = Widgets.button("checks-sign-in", "signin.start", Feather.LOG_IN, connected::startSignIn);
        var content = new VBox(
                new ProblemLine(model.problemProperty()),
                Widgets.showWhile(
                        signIn,
                        model.problemProperty()
                                .map(it -> it.signIn().isPresent())
                                .orElse(false)),
                lines,
                Widgets.paragraph(Messages.text("checks.policy.why"), "caption"));
        content.getStyleClass().add("field");
        return content;
    }

    private Node header(ConnectedModel connected) {
        var idle = model.busyProperty().isEmpty();
        var recheck = Widgets.button("recheck", "checks.recheck", Feather.REFRESH_CW, model::recheck);
        recheck.disableProperty().bind(idle.not());
        var header = new HBox(
                Widgets.whole(Widgets.label(Messages.text("checks.title"), "heading")),
                busy(connected),
                Widgets.space(),
                create(),
                probe(),
                policies(),
                Widgets.button("copy-checks", "checks.copy", Feather.COPY, model::copyText),
                recheck,
                Widgets.iconButton(
                        "close-checks",
                        "checks.close",
                        Feather.X,
                        () -> model.openProperty().set(false)));
        header.getStyleClass().add("pane-header");
        return header;
    }

    private Node busy(ConnectedModel connected) {
        var spinner = new ProgressIndicator();
        spinner.getStyleClass().add("small");
        var words = Widgets.label("", "muted");
        words.setId("checks-progress");
        words.textProperty()
                .bind(Widgets.whileWaiting(
                        model.busyProperty(), connected.signIn().waitingProperty()));
        var row = new HBox(spinner, words, Widgets.button("cancel-checks", "checks.cancel", null, model::cancel));
        row.getStyleClass().add("progress-row");
        return Widgets.showWhile(row, model.busyProperty().isNotEmpty());
    }

    private Button create() {
        var create = Widgets.button("create-table", "checks.create.TABLE", Feather.PLUS, this::askToCreate);
        create.getStyleClass().add("accent");
        model.missingProperty().subscribe(missing -> {
            if (missing != Missing.NOTHING) {
                create.setText(Messages.of("checks.create", missing));
            }
        });
        create.disableProperty().bind(model.busyProperty().isNotEmpty());
        return Widgets.showWhile(create, model.missingProperty().isNotEqualTo(Missing.NOTHING));
    }

    private void askToCreate() {
        var missing = model.missingProperty().get();
        var question = new Question(this, Messages.of("checks.create", missing), model.creationQuestion());
        if (missing == Missing.INDEX) {
            question.answer(
                    "confirm-create", Messages.text("checks.create.as.INDEX"), () -> model.create(Capacity.ONE_UNIT));
        } else {
            question.answer(
                            "confirm-create",
                            Messages.text("checks.create.as.ONE_UNIT"),
                            () -> model.create(Capacity.ONE_UNIT))
                    .answer(
                            "confirm-create-on-demand",
                            Messages.text("checks.create.as.ON_DEMAND"),
                            () -> model.create(Capacity.ON_DEMAND));
        }
        question.show();
    }

    private Node probe() {
        var probe = Widgets.button("probe-writes", "checks.probe", Feather.EDIT_3, model::probeWrites);
        probe.setTooltip(new javafx.scene.control.Tooltip(Messages.text("checks.probe.cost")));
        probe.disableProperty().bind(model.busyProperty().isNotEmpty());
        probe.setVisible(model.mayProbeWrites());
        probe.setManaged(model.mayProbeWrites());
        return probe;
    }

    private Node policies() {
        var menu = new MenuButton(Messages.text("checks.policy"), Widgets.icon(Feather.SHIELD));
        menu.setId("copy-policy");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.getItems()
                .setAll(Arrays.stream(IamPolicy.Size.values())
                        .map(size -> {
                            var item = new MenuItem(Messages.of("checks.policy", size));
                            item.setId("policy-" + size.name().toLowerCase(java.util.Locale.ROOT));
                            item.setOnAction(click -> model.copyPolicy(size));
                            return item;
                        })
                        .toList());
        return menu;
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

    private void show(Checklist checklist) {
        lines.getChildren().clear();
        if (checklist != null) {
            checklist
                    .lines()
                    .forEach(line -> lines.addRow(
                            lines.getRowCount(),
                            top(verdict(line)),
                            top(Widgets.whole(Widgets.label(line.name(), "strong"))),
                            sentence(line)));
        }
    }

    private static Node top(Node node) {
        GridPane.setValignment(node, VPos.TOP);
        return node;
    }

    private static Node verdict(Checklist.Line line) {
        var verdict = Widgets.whole(Widgets.label(Messages.of("check.verdict", line.verdict()), "verdict"));
        verdict.setGraphic(icon(line.verdict()));
        return verdict;
    }

    private Node sentence(Checklist.Line line) {
        var words = Widgets.paragraph(line.sentence());
        if (line.fix().isEmpty()) {
            return words;
        }
        var fix = Widgets.paragraph(line.fix(), "code", "fix");
        HBox.setHgrow(fix, Priority.ALWAYS);
        var copy = Widgets.iconButton("copy-fix", "checks.copy-fix", Feather.COPY, () -> model.copyFix(line));
        var box = new VBox(words, new HBox(fix, copy));
        box.getStyleClass().add("field");
        return box;
    }
}
