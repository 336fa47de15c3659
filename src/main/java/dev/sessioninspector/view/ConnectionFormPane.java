package dev.sessioninspector.view;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Colour;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Profile;
import dev.sessioninspector.viewmodel.ConnectionForm;
import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.StartModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The form for a connection: to open it, and to keep it under a name. */
final class ConnectionFormPane extends VBox {
    private final StartModel model;
    private final ConnectionForm form;

    ConnectionFormPane(StartModel model) {
        this.model = model;
        this.form = model.form();
        getStyleClass().add("card");
        var connect = Widgets.button("connect", "start.connect", Feather.LOG_IN, model::connect);
        connect.getStyleClass().add("accent");
        connect.disableProperty().bind(model.busyProperty().isNotEmpty());
        var signIn = Widgets.button("sign-in", "start.sign-in", Feather.USER_CHECK, model::startSignIn);
        Widgets.showWhile(signIn, model.signsInProperty());
        var buttons = new HBox(connect, signIn);
        buttons.getStyleClass().add("progress-row");
        getChildren()
                .addAll(
                        heading(),
                        grid(),
                        Widgets.paragraph(Messages.text("start.capability.hint"), "caption"),
                        buttons,
                        keep());
    }

    private Node heading() {
        var edited = model.saved().editedProperty();
        var heading = Widgets.label("", "heading");
        heading.setGraphic(Widgets.icon(Feather.LINK));
        heading.textProperty()
                .bind(edited.map(
                        name -> name.isEmpty() ? Messages.text("start.form") : Messages.text("saved.editing", name)));
        var begin = Widgets.button("new-connection", "saved.new", Feather.PLUS, model.saved()::startNew);
        begin.getStyleClass().add("small");
        var row = new HBox(heading, Widgets.space(), Widgets.showWhile(begin, edited.isNotEmpty()));
        row.getStyleClass().add("form-heading");
        return row;
    }

    private Node grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("form");
        for (var column = 0; column < 2; column++) {
            var half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().add(half);
        }
        var endpoint = text("connection-endpoint", form.endpointProperty(), "start.endpoint.prompt");
        grid.add(Widgets.field("start.profile", profile()), 0, 0);
        grid.add(Widgets.field("start.region", region()), 1, 0);
        grid.add(Widgets.field("start.endpoint", endpoint), 0, 1, 2, 1);
        grid.add(Widgets.field("start.table", text("connection-table", form.tableProperty(), null)), 0, 2);
        grid.add(Widgets.field("start.index", text("connection-index", form.indexProperty(), null)), 1, 2);
        grid.add(Widgets.field("start.environment", environment()), 0, 3);
        grid.add(Widgets.field("start.capability", capability()), 1, 3);
        return grid;
    }

    /** The name under which it is kept, and its mark. */
    private Node keep() {
        var name = text("connection-name", form.nameProperty(), "saved.name.prompt");
        name.setOnAction(enter -> model.saved().save());
        var field = Widgets.field("saved.name", name);
        HBox.setHgrow(field, Priority.ALWAYS);
        var save = Widgets.button("save-connection", "saved.save", Feather.SAVE, model.saved()::save);
        var row = new HBox(field, Widgets.field("saved.colour", colour()), save);
        row.getStyleClass().add("keep-row");
        return row;
    }

    private TextField text(String id, StringProperty value, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        field.setPromptText(prompt == null ? "" : Messages.text(prompt));
        field.setOnAction(enter -> model.connect());
        return field;
    }

    /** The default chain first, in words, then the profiles. */
    private Node profile() {
        var profiles = model.profiles().profiles();
        var names = FXCollections.<String>observableArrayList();
        follow(
                profiles,
                () -> fill(
                        names,
                        Stream.concat(Stream.of(""), profiles.stream().map(Profile::name))
                                .toList()));
        var combo = typedOrChosen("connection-profile", names, form.profileProperty());
        combo.setPromptText(Messages.text("start.profile.prompt"));
        combo.setCellFactory(list -> new Line(
                name -> name.isEmpty() ? Messages.text("profile.default") : name,
                name -> name.isEmpty()
                        ? Messages.text("start.profile.default")
                        : model.profiles().describe(name)));
        return combo;
    }

    private Node region() {
        var regions = model.profiles().regions();
        var names = FXCollections.<String>observableArrayList();
        follow(regions, () -> fill(names, regions));
        var combo = typedOrChosen("connection-region", names, form.regionProperty());
        combo.setCellFactory(list -> new Line(
                name -> name,
                name -> model.profiles().ownRegion().filter(name::equals).isPresent()
                        ? Messages.text("start.region.prompt")
                        : ""));
        follow(
                regions,
                () -> combo.setPromptText(model.profiles()
                        .ownRegion()
                        .map(own -> Messages.text("start.region.own", own))
                        .orElse(Messages.text("start.region.prompt"))));
        return combo;
    }

    private static void follow(ObservableList<?> list, Runnable action) {
        action.run();
        list.subscribe(action);
    }

    /** What an editable box shows must outlive a new list of choices. */
    private static void fill(ObservableList<String> names, List<String> choices) {
        if (!names.equals(choices)) {
            names.setAll(choices);
        }
    }

    private static ComboBox<String> typedOrChosen(String id, ObservableList<String> choices, StringProperty value) {
        var combo = new ComboBox<>(choices);
        combo.setId(id);
        combo.setEditable(true);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.getEditor().textProperty().bindBidirectional(value);
        return combo;
    }

    private Node environment() {
        return choice(
                "connection-environment", List.of(Environment.values()), "environment", form.environmentProperty());
    }

    private Node capability() {
        var combo = choice(
                "connection-capability", List.of(Capability.values()), "capability.choice", form.capabilityProperty());
        form.environmentProperty().subscribe(environment -> {
            // A box forgets what it shows with the choices that it had.
            var chosen = form.capabilityProperty().get();
            combo.setItems(FXCollections.observableArrayList(Arrays.stream(Capability.values())
                    .filter(choice -> choice == choice.atMost(environment.mostCapability()))
                    .toList()));
            combo.setValue(null);
            combo.setValue(chosen);
        });
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

    private Node colour() {
        var choices = Stream.concat(
                        Stream.of(Optional.<Colour>empty()),
                        Arrays.stream(Colour.values()).map(Optional::of))
                .toList();
        var combo = new ComboBox<>(FXCollections.observableArrayList(choices));
        combo.setId("connection-colour");
        combo.setCellFactory(list -> new ColourCell());
        combo.setButtonCell(new ColourCell());
        combo.valueProperty().bindBidirectional(form.colourProperty());
        return combo;
    }

    private static final class ColourCell extends ListCell<Optional<Colour>> {
        @Override
        protected void updateItem(Optional<Colour> colour, boolean empty) {
            super.updateItem(colour, empty);
            setText(empty ? null : colour.map(it -> Messages.of("colour", it)).orElse(Messages.text("colour.none")));
            setGraphic(empty ? null : ColourMark.of(colour));
        }
    }

    /** A choice with something said about it. */
    private static final class Line extends ListCell<String> {
        private final UnaryOperator<String> words;
        private final UnaryOperator<String> more;

        Line(UnaryOperator<String> words, UnaryOperator<String> more) {
            this.words = words;
            this.more = more;
        }

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            setText(null);
            if (empty) {
                setGraphic(null);
            } else {
                var line = new HBox(
                        Widgets.label(words.apply(name)), Widgets.space(), Widgets.label(more.apply(name), "caption"));
                line.getStyleClass().add("choice-line");
                setGraphic(line);
            }
        }
    }
}
