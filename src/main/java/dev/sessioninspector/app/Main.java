package dev.sessioninspector.app;

import java.io.PrintWriter;
import javafx.application.Application;

/** Starts the program: answers on the terminal what can be answered there, and opens the window otherwise. */
public final class Main {
    /** There is no display: what {@code sysexits.h} calls unavailable. */
    private static final int NO_DISPLAY = 69;

    private Main() {}

    /** Runs the program with the arguments that {@code --help} lists. */
    public static void main(String[] arguments) {
        var answer = CommandLineArguments.answer(arguments, new PrintWriter(System.out), new PrintWriter(System.err));
        if (answer.isPresent()) {
            System.exit(answer.getAsInt());
        }
        if (Display.isMissing()) {
            System.err.println(Display.ADVICE);
            System.exit(NO_DISPLAY);
        }
        try {
            Application.launch(SessionInspector.class, arguments);
        } catch (UnsupportedOperationException | UnsatisfiedLinkError noDisplay) {
            System.err.println(Display.ADVICE);
            System.exit(NO_DISPLAY);
        }
    }
}
