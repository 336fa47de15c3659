package dev.sessioninspector.view;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Profile;
import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.StartModel;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** The start page: a form for a connection, and the sandbox beside it. */
final class StartView extends ScrollPane {
    private final StartModel model;

    StartView(StartModel model) {
        this.model = model;
        var mark = Widgets.icon(Feather.DATABASE);
        var title = new HBox(mark, Widgets.label(Messages.text("start.heading"), "title"));
        title.getStyleClass().add("title-row");
        var cards = new HBox(form(), sandbox());
        cards.getStyleClass().add("cards");
        var page = new VBox(
                title,
                Widgets.paragraph(Messages.text("start.subheading"), "muted"),
                new SignInPane(model.signIn()),
                problem(),
                cards,
                progress());
        page.getStyleClass().add("page");
        var centered = new HBox(page);
        centered.getStyleClass().add("start");
        setContent(centered);
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
    }

    private Node form() {
        var grid = new GridPane();
        grid.getStyleClass().add("form");
        for (var column = 0; column < 2; column++) {
            var half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().add(half);
        }
        grid.add(Widgets.field("start.profile", profile()), 0, 0);
        grid.add(Widgets.field("start.region", region()), 1, 0);
        grid.add(
                Widgets.field(
                        "start.endpoint",
                        text("connection-endpoint", model.endpointProperty(), "start.endpoint.prompt")),
                0,
                1,
                2,
                1);
        grid.add(Widgets.field("start.table", text("connection-table", model.tableProperty(), null)), 0, 2);
        grid.add(Widgets.field("start.index", text("connection-index", model.indexProperty(), null)), 1, 2);
        grid.add(Widgets.field("start.environment", environment()), 0, 3);
        grid.add(Widgets.field("start.capability", capability()), 1, 3);
        var connect = Widgets.button("connect", "start.connect", Feather.LOG_IN, model::connect);
        connect.getStyleClass().add("accent");
        connect.disableProperty().bind(model.busyProperty().isNotEmpty());
        var signIn = Widgets.button("sign-in", "start.sign-in", Feather.USER_CHECK, model::startSignIn);
        Widgets.showWhile(signIn, model.signsInProperty());
        var buttons = new HBox(connect, signIn);
        buttons.getStyleClass().add("progress-row");
        var card = card(
                Feather.LINK,
                "start.form",
                grid,
                Widgets.paragraph(Messages.text("start.capability.hint"), "caption"),
                buttons);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private Node sandbox() {
        var open = Widgets.button("open-sandbox", "sandbox.open", Feather.BOX, model::openSandbox);
        open.disableProperty().bind(model.busyProperty().isNotEmpty());
        var missing =
                Widgets.paragraph(Messages.text("sandbox.missing") + " " + Messages.text("sandbox.instead"), "muted");
        var content = model.hasSandbox() ? Widgets.paragraph(Messages.text("sandbox.text"), "muted") : missing;
        var card = card(Feather.BOX, "sandbox.heading", content);
        if (model.hasSandbox()) {
            card.getChildren().add(open);
        }
        card.getStyleClass().add("side-card");
        return card;
    }

    private static VBox card(Feather glyph, String heading, Node... content) {
        var title = Widgets.label(Messages.text(heading), "heading");
        title.setGraphic(Widgets.icon(glyph));
        var card = new VBox(title);
        card.getChildren().addAll(content);
        card.getStyleClass().add("card");
        return card;
    }

    private TextField text(String id, StringProperty value, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        field.setPromptText(prompt == null ? "" : Messages.text(prompt));
        field.setOnAction(enter -> model.connect());
        return field;
    }

    private Node profile() {
        var names = FXCollections.<String>observableArrayList();
        model.profiles()
                .subscribe(() -> names.setAll(
                        model.profiles().stream().map(Profile::name).toList()));
        var combo = typedOrChosen("connection-profile", names, model.profileProperty(), "start.profile.prompt");
        combo.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(String name, boolean empty) {
                super.updateItem(name, empty);
                setText(empty ? null : name);
                setGraphic(empty ? null : Widgets.label(kindOf(name), "caption"));
                setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
            }
        });
        return combo;
    }

    private String kindOf(String name) {
        return model.profiles().stream()
                .filter(profile -> profile.name().equals(name))
                .map(profile -> Messages.of("profile.kind", profile.kind()))
                .findFirst()
                .orElse("");
    }

    private Node region() {
        var regions = FXCollections.observableArrayList(model.regions());
        return typedOrChosen("connection-region", regions, model.regionProperty(), "start.region.prompt");
    }

    private static ComboBox<String> typedOrChosen(
            String id, javafx.collections.ObservableList<String> choices, StringProperty value, String prompt) {
        var combo = new ComboBox<>(choices);
        combo.setId(id);
        combo.setEditable(true);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setPromptText(Messages.text(prompt));
        combo.getEditor().textProperty().bindBidirectional(value);
        return combo;
    }

    private Node environment() {
        return choice(
                "connection-environment", List.of(Environment.values()), "environment", model.environmentProperty());
    }

    private Node capability() {
        var combo = choice(
                "connection-capability", List.of(Capability.values()), "capability.choice", model.capabilityProperty());
        model.environmentProperty()
                .subscribe(environment ->
                        combo.setItems(FXCollections.observableArrayList(Arrays.stream(Capability.values())
                                .filter(choice -> choice == choice.atMost(environment.mostCapability()))
                                .toList())));
        return combo;
    }

    private static <E extends Enum<E>> ComboBox<E> choice(
            String id, List<E> values, String prefix, ObjectProperty<E> value) {
        var combo = new ComboBox<>(FXCollections.observableArrayList(values));
        combo.setId(id);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setConverter(new EnumWords<>(prefix));
        combo.valueProperty().bindBidirectional(value);
        return combo;
    }

    private Node problem() {
        return new ProblemBanner(model.problemProperty(), model::startSignIn);
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

    /** The words of an enum's constants. */
    static final class EnumWords<E extends Enum<E>> extends StringConverter<E> {
        private final String prefix;

        EnumWords(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public String toString(E constant) {
            return constant == null ? "" : Messages.of(prefix, constant);
        }

        @Override
        public E fromString(String words) {
            throw new UnsupportedOperationException("chosen, never typed");
        }
    }
}
