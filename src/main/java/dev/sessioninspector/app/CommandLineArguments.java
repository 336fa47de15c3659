package dev.sessioninspector.app;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.viewmodel.StartArguments;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program's arguments. */
@Command(
        name = "session-inspector",
        description = "Look at, check and delete the Shopify app sessions that are kept in Amazon DynamoDB.",
        versionProvider = CommandLineArguments.Version.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "--profile, --endpoint or --sandbox is enough to connect without a click.",
            "Without --profile the AWS SDK's default credentials are used."
        })
final class CommandLineArguments {
    @Option(names = "--profile", paramLabel = "NAME", description = "AWS profile")
    private Optional<String> profile = Optional.empty();

    @Option(names = "--region", paramLabel = "ID", description = "AWS region; the profile's own if not given")
    private Optional<String> region = Optional.empty();

    @Option(names = "--endpoint", paramLabel = "URL", description = "where DynamoDB answers; AWS if not given")
    private Optional<String> endpoint = Optional.empty();

    @Option(names = "--table", paramLabel = "NAME", description = "table; shopify_sessions if not given")
    private Optional<String> table = Optional.empty();

    @Option(names = "--index", paramLabel = "NAME", description = "its index on shop; shop_index if not given")
    private Optional<String> index = Optional.empty();

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description =
                    "local, development, staging or production; production if not given, local for an endpoint on "
                            + "this machine")
    private Optional<Environment> environment = Optional.empty();

    @Option(
            names = "--capability",
            paramLabel = "NAME",
            description = "look, delete or create; what suits the environment if not given")
    private Optional<Capability> capability = Optional.empty();

    @Option(names = "--shop", paramLabel = "SHOP", description = "shop to list once connected")
    private Optional<String> shop = Optional.empty();

    @Option(names = "--sandbox", description = "open a local DynamoDB with sample shops")
    private boolean sandbox;

    @Option(
            names = "--check",
            description = "print the checklist of the table and end: 0 all well, 1 something fails, 2 not checked")
    private boolean check;

    /** Reads arguments that {@link #answer} found nothing wrong with. */
    static StartArguments parse(List<String> arguments) {
        var read = new CommandLineArguments();
        parser(read).parseArgs(arguments.toArray(String[]::new));
        return read.asStartArguments();
    }

    private StartArguments asStartArguments() {
        return new StartArguments(
                profile, region, endpoint, table, index, environment, capability, shop, sandbox, check);
    }

    /**
     * Answers what needs no window: help, the version, the checklist, and arguments that cannot be read.
     *
     * @return the exit status, or nothing where the window should open
     */
    static OptionalInt answer(String[] arguments, PrintWriter out, PrintWriter err) {
        var read = new CommandLineArguments();
        var parser = parser(read).setOut(out).setErr(err);
        try {
            var parsed = parser.parseArgs(arguments);
            var helped = CommandLine.executeHelpRequest(parsed);
            out.flush();
            if (helped == null) {
                read.refuseToCreateInProduction(parser);
            }
            if (helped == null && read.check) {
                return OptionalInt.of(CheckCommand.run(read.asStartArguments(), out, err));
            }
            return helped == null ? OptionalInt.empty() : OptionalInt.of(helped);
        } catch (CommandLine.ParameterException wrong) {
            err.println(wrong.getMessage());
            err.println("Try --help.");
            err.flush();
            return OptionalInt.of(parser.getCommandSpec().exitCodeOnInvalidInput());
        }
    }

    private void refuseToCreateInProduction(CommandLine parser) {
        var meant = environment.orElseGet(() -> Environment.guess(host()));
        if (!sandbox
                && capability
                        .filter(chosen -> chosen != chosen.atMost(meant.mostCapability()))
                        .isPresent()) {
            throw new CommandLine.ParameterException(
                    parser, "Nothing is created in production: name another --environment, or --capability delete.");
        }
    }

    /** Empty where there is no endpoint, or none that can be understood: the form says so later. */
    private String host() {
        try {
            return endpoint.map(URI::create).map(URI::getHost).orElse("");
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static CommandLine parser(CommandLineArguments arguments) {
        return new CommandLine(arguments).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** The version that the build wrote down. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Session Inspector " + AppVersion.current()};
        }
    }
}
