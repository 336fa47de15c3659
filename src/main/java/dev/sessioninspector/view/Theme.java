package dev.sessioninspector.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** How everything looks: two typefaces, AtlantaFX's light and dark Primer, and the program's own style sheet. */
public final class Theme {
    private static final List<String> FONTS = List.of(
            "/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-SemiBold.otf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf");

    private static final String STYLES =
            Objects.requireNonNull(Theme.class.getResource("inspector.css")).toExternalForm();

    private Theme() {}

    /** Dresses a scene, and follows the colour scheme that its preferences tell: the system's unless set otherwise. */
    public static void apply(Scene scene) {
        FONTS.forEach(Theme::load);
        scene.getPreferences()
                .colorSchemeProperty()
                .subscribe(scheme -> Application.setUserAgentStylesheet(
                        scheme == ColorScheme.DARK
                                ? new PrimerDark().getUserAgentStylesheet()
                                : new PrimerLight().getUserAgentStylesheet()));
        apply(scene.getRoot());
    }

    /** Dresses what has a scene of its own, such as a dialog. */
    static void apply(Parent root) {
        root.getStylesheets().add(STYLES);
        root.getStyleClass().add("inspector");
    }

    private static void load(String resource) {
        try (var font = Theme.class.getResourceAsStream(resource)) {
            Font.loadFont(font, 13);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
