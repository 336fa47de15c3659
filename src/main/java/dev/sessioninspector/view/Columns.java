package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectedModel;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** Three columns; where the window is narrow, the third slides over the second and is there only while it is needed. */
final class Columns extends Pane {
    /** Below this width, in pixels, there is no room for three columns side by side. */
    private static final double WIDE = 960;

    private static final double SEARCH_WIDTH = 216;
    private static final double SIDE_WIDTH = 368;

    private final Region search;
    private final Region sessions;
    private final Region side;
    private boolean sideNeeded;

    Columns(Region search, Region sessions, Region side, ConnectedModel model) {
        this.search = search;
        this.sessions = sessions;
        this.side = side;
        getChildren().addAll(search, sessions, side);
        ObservableValue<Boolean> needed = model.detail()
                .idProperty()
                .isNotNull()
                .or(model.newSession().openProperty());
        needed.subscribe(now -> {
            sideNeeded = now;
            requestLayout();
        });
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    @Override
    protected void layoutChildren() {
        var wide = getWidth() >= WIDE;
        var shown = wide || sideNeeded;
        var rest = getWidth() - SEARCH_WIDTH;
        place(search, 0, SEARCH_WIDTH);
        place(sessions, SEARCH_WIDTH, wide ? rest - SIDE_WIDTH : rest);
        place(side, getWidth() - SIDE_WIDTH, SIDE_WIDTH);
        side.setVisible(shown);
        Widgets.mark(side, "over", !wide);
    }

    private void place(Node child, double x, double width) {
        child.resizeRelocate(snapPositionX(x), 0, snapSizeX(width), getHeight());
    }

    @Override
    protected double computeMinHeight(double width) {
        return 200;
    }
}
