package dev.sessioninspector.view;

import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.stage.Screen;
import javafx.stage.Window;

/** Lets a dialog be as high as its content asks for and the screen allows, also when there comes more of it. */
final class DialogHeight {
    private static final double MARGIN = 4;

    private final DialogPane pane;
    private final Window owner;
    private double asked;

    private DialogHeight(DialogPane pane, Window owner) {
        this.pane = pane;
        this.owner = owner;
    }

    static void follow(Dialog<?> dialog) {
        var height = new DialogHeight(dialog.getDialogPane(), dialog.getOwner());
        height.limit();
        dialog.getDialogPane().sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.addPostLayoutPulseListener(height::grow);
            }
        });
    }

    /** Its window has a frame as high as the owner's. */
    private void limit() {
        var frame = owner.getHeight() - owner.getScene().getHeight();
        pane.setMaxHeight(screen().getVisualBounds().getHeight() - frame - 2 * MARGIN);
    }

    /** It never gets smaller again: what a person is about to click would go away from under the pointer. */
    private void grow() {
        var scene = pane.getScene();
        var window = scene == null ? null : scene.getWindow();
        if (window == null || !window.isShowing()) {
            return;
        }
        var wanted = Math.min(pane.prefHeight(pane.getWidth()), pane.getMaxHeight());
        if (wanted > Math.max(asked, scene.getHeight()) + 0.5) {
            asked = wanted;
            var height = wanted + window.getHeight() - scene.getHeight();
            var bottom = screen().getVisualBounds().getMaxY() - MARGIN;
            window.setY(Math.min(window.getY(), bottom - height));
            window.setHeight(height);
        }
    }

    private Screen screen() {
        return Screen.getScreensForRectangle(owner.getX(), owner.getY(), owner.getWidth(), owner.getHeight()).stream()
                .findFirst()
                .orElseGet(Screen::getPrimary);
    }
}
