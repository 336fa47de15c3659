package dev.sessioninspector.app;

import java.util.Locale;
import java.util.Map;

/** Whether there is a screen to open a window on. */
final class Display {
    /** What to do where there is none. */
    static final String ADVICE = "Session Inspector needs a display, and there is none: start it in a desktop session, "
            + "or under a virtual one with xvfb-run.";

    private Display() {}

    /** Linux names its displays in the environment; other systems always have one for who is logged in. */
    static boolean isMissing() {
        return isMissing(System.getProperty("os.name"), System.getProperty("glass.platform", ""), System.getenv());
    }

    static boolean isMissing(String system, String platform, Map<String, String> environment) {
        var named = !environment.getOrDefault("DISPLAY", "").isEmpty();
        return system.toLowerCase(Locale.ROOT).contains("linux") && !platform.equalsIgnoreCase("headless") && !named;
    }
}
