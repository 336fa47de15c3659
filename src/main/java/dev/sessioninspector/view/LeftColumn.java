package dev.sessioninspector.view;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Shops on top, receipts at the bottom, which take the height that the shops leave; neither vanishes for the other. */
final class LeftColumn extends Pane {
    private final Region shops;
    private final Region receipts;

    LeftColumn(Region shops, Region receipts) {
        this.shops = shops;
        this.receipts = receipts;
        getStyleClass().add("left-column");
        getChildren().addAll(shops, receipts);
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth() - snappedLeftInset() - snappedRightInset();
        var room = getHeight() - shops.prefHeight(width);
        var below = receipts.isManaged()
                ? Math.min(receipts.prefHeight(width), Math.max(receipts.minHeight(width), room))
                : 0;
        shops.resizeRelocate(snappedLeftInset(), 0, width, getHeight() - below);
        receipts.resizeRelocate(snappedLeftInset(), getHeight() - below, width, below);
    }
}
