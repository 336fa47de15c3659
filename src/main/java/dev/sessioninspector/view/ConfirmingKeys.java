package dev.sessioninspector.view;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of a dialog that confirms something: Enter means no, and only where No has the focus. */
final class ConfirmingKeys {
    private static final double LINE = 40;

    private ConfirmingKeys() {}

    /** Whoever presses Enter without having looked says no; elsewhere it neither says yes nor loses what was typed. */
    static void guard(Dialog<ButtonType> dialog, ButtonType no) {
        var keep = (Button) dialog.getDialogPane().lookupButton(no);
        keep.setDefaultButton(false);
        dialog.setOnShown(shown -> keep.requestFocus());
        dialog.getDialogPane().addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                key.consume();
                if (keep.isFocused()) {
                    keep.fire();
                }
            }
        });
    }

    /** What a dialog shows scrolls by keys, whatever has the focus and has no use for them itself. */
    static void scroll(Dialog<ButtonType> dialog, FittingScroll scroll) {
        dialog.getDialogPane().addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            var typing = key.getTarget() instanceof TextField || key.getTarget() instanceof CheckBox;
            var choosing = key.getTarget() instanceof ComboBoxBase<?> box && box.isShowing();
            var distance = switch (key.getCode()) {
                case PAGE_DOWN -> choosing ? 0 : scroll.page();
                case PAGE_UP -> choosing ? 0 : -scroll.page();
                case DOWN -> typing ? LINE : 0;
                case UP -> typing ? -LINE : 0;
                default -> 0;
            };
            if (distance != 0) {
                key.consume();
                scroll.scrollBy(distance);
            }
        });
    }
}
