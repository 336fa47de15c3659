package dev.sessioninspector.app;

import dev.sessioninspector.viewmodel.Clipboard;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.DataFormat;

/** The system's clipboard, through JavaFX. */
final class SystemClipboard implements Clipboard {
    @Override
    public void put(String text) {
        system().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    @Override
    public Optional<String> get() {
        return Optional.ofNullable(system().getString());
    }

    @Override
    public void clear() {
        system().clear();
    }

    private static javafx.scene.input.Clipboard system() {
        return javafx.scene.input.Clipboard.getSystemClipboard();
    }
}
