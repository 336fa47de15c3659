package dev.sessioninspector.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeTest {
    private static final String USER = "/home/ada";

    @ParameterizedTest
    @CsvSource({
        "Linux, /home/ada/.config/session-inspector",
        "Mac OS X, /home/ada/Library/Application Support/Session Inspector",
        "Windows 11, /home/ada/AppData/Roaming/Session Inspector"
    })
    void isWhereProgramsOfTheSystemKeepWhatIsTheUsers(String system, Path folder) {
        assertThat(Home.folder(Map.of(), system, USER)).isEqualTo(folder);
    }

    @ParameterizedTest
    @CsvSource({"Linux", "Mac OS X", "Windows 11"})
    void theEnvironmentMovesIt(String system) {
        assertThat(Home.folder(Map.of("SESSION_INSPECTOR_HOME", "/elsewhere"), system, USER))
                .isEqualTo(Path.of("/elsewhere"));
        assertThat(Home.folder(Map.of("SESSION_INSPECTOR_HOME", " "), system, USER))
                .startsWithRaw(Path.of(USER));
    }

    @Test
    void theSystemsOwnVariablesCount() {
        assertThat(Home.folder(Map.of("XDG_CONFIG_HOME", "/xdg"), "Linux", USER))
                .isEqualTo(Path.of("/xdg/session-inspector"));
        assertThat(Home.folder(Map.of("XDG_CONFIG_HOME", "relative"), "Linux", USER))
                .isEqualTo(Path.of(USER, ".config", "session-inspector"));
        assertThat(Home.folder(Map.of("APPDATA", "/roaming"), "Windows 11", USER))
                .isEqualTo(Path.of("/roaming/Session Inspector"));
    }

    @Test
    void noTestUsesTheSettingsOfWhoeverRunsIt() {
        assertThat(Home.folder().toAbsolutePath())
                .startsWithRaw(Path.of("target").toAbsolutePath().resolve("homes"));
    }
}
