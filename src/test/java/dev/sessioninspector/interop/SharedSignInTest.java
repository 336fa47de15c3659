package dev.sessioninspector.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessioninspector.aws.IdentityCenter;
import dev.sessioninspector.support.SsoServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/**
 * Sign-ins that are shared with other programs through the files in a home of their own, each program in a process with
 * nothing in common but that home and the server.
 */
@Timeout(120)
class SharedSignInTest {
    private static final String CONFIG = """
        [profile session]
        region = eu-central-1
        sso_session = work
        sso_account_id = 123456789012
        sso_role_name = Support

        [sso-session work]
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-west-1
        sso_registration_scopes = sso:account:access

        [profile legacy]
        region = eu-central-1
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-west-1
        sso_account_id = 123456789012
        sso_role_name = Support
        """;

    /** Signs in, and prints each page to go to. */
    static final class SignInProgram {
        public static void main(String[] arguments) {
            new IdentityCenter(Enum::name).signIn(arguments[0], step -> System.out.println(step.page()));
            System.out.println("signed in");
        }
    }

    /** Any program with the SDK for Java: prints the access key that a profile gets. */
    static final class SdkProgram {
        public static void main(String[] arguments) {
            System.out.println(ProfileCredentialsProvider.create(arguments[0])
                    .resolveCredentials()
                    .accessKeyId());
        }
    }

    @TempDir
    private Path home;

    private final SsoServer server = new SsoServer();

    @BeforeEach
    void writeConfig() throws IOException {
        Files.createDirectory(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws").resolve("config"), CONFIG);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "legacy"})
    void theSdkForJavaReadsOurSignIn(String profile) throws Exception {
        signIn(profile);
        assertThat(run(java(SdkProgram.class, profile))).containsExactly(SsoServer.ACCESS_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "legacy"})
    void theSdkForJavaScriptReadsOurSignIn(String profile) throws Exception {
        assumeNode();
        signIn(profile);
        assertThat(run(node(profile))).containsExactly(SsoServer.ACCESS_KEY);
    }

    @Test
    void weReadASignInThatTheSdkForJavaScriptHasRenewed() throws Exception {
        assumeNode();
        var aboutToEnd = Instant.now().plus(Duration.ofMinutes(2)).truncatedTo(ChronoUnit.SECONDS);
        var folder = Files.createDirectories(home.resolve(".aws").resolve("sso").resolve("cache"));
        var file = folder.resolve("e274eeff768c6396088ec6eb091f4bf4d47ab1e0.json");
        Files.writeString(file, """
            {"startUrl": "https://example.awsapps.com/start", "region": "eu-west-1", \
            "accessToken": "fake-cli-token", "expiresAt": "%s", "clientId": "fake-cli", \
            "clientSecret": "fake-cli-secret", "registrationExpiresAt": "%s", "refreshToken": "fake-cli-refresh"}\
            """.formatted(aboutToEnd, aboutToEnd.plus(Duration.ofDays(30))));
        server.trustRefresh("fake-cli-refresh", "fake-cli", "fake-cli-secret");
        assertThat(run(node("session"))).containsExactly(SsoServer.ACCESS_KEY);
        assertThat(Files.readString(file)).contains("fake-access-token-").doesNotContain("fake-cli-token");
        assertThat(run(java(SignInProgram.class, "session"))).containsExactly("signed in");
        assertThat(server.calls(SsoServer.TOKEN)).hasSize(1);
    }

    private static void assumeNode() {
        var missing = RealAdapter.missing();
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    private void signIn(String profile) throws IOException, InterruptedException {
        var program = start(java(SignInProgram.class, profile));
        var page = URI.create(program.inputReader().readLine());
        if (profile.equals("legacy")) {
            server.agree(page.getQuery().replaceFirst("user_code=", ""));
        } else {
            visit(page);
        }
        assertThat(program.inputReader().readAllLines()).containsExactly("signed in");
        assertThat(program.waitFor()).isZero();
    }

    private static void visit(URI page) throws IOException, InterruptedException {
        try (var browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            var shown = browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(shown.body()).contains("AGREED");
        }
    }

    private static ProcessBuilder java(Class<?> program, String profile) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                profile);
    }

    private static ProcessBuilder node(String profile) {
        return new ProcessBuilder("node", "credentials.js", profile)
                .directory(Path.of("src", "test", "js").toFile());
    }

    private Process start(ProcessBuilder program) throws IOException {
        var environment = program.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.put("HOME", home.toString());
        environment.put("AWS_ENDPOINT_URL_SSO", server.endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_SSO_OIDC", server.endpoint().toString());
        environment.put("NODE_NO_WARNINGS", "1");
        return program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private List<String> run(ProcessBuilder program) throws IOException, InterruptedException {
        var process = start(program);
        var lines = process.inputReader().readAllLines();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return lines;
    }
}
