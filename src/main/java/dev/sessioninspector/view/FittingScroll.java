package dev.sessioninspector.view;

import javafx.geometry.Insets;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** In a column, as high as its content where there is room for it; elsewhere it scrolls. */
final class FittingScroll extends ScrollPane {
    /** What is kept free for the bar beside the content, so that nothing wraps anew when it comes. */
    private static final double BAR = 14;

    /** What is kept free on the other side, where a mark of the focus reaches over the content. */
    private static final double EDGE = 6;

    private static final double SMALLEST = 120;
    private static final double PAGE = 0.9;

    private final Region content;
    private final double width;

    /** Shows content in a width, which its bar is not part of. */
    FittingScroll(Region content, double width) {
        super(content);
        this.content = content;
        this.width = width + EDGE;
        content.setPadding(new Insets(0, 0, 0, EDGE));
        content.setMinWidth(this.width);
        content.setPrefWidth(this.width);
        content.setMaxWidth(this.width);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        getStyleClass().add("fitting-scroll");
        setMinHeight(SMALLEST);
        // Both lie in the padding of what it stands in: its content begins and ends where everything else does.
        VBox.setMargin(this, new Insets(0, -BAR, 0, -EDGE));
        VBox.setVgrow(this, Priority.ALWAYS);
    }

    /** How far a page goes, in pixels. */
    double page() {
        return getViewportBounds().getHeight() * PAGE;
    }

    /** Scrolls down, or up where it is negative. */
    void scrollBy(double pixels) {
        var hidden = content.getHeight() - getViewportBounds().getHeight();
        if (hidden > 0) {
            setVvalue(Math.clamp(getVvalue() + pixels / hidden, 0, 1));
        }
    }

    @Override
    protected double computePrefHeight(double ignored) {
        return content.prefHeight(width) + 2;
    }
}
