package dev.sessioninspector.viewmodel;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Colour;
import dev.sessioninspector.connection.ConnectionException.BadProfile;
import dev.sessioninspector.connection.ConnectionException.SignInFailed;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Field;
import dev.sessioninspector.connection.IamPolicy;
import dev.sessioninspector.connection.Profile;
import dev.sessioninspector.connection.SignIn;
import dev.sessioninspector.revocation.End;
import dev.sessioninspector.revocation.Outcome;
import dev.sessioninspector.revocation.Reason;
import dev.sessioninspector.revocation.Receipt;
import dev.sessioninspector.revocation.UndoOutcome;
import dev.sessioninspector.revocation.Why;
import dev.sessioninspector.session.Finding;
import dev.sessioninspector.session.SessionKind;
import dev.sessioninspector.session.SessionState;
import dev.sessioninspector.storage.StorageException.Credentials;
import dev.sessioninspector.storage.TableCheck.Aspect;
import dev.sessioninspector.storage.TableCheck.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle and the sources agree: what is asked for is there, and what is there is asked for. */
class MessagesTest {
    private static final Path MAIN = Path.of("src", "main", "java", "dev", "sessioninspector");
    private static final Path FILE =
            Path.of("src", "main", "resources", "dev", "sessioninspector", "viewmodel", "messages.properties");
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.sessioninspector.viewmodel.messages", Locale.ROOT);

    /** A text in the sources that has the form of a key, or of the part of one before an enum's constant. */
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+([.-][a-z]+)*)\"");

    private static final Pattern PROBLEM = Pattern.compile("\\bproblem\\(\\s*\"([a-z-]+)\"");

    /** What has the form of a key and is none. */
    private static final Set<String> NO_KEYS = Set.of(
            "inspector.css",
            "dev.sessioninspector.viewmodel.messages",
            "checks.create",
            "checks.creating",
            "checks.create.question");

    /** Which sentences there are for which checks: not every verdict can come of each. */
    private static final Map<Aspect, String> SENTENCES = Map.ofEntries(
            entry(Aspect.TABLE, "PASS WARNING FAIL MISSING UNKNOWN"),
            entry(Aspect.TABLE_KEY, "PASS FAIL UNKNOWN"),
            entry(Aspect.INDEX, "PASS WARNING FAIL MISSING UNKNOWN"),
            entry(Aspect.INDEX_KEY, "PASS FAIL UNKNOWN"),
            entry(Aspect.INDEX_PROJECTION, "PASS WARNING UNKNOWN"),
            entry(Aspect.QUERY, "PASS FAIL UNKNOWN"),
            entry(Aspect.GET_ITEM, "PASS FAIL UNKNOWN"),
            entry(Aspect.PUT_ITEM, "PASS FAIL UNKNOWN"),
            entry(Aspect.DELETE_ITEM, "PASS FAIL UNKNOWN"),
            entry(Aspect.BATCH_GET_ITEM, "PASS WARNING UNKNOWN"),
            entry(Aspect.CAPACITY, "NONE PASS UNKNOWN"),
            entry(Aspect.TIME_TO_LIVE, "NONE WARNING UNKNOWN"),
            entry(Aspect.DELETION_PROTECTION, "NONE PASS UNKNOWN"),
            entry(Aspect.RECOVERY, "NONE PASS UNKNOWN"),
            entry(Aspect.ENCRYPTION, "NONE PASS UNKNOWN"),
            entry(Aspect.REPLICAS, "NONE PASS UNKNOWN"),
            entry(Aspect.SIZE, "PASS UNKNOWN"));

    /** What stands before the constants of which enum. */
    private static final Map<String, Class<? extends Enum<?>>> PREFIXES = Map.ofEntries(
            entry("capability", Capability.class),
            entry("capability.choice", Capability.class),
            entry("check", Aspect.class),
            entry("receipt-text.reason", Reason.class),
            entry("receipt-text.line-undone", UndoOutcome.class),
            entry("receipt-text.state", Receipt.State.class),
            entry("receipt-text.end", End.class),
            entry("receipt-text.undone", UndoOutcome.class),
            entry("check.verdict", Verdict.class),
            entry("checks.policy", IamPolicy.Size.class),
            entry("colour", Colour.class),
            entry("environment", Environment.class),
            entry("facet", Facet.class),
            entry("finding", Finding.Kind.class),
            entry("health", Verdict.class),
            entry("import.conflict", ImportModel.Conflict.class),
            entry("kind", SessionKind.class),
            entry("kind.title", SessionKind.class),
            entry("outcome", Outcome.class),
            entry("outcome.one", Outcome.class),
            entry("preset", Preset.class),
            entry("profile.kind", Profile.Kind.class),
            entry("sign-in.browser", SignIn.Ending.class),
            entry("start.wrong", Field.class),
            entry("reason", Reason.class),
            entry("reason.advice", Reason.class),
            entry("receipt.ended", End.class),
            entry("revocation.end", End.class),
            entry("revocation.kind", SessionKind.class),
            entry("revocation.ticket", Why.Flaw.class),
            entry("revocation.token", SessionKind.class),
            entry("state", SessionState.class),
            entry("undo.outcome", UndoOutcome.class));

    private final String sources = sources();
    private final Set<String> literals = found(LITERAL);

    @Test
    void whatTheSourcesAskForIsThere() {
        var asked = asked();
        assertThat(asked).hasSizeGreaterThan(250);
        assertThat(BUNDLE.keySet()).containsAll(asked);
    }

    @Test
    void whatIsThereIsAskedFor() {
        var asked = asked();
        assertThat(BUNDLE.keySet())
                .allSatisfy(key -> assertThat(asked.contains(key) || literals.contains(key))
                        .as(key)
                        .isTrue());
    }

    @Test
    void enumsAreAskedForAsThisTestTakesThemToBe() {
        assertThat(literals).containsAll(PREFIXES.keySet());
    }

    @Test
    void everyPatternCanBeFilled() {
        assertThat(BUNDLE.keySet()).allSatisfy(key -> {
            var pattern = BUNDLE.getString(key);
            assertThat(pattern).doesNotContain("'").doesNotStartWith(" ").isNotEmpty();
            assertThatCode(() -> new MessageFormat(pattern, Locale.ENGLISH).format(new Object[] {1, 1, 1, 1, 1}))
                    .doesNotThrowAnyException();
        });
    }

    @Test
    void noKeyIsThereTwice() throws IOException {
        assertThat(Files.readAllLines(FILE).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> line.replaceFirst("\\s*=.*", "")))
                .doesNotHaveDuplicates();
    }

    private Set<String> asked() {
        var keys = new TreeSet<String>();
        literals.stream()
                .filter(text -> text.contains(".") && !PREFIXES.containsKey(text) && !NO_KEYS.contains(text))
                .forEach(keys::add);
        PREFIXES.forEach((prefix, type) -> constants(type).forEach(constant -> keys.add(prefix + "." + constant)));
        constants(Finding.Kind.class).forEach(kind -> keys.add("finding." + kind + ".why"));
        SENTENCES.forEach((aspect, kinds) ->
                Stream.of(kinds.split(" ")).forEach(kind -> keys.add("check." + aspect + "." + kind)));
        keys.addAll(List.of("checks.create.as.ONE_UNIT", "checks.create.as.ON_DEMAND", "checks.create.as.INDEX"));
        keys.addAll(List.of("check.IDENTITY", "check.IDENTITY.PASS", "check.IDENTITY.UNKNOWN"));
        for (var made : List.of("TABLE", "INDEX")) {
            keys.addAll(List.of("checks.create." + made, "checks.creating." + made, "checks.create.question." + made));
        }
        var credentials = constants(Credentials.Reason.class).stream().map(reason -> "credentials." + reason);
        var profiles = constants(BadProfile.Fault.class).stream().map(fault -> "profile." + fault);
        var signIns = constants(SignInFailed.Reason.class).stream().map(reason -> "sign-in." + reason);
        Stream.of(found(PROBLEM).stream(), credentials, profiles, signIns)
                .flatMap(names -> names)
                .flatMap(name -> Stream.of("problem." + name, "problem." + name + ".next"))
                .forEach(keys::add);
        return keys;
    }

    private static List<String> constants(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }

    private Set<String> found(Pattern pattern) {
        return pattern.matcher(sources)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sources() {
        try (var files = Stream.concat(Files.walk(MAIN.resolve("view")), Files.walk(MAIN.resolve("viewmodel")))) {
            var texts = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.append(Files.readString(file));
            }
            return texts.toString();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
