package dev.sessioninspector.view;

import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.viewmodel.Messages;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The few pieces that views are made of. */
final class Widgets {
    private Widgets() {}

    static FontIcon icon(Feather glyph) {
        return new FontIcon(glyph);
    }

    static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A text that is never cut off. */
    static Label whole(Label label) {
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** A text that may take as many lines as it needs. */
    static Label paragraph(String text, String... styles) {
        var label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Button button(String id, String messageKey, Feather glyph, Runnable action) {
        var button = new Button(Messages.text(messageKey), glyph == null ? null : icon(glyph));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A button that is an icon; its words are its tooltip and what a screen reader says. */
    static Button iconButton(String id, String messageKey, Feather glyph, Runnable action) {
        var button = new Button(null, icon(glyph));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(Messages.text(messageKey));
        button.setTooltip(new Tooltip(Messages.text(messageKey)));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A control under its name. */
    static VBox field(String messageKey, Node control) {
        var name = label(Messages.text(messageKey), "field-label");
        name.setLabelFor(control);
        var field = new VBox(name, control);
        field.getStyleClass().add("field");
        return field;
    }

    static Node space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        VBox.setVgrow(space, Priority.ALWAYS);
        return space;
    }

    /** Shows a node, and keeps a place for it, only while a condition holds. */
    static <N extends Node> N showWhile(N node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
        return node;
    }

    /** What goes on, and what it waits for if it waits for a person. */
    static ObservableValue<String> whileWaiting(ObservableValue<String> progress, ObservableValue<String> waiting) {
        return Bindings.createStringBinding(
                () -> waiting.getValue().isEmpty() || progress.getValue().isEmpty()
                        ? progress.getValue()
                        : Messages.text("waiting.while", progress.getValue(), waiting.getValue()),
                progress,
                waiting);
    }

    /** What stands where there is nothing to show: what would be here, and what to do. */
    static VBox emptyState(Feather glyph, ObservableValue<String> title, ObservableValue<String> text) {
        var icon = icon(glyph);
        var heading = label("", "heading");
        heading.textProperty().bind(title);
        var explanation = paragraph("", "muted");
        explanation.textProperty().bind(text);
        var box = new VBox(icon, heading, explanation);
        box.getStyleClass().add("empty-state");
        return box;
    }

    /** The style class of an environment, which stands for its colour. */
    static String style(Environment environment) {
        return environment.name().toLowerCase(java.util.Locale.ROOT);
    }

    static void mark(Node node, String pseudoClass, boolean active) {
        node.pseudoClassStateChanged(PseudoClass.getPseudoClass(pseudoClass), active);
    }
}
