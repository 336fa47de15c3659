package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.Problem;
import dev.sessioninspector.viewmodel.StartModel;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The start page: the saved connections and the sandbox, and beside them a form for a new one. */
final class StartView extends ScrollPane {
    /** Saved connections that leave room below them in a window of 900 by 700. */
    private static final int FEW = 4;

    private final StartModel model;
    private final ObjectBinding<Problem> problem;

    StartView(StartModel model) {
        this.model = model;
        var profiles = model.profiles().problemProperty();
        var saved = model.saved().problemProperty();
        problem = Bindings.createObjectBinding(
                () -> first(model.problemProperty().get(), saved.get(), profiles.get()),
                model.problemProperty(),
                saved,
                profiles);
        var mark = Widgets.icon(Feather.DATABASE);
        var title = new HBox(mark, Widgets.label(Messages.text("start.heading"), "title"));
        title.getStyleClass().add("title-row");
        var form = new ConnectionFormPane(model);
        var choices = new VBox(new SavedPane(model));
        choices.getStyleClass().add("choices");
        var main = new VBox(form);
        main.getStyleClass().add("main-column");
        HBox.setHgrow(main, Priority.ALWAYS);
        place(sandbox(), choices, main);
        var columns = new HBox(choices, main);
        columns.setFillHeight(false);
        columns.getStyleClass().add("cards");
        var page = new VBox(
                title,
                Widgets.paragraph(Messages.text("start.subheading"), "muted"),
                new SignInPane(model.signIn()),
                new ProblemBanner(problem, model::startSignIn),
                notice(),
                progress(),
                columns);
        page.getStyleClass().add("page");
        var centered = new HBox(page);
        HBox.setHgrow(page, Priority.ALWAYS);
        centered.getStyleClass().add("start");
        setContent(centered);
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        var importing = new ImportDialog(model.saved().imports(), this);
        model.saved().imports().previewProperty().subscribe(importing::show);
    }

    private static Problem first(Problem... problems) {
        for (var problem : problems) {
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    /** Below the saved connections while those are few, and below the form where a long list would push it away. */
    private void place(Node sandbox, VBox below, VBox beside) {
        Runnable place = () -> {
            var column = model.saved().cards().size() > FEW ? beside : below;
            if (!column.getChildren().contains(sandbox)) {
                below.getChildren().remove(sandbox);
                beside.getChildren().remove(sandbox);
                column.getChildren().add(sandbox);
            }
        };
        place.run();
        model.saved().cards().subscribe(place);
    }

    private Node sandbox() {
        var open = Widgets.button("open-sandbox", "sandbox.open", Feather.BOX, model::openSandbox);
        open.disableProperty().bind(model.busyProperty().isNotEmpty());
        var missing =
                Widgets.paragraph(Messages.text("sandbox.missing") + " " + Messages.text("sandbox.instead"), "muted");
        var content = model.hasSandbox() ? Widgets.paragraph(Messages.text("sandbox.text"), "muted") : missing;
        var heading = Widgets.label(Messages.text("sandbox.heading"), "heading");
        heading.setGraphic(Widgets.icon(Feather.BOX));
        var card = new VBox(heading, content);
        if (model.hasSandbox()) {
            card.getChildren().add(open);
        }
        card.getStyleClass().addAll("card", "side-card");
        return card;
    }

    /** What was just done, and the way back where there is one. */
    private Node notice() {
        var saved = model.saved();
        var words = Widgets.paragraph("");
        words.setId("start-notice");
        words.textProperty().bind(saved.noticeProperty());
        HBox.setHgrow(words, Priority.ALWAYS);
        var undo = Widgets.button("undo-remove", "saved.undo", null, saved::undo);
        undo.getStyleClass().add("small");
        var row = new HBox(
                Widgets.icon(Feather.CHECK_CIRCLE),
                words,
                Widgets.space(),
                Widgets.showWhile(undo, saved.undoableProperty()),
                Widgets.iconButton("dismiss-notice", "result.dismiss", Feather.X, saved::dismiss));
        row.getStyleClass().addAll("banner", "success");
        return Widgets.showWhile(row, saved.noticeProperty().isNotEmpty());
    }

    private Node progress() {
        ObservableValue<Boolean> busy = model.busyProperty().isNotEmpty();
        var words = Widgets.label("", "muted");
        words.textProperty()
                .bind(Widgets.whileWaiting(model.busyProperty(), model.signIn().waitingProperty()));
        var bar = new ProgressBar();
        var row = new HBox(bar, words, Widgets.space(), Widgets.button("cancel", "start.cancel", null, model::cancel));
        row.getStyleClass().add("progress-row");
        return Widgets.showWhile(row, busy);
    }
}
