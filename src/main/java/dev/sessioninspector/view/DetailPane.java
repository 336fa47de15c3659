package dev.sessioninspector.view;

import dev.sessioninspector.session.Finding;
import dev.sessioninspector.viewmodel.DetailModel;
import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.SessionDetail;
import dev.sessioninspector.viewmodel.SessionRow;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One session: what is odd about it first, since that is why people come; then what it says of itself. */
final class DetailPane extends VBox {
    private final DetailModel model;
    private final ToggleGroup tabs = new ToggleGroup();
    private final ToggleButton decoded = tab("detail.decoded", "left-pill");
    private final ToggleButton item = tab("detail.item", "right-pill");

    DetailPane(DetailModel model, ObservableList<SessionRow> selection, Runnable signIn) {
        this.model = model;
        setId("session-detail");
        getStyleClass().add("detail-pane");
        decoded.setId("detail-decoded");
        item.setId("detail-item");
        decoded.setSelected(true);
        tabs.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                tabs.selectToggle(before);
            }
        });
        ObservableValue<Boolean> present = model.detailProperty().isNotNull();
        var content = new StackPane(body(), rawItem());
        VBox.setVgrow(content, Priority.ALWAYS);
        var shown = new VBox(header(), content);
        VBox.setVgrow(shown, Priority.ALWAYS);
        getChildren().addAll(Widgets.showWhile(shown, present), states(selection, signIn));
    }

    private ToggleButton tab(String key, String style) {
        var tab = new ToggleButton(Messages.text(key));
        tab.setToggleGroup(tabs);
        tab.getStyleClass().addAll(style, "small");
        return tab;
    }

    private Node header() {
        var title = Widgets.whole(Widgets.label("", "heading"));
        title.textProperty().bind(of(detail -> Messages.of("kind.title", detail.kind())));
        var state = new HBox();
        state.getStyleClass().add("state");
        model.detailProperty().subscribe(detail -> {
            if (detail != null) {
                state.getChildren().setAll(Tags.state(detail.state()));
            }
        });
        var header = new HBox(
                title,
                state,
                Widgets.space(),
                Widgets.iconButton("close-detail", "detail.close", Feather.X, model::close));
        header.getStyleClass().add("pane-header");
        var views = new HBox(decoded, item);
        views.getStyleClass().add("views");
        return new VBox(header, views);
    }

    private Node body() {
        var findings = new VBox();
        findings.getStyleClass().add("findings");
        var facts = new VBox();
        facts.getStyleClass().add("facts");
        var scopes = new FlowPane();
        scopes.getStyleClass().add("scopes");
        model.detailProperty().subscribe((before, detail) -> {
            if (detail != null) {
                show(before, detail, findings, facts, scopes);
            }
        });
        var granted = new VBox(fieldLabel("detail.scopes"), scopes);
        granted.getStyleClass().add("fact");
        var body = new VBox(findings, facts, token(), granted);
        body.getStyleClass().add("detail-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        return Widgets.showWhile(scroll, decoded.selectedProperty());
    }

    /** Rebuilds only what changed: details come anew each second, and selections of text should survive that. */
    private static void show(SessionDetail before, SessionDetail now, VBox findings, VBox facts, FlowPane scopes) {
        if (before == null || !before.findings().equals(now.findings())) {
            findings.getChildren()
                    .setAll(now.findings().stream().map(DetailPane::remark).toList());
            findings.setManaged(!now.findings().isEmpty());
        }
        if (before == null || !before.facts().equals(now.facts())) {
            facts.getChildren()
                    .setAll(now.facts().stream().map(DetailPane::fact).toList());
        }
        if (before == null || !before.scopes().equals(now.scopes())) {
            scopes.getChildren()
                    .setAll(now.scopes().stream()
                            .map(scope -> Widgets.label(scope, "scope"))
                            .toList());
            if (now.scopes().isEmpty()) {
                scopes.getChildren().add(Widgets.label(Messages.text("detail.scopes.none"), "muted"));
            }
        }
    }

    private static Node remark(SessionDetail.Remark remark) {
        var icon = Widgets.icon(remark.weight() == Finding.Weight.NOTE ? Feather.INFO : Feather.ALERT_TRIANGLE);
        var words = new VBox(Widgets.paragraph(remark.title(), "strong"), Widgets.paragraph(remark.explanation()));
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(icon, words);
        row.getStyleClass()
                .addAll(
                        "finding",
                        switch (remark.weight()) {
                            case BROKEN -> "danger";
                            case ATTENTION -> "warning";
                            case NOTE -> "note";
                        });
        return row;
    }

    private static Node fact(SessionDetail.Fact fact) {
        var value = new TextField(fact.value());
        value.setEditable(false);
        value.getStyleClass().add("fact-value");
        Widgets.mark(value, "code", fact.code());
        Node shown = fact.code() ? value : Widgets.paragraph(fact.value());
        var row = new VBox(Widgets.label(fact.label(), "field-label"), shown);
        row.getStyleClass().add("fact");
        return row;
    }

    private static Label fieldLabel(String key) {
        return Widgets.label(Messages.text(key), "field-label");
    }

    private Node token() {
        // However it is copied, it leaves the clipboard in time.
        var value = new TextField() {
            @Override
            public void copy() {
                model.copyAccessToken();
            }
        };
        value.setId("access-token");
        value.setEditable(false);
        value.getStyleClass().add("fact-value");
        Widgets.mark(value, "code", true);
        value.textProperty().bind(of(detail -> detail.shownToken().orElse(Messages.text("detail.token.none"))));
        HBox.setHgrow(value, Priority.ALWAYS);
        var fingerprint = Widgets.label("", "code", "muted");
        fingerprint.textProperty().bind(of(detail -> detail.fingerprint().isEmpty() ? "" : "·" + detail.fingerprint()));
        var reveal = Widgets.button("reveal-access-token", "detail.reveal", Feather.EYE, model::toggleReveal);
        model.revealedProperty().subscribe(revealed -> {
            reveal.setText(Messages.text(revealed ? "detail.hide" : "detail.reveal"));
            reveal.setGraphic(Widgets.icon(revealed ? Feather.EYE_OFF : Feather.EYE));
        });
        var copy = Widgets.button("copy-access-token", "detail.copy", Feather.COPY, model::copyAccessToken);
        model.copiedProperty()
                .subscribe(copied -> copy.setText(Messages.text(copied ? "detail.copied" : "detail.copy")));
        reveal.getStyleClass().add("small");
        copy.getStyleClass().add("small");
        var none = model.detailProperty()
                .map(detail -> detail.accessToken().isEmpty())
                .orElse(true);
        reveal.disableProperty().bind(none);
        copy.disableProperty().bind(none);
        var buttons = new HBox(reveal, copy);
        buttons.getStyleClass().add("token-buttons");
        var box = new VBox(fieldLabel("detail.token"), new HBox(value, fingerprint), buttons);
        box.getStyleClass().add("fact");
        return box;
    }

    private Node rawItem() {
        var raw = new TextArea();
        raw.setId("raw-item");
        raw.setEditable(false);
        raw.setWrapText(true);
        raw.getStyleClass().add("code");
        var text = of(SessionDetail::rawItem);
        text.subscribe(json -> {
            if (!raw.getText().equals(json)) {
                raw.setText(json);
            }
        });
        return Widgets.showWhile(raw, item.selectedProperty());
    }

    private Node states(ObservableList<SessionRow> selection, Runnable signIn) {
        var count = Bindings.size(selection);
        var selected = Bindings.createStringBinding(() -> Messages.text("detail.none.title", count.get()), count);
        var none = Widgets.emptyState(Feather.SIDEBAR, selected, words("detail.none.text"));
        Widgets.showWhile(none, model.idProperty().isNull());
        var reading = Widgets.label(Messages.text("detail.reading"), "muted", "padded");
        Widgets.showWhile(reading, model.loadingProperty());
        var gone = Widgets.emptyState(Feather.SLASH, words("detail.gone.title"), words("detail.gone.text"));
        Widgets.showWhile(gone, model.goneProperty());
        var failed = Widgets.emptyState(
                Feather.ALERT_OCTAGON,
                words("detail.failed.title"),
                model.problemProperty()
                        .map(problem -> problem.what() + " " + problem.next())
                        .orElse(""));
        var begin = Widgets.button("detail-sign-in", "signin.start", Feather.LOG_IN, signIn);
        failed.getChildren()
                .add(Widgets.showWhile(
                        begin,
                        model.problemProperty()
                                .map(problem -> problem.signIn().isPresent())
                                .orElse(false)));
        Widgets.showWhile(failed, model.problemProperty().isNotNull());
        var states = new StackPane(none, reading, gone, failed);
        VBox.setVgrow(states, Priority.ALWAYS);
        return Widgets.showWhile(states, model.detailProperty().isNull());
    }

    private ObservableValue<String> of(Function<SessionDetail, String> part) {
        return model.detailProperty().map(part).orElse("");
    }

    private static ObservableValue<String> words(String key) {
        return new SimpleStringProperty(Messages.text(key));
    }
}
