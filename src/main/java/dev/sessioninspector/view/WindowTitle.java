package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectedModel;
import dev.sessioninspector.viewmodel.Messages;

/** What the window is called in the task bar. */
final class WindowTitle {
    private WindowTitle() {}

    static String unconnected() {
        return Messages.text("app.title");
    }

    static String of(ConnectedModel connected) {
        var environment = Messages.of("environment", connected.environment());
        return connected.name().isEmpty()
                ? Messages.text("app.title.connected", connected.table(), environment)
                : Messages.text("app.title.saved", connected.name(), environment, connected.table());
    }
}
