package dev.sessioninspector.app;

import dev.sessioninspector.aws.AwsConnector;
import dev.sessioninspector.connection.ConnectionException;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.TableCheck.Verdict;
import dev.sessioninspector.viewmodel.Checklist;
import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.Problems;
import dev.sessioninspector.viewmodel.StartArguments;
import java.io.PrintWriter;

/** Prints the checklist on the terminal, for a team's pipeline. */
final class CheckCommand {
    /** Nothing that the adapter needs fails. */
    static final int WELL = 0;

    /** Something fails. */
    static final int FAILS = 1;

    /** It could not be checked. */
    static final int UNCHECKED = 2;

    private CheckCommand() {}

    /** Checks what the arguments name, and returns the exit status. */
    static int run(StartArguments arguments, PrintWriter out, PrintWriter err) {
        try {
            return run(arguments.spec(), out, err);
        } catch (IllegalArgumentException malformed) {
            err.println(Messages.text("start.bad-endpoint"));
            err.flush();
            return UNCHECKED;
        }
    }

    private static int run(ConnectionSpec spec, PrintWriter out, PrintWriter err) {
        try (var connection = new AwsConnector().open(spec)) {
            var checks = connection.tableCheck().check();
            var checklist =
                    Checklist.of(connection, checks, connection.identity().get());
            out.print(checklist.text());
            out.flush();
            return status(checklist.overall());
        } catch (StorageException | ConnectionException unchecked) {
            err.println(Problems.of(unchecked, spec).sentence());
            err.flush();
            return UNCHECKED;
        }
    }

    private static int status(Verdict overall) {
        return switch (overall) {
            case PASS, WARNING -> WELL;
            case FAIL -> FAILS;
            case UNKNOWN -> UNCHECKED;
        };
    }
}
