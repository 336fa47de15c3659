package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectedModel;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * Three columns. Where the window is narrow, the third lies over the table of the second and is there only while it is
 * needed; what can be done with sessions stays in sight above it.
 */
final class Columns extends Pane {
    /** Below this width, in pixels, there is no room for three columns side by side. */
    private static final double WIDE = 960;

    private static final double SEARCH_WIDTH = 216;
    private static final double SIDE_WIDTH = 368;

    private final Region search;
    private final SessionsPane sessions;
    private final Region side;
    private final BooleanBinding sideNeeded;

    Columns(Region search, SessionsPane sessions, Region side, ConnectedModel model) {
        this.search = search;
        this.sessions = sessions;
        this.side = side;
        getChildren().addAll(search, sessions, side);
        sideNeeded = model.detail()
                .idProperty()
                .isNotNull()
                .or(model.newSession().openProperty())
                .or(model.receipts().openedProperty().isNotNull());
        sideNeeded.subscribe(this::requestLayout);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    @Override
    protected void layoutChildren() {
        var wide = getWidth() >= WIDE;
        var shown = wide || sideNeeded.get();
        var rest = getWidth() - SEARCH_WIDTH;
        place(search, 0, 0, SEARCH_WIDTH);
        place(sessions, SEARCH_WIDTH, 0, wide ? rest - SIDE_WIDTH : rest);
        sessions.layout();
        place(side, getWidth() - SIDE_WIDTH, wide ? 0 : sessions.tableTop(), SIDE_WIDTH);
        side.setVisible(shown);
        Widgets.mark(side, "over", !wide);
    }

    private void place(Node child, double x, double y, double width) {
        child.resizeRelocate(snapPositionX(x), y, snapSizeX(width), getHeight() - y);
    }

    @Override
    protected double computeMinHeight(double width) {
        return 200;
    }
}
