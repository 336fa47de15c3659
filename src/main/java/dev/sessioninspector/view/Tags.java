package dev.sessioninspector.view;

import dev.sessioninspector.session.SessionKind;
import dev.sessioninspector.session.SessionState;
import dev.sessioninspector.viewmodel.Messages;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** Small tags with a word and an icon; the colour only says it again. */
final class Tags {
    private Tags() {}

    static Label state(SessionState state) {
        return switch (state) {
            case ACTIVE -> tag(Messages.of("state", state), Feather.CHECK_CIRCLE, "success");
            case REFRESHABLE -> tag(Messages.of("state", state), Feather.REFRESH_CW, "neutral");
            case EXPIRED -> tag(Messages.of("state", state), Feather.CLOCK, "neutral");
            case NO_TOKEN -> tag(Messages.of("state", state), Feather.SLASH, "danger");
        };
    }

    static Label kind(SessionKind kind) {
        return switch (kind) {
            case OFFLINE -> tag(Messages.of("kind", kind), Feather.SERVER, "plain");
            case EXPIRING_OFFLINE -> tag(Messages.of("kind", kind), Feather.SERVER, "plain");
            case ONLINE -> tag(Messages.of("kind", kind), Feather.USER, "plain");
        };
    }

    private static Label tag(String word, Feather glyph, String style) {
        var icon = Widgets.icon(glyph);
        var tag = Widgets.label(word, "tag", style);
        tag.setGraphic(icon);
        return tag;
    }
}
