package dev.sessioninspector.aws;

import static dev.sessioninspector.support.SsoServer.AUTHORIZE;
import static dev.sessioninspector.support.SsoServer.REGISTER;
import static dev.sessioninspector.support.SsoServer.ROLE;
import static dev.sessioninspector.support.SsoServer.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.SignIn.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the cache before a sign-in, and after it. */
@Timeout(60)
class SignInCacheTest extends SignInTest {
    /** SHA-1 of {@code work}, and of the start URL: what the AWS CLI calls the files. */
    private static final String SESSION_FILE = "e274eeff768c6396088ec6eb091f4bf4d47ab1e0.json";

    @Test
    void filesAreNamedAsTheCliNamesThem() {
        signIn("support");
        signIn("legacy");
        assertThat(folder().resolve(SESSION_FILE)).exists();
        assertThat(folder().resolve("e8be5486177c5b5392bd9aa76563515b29358e6e.json"))
                .exists();
    }

    @Test
    void nobodyElseMayReadTheFiles() throws IOException {
        signIn("support");
        assertThat(permissions(folder())).isEqualTo("rwx------");
        try (var written = Files.list(folder())) {
            assertThat(written)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aSignInThatTheCliHasDoneMeanwhileIsEnough() throws IOException {
        server.trust("fake-cli-token");
        cache("support", cliForm("fake-cli-token", "2026-03-01T20:00:00Z"));
        signIn("support");
        assertThat(steps).isEmpty();
        assertThat(server.calls(TOKEN)).isEmpty();
        assertThat(server.calls(ROLE)).hasSize(1);
    }

    @Test
    void datesOfOlderClisAreRewrittenForTheSdk() throws IOException {
        server.trust("fake-cli-token");
        cache("legacy", """
            {"startUrl": "https://example.awsapps.com/start", "region": "eu-west-1", \
            "accessToken": "fake-cli-token", "expiresAt": "2026-03-01T20:00:00UTC"}\
            """);
        signIn("legacy");
        assertThat(steps).isEmpty();
        assertThat(token("legacy").path("expiresAt").stringValue()).isEqualTo("2026-03-01T20:00:00Z");
    }

    @Test
    void aTokenThatIsRefusedIsReplaced() throws IOException {
        cache("support", cliForm("fake-revoked-token", "2026-03-01T20:00:00Z"));
        signIn("support");
        assertThat(steps).hasSize(1);
        assertThat(token("support").path("accessToken").stringValue()).startsWith("fake-access-token-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T11:00:00Z", "2026-03-01T12:04:00Z", "2026-03-01T11:00:00UTC"})
    void anExpiredTokenIsRenewedWithoutAPerson(String expiresAt) throws IOException {
        server.trustRefresh("fake-cli-refresh", "fake-cli", "fake-cli-secret");
        cache("support", cliForm("fake-expired-token", expiresAt));
        signIn("support");
        assertThat(steps).isEmpty();
        assertThat(server.calls(REGISTER)).isEmpty();
        var token = token("support");
        assertThat(token.path("expiresAt").stringValue()).isEqualTo("2026-03-01T20:00:00Z");
        assertThat(token.path("refreshToken").stringValue()).startsWith("fake-refresh-token-");
        assertThat(token.path("clientId").stringValue()).isEqualTo("fake-cli");
    }

    @Test
    void aPersonSignsInWhereRenewingIsRefused() throws IOException {
        cache("support", cliForm("fake-expired-token", "2026-03-01T11:00:00Z"));
        signIn("support");
        assertThat(steps).hasSize(1);
        assertThat(token("support").path("clientId").stringValue()).startsWith("fake-client-");
    }

    @Test
    void aRegistrationThatIsOverRenewsNothing() throws IOException {
        server.trustRefresh("fake-cli-refresh", "fake-cli", "fake-cli-secret");
        cache("support", cliForm("fake-expired-token", "2026-03-01T11:00:00Z").replace("2026-05", "2026-02"));
        signIn("support");
        assertThat(steps).hasSize(1);
    }

    @Test
    void aFileThatIsJustBeingWrittenIsWaitedFor() throws IOException {
        server.trust("fake-cli-token");
        var whole = cliForm("fake-cli-token", "2026-03-01T20:00:00Z");
        cache("support", "");
        duringPause = () -> write(pauses.size() == 1 ? whole.substring(0, 60) : whole);
        signIn("support");
        assertThat(steps).isEmpty();
        assertThat(pauses).hasSize(2);
    }

    private void write(String text) {
        try {
            cache("support", text);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "null",
                "{\"accessToken\": 7}",
                "{\"accessToken\": \"fake\", \"expiresAt\": \"soon\"}"
            })
    void aFileThatStaysCutOffIsReplaced(String rubbish) throws IOException {
        cache("support", rubbish);
        signIn("support");
        assertThat(steps).hasSize(1);
        assertThat(pauses).hasSizeBetween(5, 20);
        assertThat(token("support").path("accessToken").stringValue()).startsWith("fake-access-token-");
    }

    @Test
    void whoComesSecondFindsTheFirstOnesSignIn() throws Exception {
        var shared = identityCenter();
        var atTheBrowser = new CompletableFuture<Step>();
        var first = Thread.ofVirtual().start(() -> shared.signIn("support", atTheBrowser::complete));
        var step = atTheBrowser.get();
        var second = Thread.ofVirtual().start(() -> shared.signIn("support", steps::add));
        visit(step.page());
        assertThat(first.join(Duration.ofSeconds(10))).isTrue();
        assertThat(second.join(Duration.ofSeconds(10))).isTrue();
        assertThat(steps).isEmpty();
        assertThat(server.calls(AUTHORIZE)).hasSize(1);
    }
}
