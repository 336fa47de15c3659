package dev.sessioninspector.view;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** As high as its content, up to a limit from which on it scrolls. */
final class FittingScroll extends ScrollPane {
    private static final double SMALLEST = 160;

    private final Region content;
    private final double width;
    private final double limit;

    FittingScroll(Region content, double width, double limit) {
        super(content);
        this.content = content;
        this.width = width;
        this.limit = Math.max(SMALLEST, limit);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        getStyleClass().add("fitting-scroll");
        setMinHeight(SMALLEST);
    }

    @Override
    protected double computePrefHeight(double ignored) {
        return Math.min(limit, content.prefHeight(width) + 2);
    }
}
