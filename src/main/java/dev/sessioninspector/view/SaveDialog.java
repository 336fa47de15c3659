package dev.sessioninspector.view;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.FileChooser;

/** Asks where a file is to be written, with the system's own dialog. */
final class SaveDialog {
    private SaveDialog() {}

    static Optional<Path> ask(Node owner, String proposedName) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(proposedName);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        return Optional.ofNullable(chooser.showSaveDialog(owner.getScene().getWindow()))
                .map(File::toPath);
    }
}
