package dev.sessioninspector.view;

import javafx.scene.control.DialogPane;
import javafx.stage.Screen;
import javafx.stage.Window;

/** Makes a dialog as high as its content asks for and the screen allows, also when there comes more of it. */
final class FittingDialogPane extends DialogPane {
    private static final double MARGIN = 4;

    private final Window owner;
    private double asked;

    FittingDialogPane(Window owner) {
        this.owner = owner;
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.addPostLayoutPulseListener(this::grow);
            }
        });
    }

    @Override
    protected double computePrefHeight(double width) {
        // The dialog's window has a frame as high as the owner's.
        var frame = owner.getHeight() - owner.getScene().getHeight();
        return Math.min(
                super.computePrefHeight(width), screen().getVisualBounds().getHeight() - frame - 2 * MARGIN);
    }

    /** It never gets smaller again: what a person is about to click would go away from under the pointer. */
    private void grow() {
        var scene = getScene();
        var window = scene == null ? null : scene.getWindow();
        if (window == null || !window.isShowing()) {
            return;
        }
        var wanted = prefHeight(getWidth());
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
