package dev.sessioninspector.viewmodel;

import dev.sessioninspector.settings.SettingsException;
import dev.sessioninspector.settings.SettingsException.Reason;

/** Words what is wrong with a file of settings: which file, what in it, and the next step. */
final class SettingsProblems {
    private SettingsProblems() {}

    /**
     * What a failure means.
     *
     * @param broken the key of what to do about a file that cannot be understood
     */
    static Problem of(Throwable failure, String broken) {
        if (!(failure instanceof SettingsException settings)) {
            return new Problem(
                    Messages.text("problem.unexpected", failure.getClass().getSimpleName()),
                    Messages.text("problem.unexpected.next"));
        }
        var next = switch (settings.reason()) {
            case Reason.Inaccessible inaccessible -> Messages.text("settings.inaccessible.next");
            case Reason.Newer newer -> Messages.text("settings.newer.next");
            default -> Messages.text(broken);
        };
        return new Problem(Messages.text("settings.file", settings.file(), words(settings.reason())), next);
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case Reason.Inaccessible inaccessible -> Messages.text("settings.inaccessible");
            case Reason.NoJson(var line) -> Messages.text("settings.no-json", line);
            case Reason.SomethingElse other -> Messages.text("settings.something-else");
            case Reason.Newer(var version) -> Messages.text("settings.newer", version);
            case Reason.Wrong(var connection, var field) -> Messages.text("settings.wrong", connection, field);
            case Reason.Unknown(var connection, var field) -> Messages.text("settings.unknown", connection, field);
            case Reason.SameName(var connection) -> Messages.text("settings.same-name", connection);
        };
    }
}
