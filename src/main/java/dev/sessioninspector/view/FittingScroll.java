package dev.sessioninspector.view;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** As high as its content where there is room for it; elsewhere it scrolls. */
final class FittingScroll extends ScrollPane {
    /** What is kept free for the bar beside the content, so that nothing wraps anew when it comes. */
    static final double BAR = 14;

    private static final double SMALLEST = 120;
    private static final double PAGE = 0.9;

    private final Region content;
    private final double width;

    /** Shows content in a width, without the bar. */
    FittingScroll(Region content, double width) {
        super(content);
        this.content = content;
        this.width = width;
        content.setMinWidth(width);
        content.setPrefWidth(width);
        content.setMaxWidth(width);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        getStyleClass().add("fitting-scroll");
        setMinHeight(SMALLEST);
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
