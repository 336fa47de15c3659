package dev.sessioninspector.view;

import dev.sessioninspector.connection.Colour;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** The mark of a saved connection: a dot beside its name. It takes no place where there is none. */
final class ColourMark {
    private ColourMark() {}

    static Node of(Optional<Colour> colour) {
        var dot = new Region();
        dot.getStyleClass().add("colour-mark");
        colour.ifPresent(it -> dot.getStyleClass().add(it.name().toLowerCase(Locale.ROOT)));
        dot.setVisible(colour.isPresent());
        dot.setManaged(colour.isPresent());
        return dot;
    }
}
