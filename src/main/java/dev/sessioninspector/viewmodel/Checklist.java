package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.IamPolicy;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.storage.TableCheck.Aspect;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.storage.TableCheck.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checks of a table in words. Holds nothing secret, so that it can be pasted anywhere.
 *
 * @param lines in the order in which a set-up goes
 * @param overall the worst verdict of what the adapter needs; what it does not need counts only where it fails
 */
public record Checklist(String place, List<Line> lines, Verdict overall) {
    /** Stands in a policy where the account is not known. */
    private static final String ACCOUNT_PLACEHOLDER = "ACCOUNT_ID";

    /**
     * A line of the checklist.
     *
     * @param fix the command or the policy that mends it; empty where there is nothing to mend
     */
    public record Line(Verdict verdict, String name, String sentence, String fix) {}

    /** Words what was found out through a connection. */
    public static Checklist of(Connection connection, List<Check> checks, Optional<Identity> identity) {
        var fixes = new Fixes(connection.spec(), connection.region(), policy(connection, identity), checks);
        var lines = Stream.concat(
                        Stream.of(who(identity)),
                        checks.stream()
                                .map(check -> new Line(
                                        check.verdict(),
                                        Messages.of("check", check.aspect()),
                                        sentence(connection, check),
                                        fixes.of(check).orElse(""))))
                .toList();
        var worst = checks.stream()
                .filter(check -> check.aspect().isNeeded() || check.verdict() == Verdict.FAIL)
                .map(Check::verdict)
                .max(Comparator.comparingInt(Checklist::badness));
        return new Checklist(place(connection, identity), lines, worst.orElse(Verdict.UNKNOWN));
    }

    /** The policy for a connection's table. */
    static IamPolicy policy(Connection connection, Optional<Identity> identity) {
        return new IamPolicy(
                connection.region(),
                identity.map(Identity::account).orElse(ACCOUNT_PLACEHOLDER),
                connection.spec().table(),
                connection.spec().index());
    }

    /** As text for a ticket or a terminal. */
    public String text() {
        return place + "\n\n"
                + lines.stream()
                        .map(line -> "%-8s %-24s %s%s"
                                .formatted(
                                        Messages.of("check.verdict", line.verdict()),
                                        line.name(),
                                        line.sentence(),
                                        line.fix().isEmpty()
                                                ? ""
                                                : "\n" + line.fix().indent(10).stripTrailing()))
                        .collect(Collectors.joining("\n"))
                + "\n\n"
                + Messages.of("health", overall) + "\n";
    }

    private static int badness(Verdict verdict) {
        return switch (verdict) {
            case PASS -> 0;
            case WARNING -> 1;
            case UNKNOWN -> 2;
            case FAIL -> 3;
        };
    }

    private static Line who(Optional<Identity> identity) {
        return identity.map(who -> new Line(
                        Verdict.PASS,
                        Messages.text("check.IDENTITY"),
                        Messages.text("check.IDENTITY.PASS", who.account(), who.name()),
                        ""))
                .orElseGet(() -> new Line(
                        Verdict.UNKNOWN, Messages.text("check.IDENTITY"), Messages.text("check.IDENTITY.UNKNOWN"), ""));
    }

    private static String place(Connection connection, Optional<Identity> identity) {
        var spec = connection.spec();
        return Messages.text(
                "place.full",
                Messages.of("environment", spec.environment()),
                identity.map(Identity::account).orElse(Messages.text("account.unknown")),
                connection.region(),
                spec.table(),
                spec.endpoint().map(at -> Messages.text("place.at", at)).orElse(""));
    }

    private static String sentence(Connection connection, Check check) {
        if (check.verdict() == Verdict.UNKNOWN && !check.found().isEmpty()) {
            return Messages.text("check.denied", check.found());
        }
        var spec = connection.spec();
        return Messages.text(
                "check." + check.aspect().name() + "." + kind(check),
                spec.table(),
                spec.index(),
                connection.region(),
                check.found());
    }

    /** Which sentence fits: some have one of their own for nothing found. */
    private static String kind(Check check) {
        var nothing = check.found().isEmpty();
        return switch (check.aspect()) {
            case TABLE, INDEX ->
                check.verdict() == Verdict.FAIL && nothing
                        ? "MISSING"
                        : check.verdict().name();
            case CAPACITY, TIME_TO_LIVE, DELETION_PROTECTION, RECOVERY, ENCRYPTION, REPLICAS ->
                check.verdict() == Verdict.PASS && nothing
                        ? "NONE"
                        : check.verdict().name();
            default -> check.verdict().name();
        };
    }

    /** Whether a table of that name is what is missing. */
    static boolean lacks(List<Check> checks, Aspect aspect) {
        return checks.contains(new Check(aspect, Verdict.FAIL, ""));
    }
}
