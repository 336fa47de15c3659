package dev.sessioninspector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessioninspector.connection.ConnectionException.SignInFailed;
import dev.sessioninspector.connection.SignIn.Step;
import dev.sessioninspector.support.AwsFiles;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.support.SsoServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole sign-in, with the real SDK, against a server of our own; a home, a clock and a person to go with it. */
@Timeout(60)
abstract class SignInTest {
    static final String CONFIG = """
        [profile support]
        region = eu-central-1
        sso_session = work
        sso_account_id = 123456789012
        sso_role_name = Support

        [profile other-account]
        sso_session = work
        sso_account_id = 210987654321
        sso_role_name = Support

        [sso-session work]
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-west-1
        sso_registration_scopes = sso:account:access

        [profile legacy]
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-west-1
        sso_account_id = 123456789012
        sso_role_name = Support
        """;

    @RegisterExtension
    final AwsFiles files = new AwsFiles();

    @TempDir
    Path home;

    final SsoServer server = new SsoServer();
    final SettableClock clock = new SettableClock();
    final List<Duration> pauses = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    final LinkedBlockingQueue<String> pages = new LinkedBlockingQueue<>();
    Runnable duringPause = () -> {};
    Duration patience = Duration.ofSeconds(30);
    String oidcBefore;
    String portalBefore;

    @BeforeEach
    void pointTheSdkHere() throws IOException {
        files.writeConfig(CONFIG);
        oidcBefore =
                System.setProperty("aws.endpointUrlSsoOidc", server.endpoint().toString());
        portalBefore =
                System.setProperty("aws.endpointUrlSso", server.endpoint().toString());
    }

    @AfterEach
    void close() {
        restore("aws.endpointUrlSsoOidc", oidcBefore);
        restore("aws.endpointUrlSso", portalBefore);
        server.close();
    }

    static void restore(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    Path folder() {
        return home.resolve(".aws").resolve("sso").resolve("cache");
    }

    IdentityCenter identityCenter(Pause pause) {
        return new IdentityCenter(new TokenCache(folder(), pause), clock, pause, patience, Enum::name);
    }

    IdentityCenter identityCenter() {
        return identityCenter(time -> {
            pauses.add(time);
            clock.pass(time);
            duringPause.run();
        });
    }

    /** A person with a browser: goes where the page sends them, and agrees to every code. */
    void person(Step step) {
        steps.add(step);
        switch (step) {
            case Step.Browser browser -> Thread.ofVirtual().start(() -> pages.add(visit(browser.page())));
            case Step.Code code -> server.agree(code.code());
        }
    }

    static String visit(URI page) {
        try (var browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            var answer = browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException | InterruptedException failed) {
            return failed.toString();
        }
    }

    void signIn(String profile) {
        identityCenter().signIn(profile, this::person);
    }

    SignInFailed failure(String profile, Consumer<Step> person) {
        var failed =
                catchThrowableOfType(SignInFailed.class, () -> identityCenter().signIn(profile, person));
        assertThat(failed).hasNoCause();
        assertThat(failed.getMessage() + failed.subject()).doesNotContain("fake-", "FAKE");
        assertThat(failed.region()).isEqualTo("eu-west-1");
        return failed;
    }

    Path tokenFile(String profile) {
        return new TokenCache(folder(), Pause.REAL).tokenFile(SsoProfile.of(profile, AwsConfiguration.load()));
    }

    JsonNode token(String profile) throws IOException {
        return new JsonMapper().readTree(Files.readAllBytes(tokenFile(profile)));
    }

    void cache(String profile, String json) throws IOException {
        Files.createDirectories(folder());
        Files.writeString(tokenFile(profile), json);
    }

    static String cliForm(String token, String expiresAt) {
        return """
            {"startUrl": "https://example.awsapps.com/start", "region": "eu-west-1", "accessToken": "%s", \
            "expiresAt": "%s", "clientId": "fake-cli", "clientSecret": "fake-cli-secret", \
            "registrationExpiresAt": "2026-05-01T00:00:00Z", "refreshToken": "fake-cli-refresh"}\
            """.formatted(token, expiresAt);
    }

    void assertNobodyListens() {
        var page = steps.stream()
                .filter(Step.Browser.class::isInstance)
                .findFirst()
                .orElseThrow()
                .page();
        var port = Integer.parseInt(page.getQuery().replaceFirst(".*redirect_uri=http://127.0.0.1:(\\d+)/.*", "$1"));
        assertThat(catchThrowable(() -> new Socket("127.0.0.1", port).close())).isInstanceOf(ConnectException.class);
    }
}
