package dev.sessioninspector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Colour;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.settings.SettingsException.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class SettingsTest {
    @TempDir
    private Path folder;

    private Settings settings() {
        return new Settings(folder);
    }

    private Path file() {
        return folder.resolve("connections.json");
    }

    private static SavedConnection connection(String name) {
        return new SavedConnection(name, spec(Environment.STAGING), Optional.empty());
    }

    private static ConnectionSpec spec(Environment environment) {
        return new ConnectionSpec(
                Optional.of("support"),
                Optional.of("eu-west-1"),
                Optional.empty(),
                "the_table",
                "the_index",
                environment,
                environment.defaultCapability());
    }

    @Test
    void nothingIsThereAndNothingIsMadeBeforeSomethingIsKept() {
        assertThat(settings().connections()).isEmpty();
        assertThat(settings().recentShops("Acme")).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsKeptIsReadAgainByName() {
        settings().keep(List.of(connection("b"), connection("C")));
        settings().keep(List.of(connection("a")));
        assertThat(names()).containsExactly("a", "b", "C");
        var other = new SavedConnection("B", spec(Environment.PRODUCTION), Optional.of(Colour.PINK));
        settings().keep(List.of(other));
        assertThat(settings().connections()).containsExactly(connection("a"), other, connection("C"));
        settings().remove("c");
        assertThat(names()).containsExactly("a", "B");
    }

    @Test
    void aNewNameTakesThePlaceOfTheOldOneAndTheShopsAlong() {
        settings().keep(List.of(connection("old"), connection("other")));
        settings().looked("old", "a.myshopify.com");
        settings().replace("old", connection("new"));
        assertThat(names()).containsExactly("new", "other");
        assertThat(settings().recentShops("new")).containsExactly("a.myshopify.com");
        assertThat(settings().recentShops("old")).isEmpty();
    }

    @Test
    void randomConnectionsComeBackAsTheyWere() {
        var random = new Random(3);
        var connections = IntStream.range(0, 500)
                .mapToObj(number -> random(random, number))
                .toList();
        settings().keep(connections);
        assertThat(settings().connections()).containsExactlyInAnyOrderElementsOf(connections);
    }

    private static SavedConnection random(Random random, int number) {
        var environment = Environment.values()[random.nextInt(4)];
        var spec = new ConnectionSpec(
                maybe(random, text(random, "äß“日😀 -_.:/\\\"'{}[],abcXYZ019", 1 + random.nextInt(20))),
                maybe(random, text(random, "abcdefXYZ-0123", 1 + random.nextInt(20))),
                maybe(
                        random,
                        URI.create("http" + (random.nextBoolean() ? "s" : "") + "://host-" + random.nextInt(99)
                                + ".example:" + (1 + random.nextInt(65000)) + "/path")),
                text(random, "abcXYZ019_.-", 3 + random.nextInt(200)),
                text(random, "abcXYZ019_.-", 3 + random.nextInt(200)),
                environment,
                Capability.values()[random.nextInt(3)]);
        return new SavedConnection(
                number + text(random, "äß“日😀-_.:/\\\"'{}[],abcXYZ019", 1 + random.nextInt(20)),
                spec,
                maybe(random, Colour.values()[random.nextInt(Colour.values().length)]));
    }

    private static <T> Optional<T> maybe(Random random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private static String text(Random random, String letters, int length) {
        var points = letters.codePoints().toArray();
        var text = random.ints(length, 0, points.length)
                .map(at -> points[at])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.isBlank() ? "x" : text;
    }

    @Test
    void onlyTheOwnerMayReadThem() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no such permissions here");
        var home = folder.resolve("home");
        var settings = new Settings(home);
        settings.keep(List.of(connection("a")));
        settings.looked("a", "a.myshopify.com");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        for (var name : List.of("connections.json", "recent-shops.json")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatCannotBeReadIsSaidToBeSo(String connections, Reason reason) throws IOException {
        Files.writeString(file(), connections);
        var failure =
                catchThrowableOfType(SettingsException.class, () -> settings().connections());
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.file()).isEqualTo(file());
        assertThat(failure).hasMessageNotContaining("hidden");
    }

    static Stream<Object[]> texts() {
        return Stream.of(
                text("", new Reason.SomethingElse()),
                text("{\"kind\":\n  oops", new Reason.NoJson(2)),
                text("{\"kind\": 1, \"kind\": 2}", new Reason.NoJson(1)),
                text("[]", new Reason.SomethingElse()),
                text("{\"kind\": \"other\", \"version\": 1}", new Reason.SomethingElse()),
                text(list(2, ""), new Reason.Newer(2)),
                text(list(1, "{\"name\": \"a\"}, {}"), new Reason.Wrong(2, "name")),
                text(list(1, "{\"name\": 7}"), new Reason.Wrong(1, "name")),
                text(list(1, "{\"name\": \"a\\u202eb\"}"), new Reason.Wrong(1, "name")),
                text(list(1, "{\"name\": \"a\"}, {\"name\": \"A\"}"), new Reason.SameName(2)),
                text(field("environment", "prod"), new Reason.Wrong(1, "environment")),
                text(field("colour", "red"), new Reason.Wrong(1, "colour")),
                text(field("table", "x"), new Reason.Wrong(1, "table")),
                text(field("region", "eu west"), new Reason.Wrong(1, "region")),
                text(field("capability", "create"), new Reason.Wrong(1, "capability")),
                text(field("endpoint", "http://user:hidden@localhost"), new Reason.Wrong(1, "endpoint")),
                text(field("endpoint", "http://localhost/?token=hidden"), new Reason.Wrong(1, "endpoint")),
                text(field("profile", "shpat_hidden"), new Reason.Wrong(1, "profile")),
                text(field("accessToken", "hidden"), new Reason.Unknown(1, "accessToken")),
                text(field("a name that says hidden", "x"), new Reason.Unknown(1, "…")));
    }

    private static Object[] text(String text, Reason reason) {
        return new Object[] {text, reason};
    }

    private static String list(int version, String connections) {
        return "{\"kind\": \"session-inspector-connections\", \"version\": %d, \"connections\": [%s]}"
                .formatted(version, connections);
    }

    private static String field(String name, String value) {
        return list(1, "{\"name\": \"a\", \"%s\": \"%s\"}".formatted(name, value));
    }

    @ParameterizedTest
    @CsvSource({"'', PRODUCTION, LOOK", "http://localhost:8000, LOCAL, CREATE"})
    void whatIsLeftOutIsAsInTheForm(String endpoint, Environment environment, Capability capability)
            throws IOException {
        Files.writeString(file(), endpoint.isEmpty() ? list(1, "{\"name\": \"a\"}") : field("endpoint", endpoint));
        var spec = settings().connections().getFirst().spec();
        assertThat(spec.table()).isEqualTo("shopify_sessions");
        assertThat(spec.index()).isEqualTo("shop_index");
        assertThat(spec.environment()).isEqualTo(environment);
        assertThat(spec.capability()).isEqualTo(capability);
    }

    @Test
    void aBrokenFileIsKeptAsideBeforeANewOneIsBegun() throws IOException {
        for (var round = 1; round <= 2; round++) {
            Files.writeString(file(), "broken " + round);
            var changed = settings().keep(List.of(connection("a")));
            var aside = folder.resolve("connections.json.unreadable-" + round);
            assertThat(changed.keptAside()).contains(aside);
            assertThat(aside).hasContent("broken " + round);
            assertThat(names()).containsExactly("a");
        }
        assertThat(settings().keep(List.of(connection("b"))).keptAside()).isEmpty();
    }

    @Test
    void whatANewerVersionWroteIsLeftAlone() throws IOException {
        Files.writeString(file(), list(2, ""));
        assertThatThrownBy(() -> settings().keep(List.of(connection("a")))).isInstanceOf(SettingsException.class);
        assertThat(file()).hasContent(list(2, ""));
    }

    @Test
    void whatCannotBeWrittenIsSaidToBeSo() throws IOException {
        var blocked = Files.writeString(folder.resolve("a file"), "");
        var failure = catchThrowableOfType(
                SettingsException.class, () -> new Settings(blocked.resolve("home")).keep(List.of(connection("a"))));
        assertThat(failure.reason()).isEqualTo(new Reason.Inaccessible());
    }

    @Test
    void recentShopsAreFewAndTheLastOneIsFirst() {
        settings().keep(List.of(connection("a"), connection("b")));
        for (var number = 0; number < 30; number++) {
            settings().looked("a", number + ".myshopify.com");
        }
        settings().looked("a", "15.myshopify.com");
        settings().looked("b", "other.myshopify.com");
        assertThat(settings().recentShops("a"))
                .hasSize(Settings.RECENT_SHOPS)
                .startsWith("15.myshopify.com", "29.myshopify.com")
                .doesNotHaveDuplicates();
        settings().forgetShops("a");
        assertThat(settings().recentShops("a")).isEmpty();
        assertThat(settings().recentShops("b")).containsExactly("other.myshopify.com");
        settings().remove("b");
        settings().looked("a", "x.myshopify.com");
        assertThat(settings().recentShops("b")).isEmpty();
    }

    @Test
    void anExportHoldsTheConnectionsAndNoShop() throws IOException {
        var team = folder.resolve("team.json");
        settings().keep(List.of(connection("a"), connection("b")));
        settings().looked("a", "secret-shop.myshopify.com");
        assertThat(settings().exportTo(team)).isEqualTo(2);
        assertThat(Settings.read(team)).isEqualTo(settings().connections());
        assertThat(Files.readString(team)).doesNotContain("secret-shop", folder.toString());
    }

    @Test
    void aFileThatIsMissingCannotBeImported() {
        assertThatThrownBy(() -> Settings.read(folder.resolve("none"))).isInstanceOf(SettingsException.class);
    }

    @ParameterizedTest
    @CsvSource({"a\u0007b", "' a'", "'a '", "''", "shpat_FAKE_token"})
    void aNameIsVisibleAndNoToken(String name) {
        assertThatThrownBy(() -> connection(name)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A program beside this one that keeps connections of its own. */
    static final class Other {
        private static final int CONNECTIONS = 40;

        public static void main(String[] arguments) {
            var settings = new Settings(Path.of(arguments[0]));
            IntStream.range(0, CONNECTIONS)
                    .forEach(number -> settings.keep(List.of(connection(arguments[1] + number))));
        }
    }

    @Test
    void programsThatRunSideBySideTakeNothingFromEachOther() throws Exception {
        var others = new ArrayList<Process>();
        for (var name : List.of("x", "y")) {
            others.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Other.class.getName(),
                            folder.toString(),
                            name)
                    .inheritIO()
                    .start());
        }
        Other.main(new String[] {folder.toString(), "z"});
        for (var other : others) {
            assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(other.exitValue()).isZero();
        }
        assertThat(settings().connections()).hasSize(3 * Other.CONNECTIONS);
    }

    private List<String> names() {
        return settings().connections().stream().map(SavedConnection::name).toList();
    }
}
