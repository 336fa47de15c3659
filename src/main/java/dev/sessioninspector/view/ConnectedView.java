package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectedModel;
import dev.sessioninspector.viewmodel.SwitchModel;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** An open connection: its bar on top, three columns, and what goes on at the bottom. */
final class ConnectedView extends BorderPane {
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REFRESH = new KeyCodeCombination(KeyCode.F5);

    ConnectedView(ConnectedModel model, SwitchModel switcher, Runnable disconnect) {
        EnvironmentFrame.around(this, model.environment());
        setTop(new VBox(
                new ConnectionBar(model, switcher, disconnect),
                new SignInPane(model.signIn()),
                new ChecksPane(model),
                new Banners(model)));
        var search = new SearchPane(model);
        var left = new LeftColumn(search, new ReceiptsPane(model.receipts()));
        var sessions = new SessionsPane(model);
        setCenter(new Columns(left, sessions, new SidePane(model), model));
        setBottom(new StatusBar(model));
        var dialog = new RevocationDialog(model.revocation(), this, sessions::focusTable);
        model.revocation().reviewProperty().subscribe(dialog::show);
        var unlocking = new UnlockDialog(model, this);
        model.unlock().askingProperty().subscribe(unlocking::show);
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (FIND.match(key)) {
                search.focus();
            } else if (REFRESH.match(key)) {
                model.sessions().refresh();
            } else if (key.getCode() == KeyCode.ESCAPE) {
                model.putAway();
            }
        });
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                search.focus();
            }
        });
    }
}
