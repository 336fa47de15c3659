package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.NewSessionModel;
import dev.sessioninspector.viewmodel.Preset;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The form for a test session. */
final class NewSessionPane extends VBox {
    private final NewSessionModel model;

    NewSessionPane(NewSessionModel model) {
        this.model = model;
        setId("new-session");
        getStyleClass().add("detail-pane");
        var header = new HBox(
                Widgets.label(Messages.text("creation.title"), "heading"),
                Widgets.space(),
                Widgets.iconButton("close-new-session", "creation.cancel", Feather.X, model::close));
        header.getStyleClass().add("pane-header");
        var wrong = Widgets.paragraph("", "danger-text");
        wrong.setId("new-error");
        wrong.textProperty().bind(model.errorProperty());
        Widgets.showWhile(wrong, model.errorProperty().isNotEmpty());
        var create = Widgets.button("create", "creation.create", Feather.PLUS, model::create);
        create.getStyleClass().add("accent");
        create.disableProperty().bind(model.creatingProperty());
        var buttons = new HBox(create, Widgets.button("cancel-new", "creation.cancel", null, model::close));
        buttons.getStyleClass().add("token-buttons");
        var form = new VBox(
                Widgets.paragraph(Messages.text("creation.text"), "muted"),
                Widgets.field("creation.preset", preset()),
                Widgets.field("creation.shop", text("new-shop", model.shopProperty(), false)),
                Widgets.field("creation.id", text("new-id", model.idProperty(), true)),
                wrong,
                buttons);
        form.getStyleClass().add("detail-body");
        var scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, scroll);
    }

    private Node preset() {
        var combo = new ComboBox<>(FXCollections.observableArrayList(Preset.values()));
        combo.setId("new-preset");
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setConverter(new EnumWords<>("preset"));
        combo.valueProperty().bindBidirectional(model.presetProperty());
        return combo;
    }

    private TextField text(String id, StringProperty value, boolean code) {
        var field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        field.setOnAction(enter -> model.create());
        Widgets.mark(field, "code", code);
        return field;
    }
}
