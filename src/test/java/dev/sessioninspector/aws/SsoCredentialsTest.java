package dev.sessioninspector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import dev.sessioninspector.support.AwsFiles;
import dev.sessioninspector.support.FakePerson;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.FaultProxy;
import dev.sessioninspector.support.PortalServer;
import dev.sessioninspector.support.StsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.utils.UserHomeDirectoryUtils;

/** Sign-ins in every state that the SDK can find them in. */
@Timeout(60)
class SsoCredentialsTest {
    private static final String START_URL = "https://example.invalid/start";
    private static final String GOOD = """
        {"startUrl": "https://example.invalid/start", "region": "eu-west-1", "accessToken": "fake-sign-in-token",
         "expiresAt": "2999-01-01T00:00:00Z"}
        """;

    @RegisterExtension
    private final AwsFiles files = new AwsFiles();

    @RegisterExtension
    private final PortalServer portal = new PortalServer();

    @RegisterExtension
    private final StsServer sts = new StsServer();

    private final FaultProxy dynamoDb = new FaultProxy(URI.create("http://127.0.0.1:9"));
    private final FakePerson person = new FakePerson().answering(() -> false);

    @BeforeEach
    void profiles() throws IOException {
        dynamoDb.always("GetItem", Fault.answer(200, "{}"));
        files.writeConfig("""
            [profile session]
            region = eu-west-1
            sso_session = fake-session
            sso_account_id = 123456789012
            sso_role_name = Support

            [sso-session fake-session]
            sso_start_url = %1$s
            sso_region = eu-west-1

            [profile legacy]
            region = eu-west-1
            sso_start_url = %1$s
            sso_region = eu-west-1
            sso_account_id = 123456789012
            sso_role_name = Support

            [profile role]
            role_arn = arn:aws:iam::123456789012:role/Other
            source_profile = session
            """.formatted(START_URL));
    }

    @AfterEach
    void close() throws IOException {
        dynamoDb.close();
        Files.deleteIfExists(token("session"));
        Files.deleteIfExists(token("legacy"));
    }

    private static Path token(String profile) {
        try {
            var name = profile.equals("legacy") ? START_URL : "fake-session";
            var hash = MessageDigest.getInstance("SHA-1").digest(name.getBytes(StandardCharsets.UTF_8));
            return Path.of(
                    UserHomeDirectoryUtils.userHomeDirectory(),
                    ".aws",
                    "sso",
                    "cache",
                    HexFormat.of().formatHex(hash) + ".json");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void signIn(String profile, String json) throws IOException {
        Files.createDirectories(token(profile).getParent());
        Files.writeString(token(profile), json);
    }

    private void read(String profile) {
        var spec = new ConnectionSpec(
                Optional.of(profile),
                Optional.empty(),
                Optional.of(dynamoDb.endpoint()),
                ConnectionSpec.DEFAULT_TABLE,
                ConnectionSpec.DEFAULT_INDEX,
                Environment.LOCAL,
                Capability.LOOK);
        try (var connection = new AwsConnector(person, Duration.ofMillis(20)).open(spec)) {
            connection.reader().loadItem("a");
        }
    }

    private StorageException.Credentials failure(String profile) {
        return catchThrowableOfType(StorageException.Credentials.class, () -> read(profile));
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "legacy"})
    void aSignInServes(String profile) throws IOException {
        signIn(profile, GOOD);
        read(profile);
        assertThat(portal.tokens()).containsExactly("fake-sign-in-token");
        assertThat(person.renewals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody has signed in | ''",
                "cut off | {\"startUrl\": \"https://example.inv",
                "just truncated | ' '",
                "not an object | []",
                "no JSON | <html>",
                "over | {\"accessToken\": \"fake-sign-in-token\", \"expiresAt\": \"2020-01-01T00:00:00Z\"}",
                "without an end | {\"accessToken\": \"fake-sign-in-token\"}",
                "without a token | {\"expiresAt\": \"2999-01-01T00:00:00Z\"}",
                "nulls | {\"accessToken\": null, \"expiresAt\": null}",
                "an old date | {\"accessToken\": \"fake-sign-in-token\", \"expiresAt\": \"2999-01-01T00:00:00UTC\"}",
            })
    void whateverIsWrongWithASignInLeadsToSignIn(String what, String json) throws IOException {
        for (var profile : new String[] {"session", "legacy"}) {
            if (!json.isEmpty()) {
                signIn(profile, json);
            }
            var failure = failure(profile);
            assertThat(failure.reason()).as(profile).isEqualTo(Reason.SIGN_IN);
            assertThat(failure.profile()).contains(profile);
            assertThat(failure.toString()).doesNotContain("fake-sign-in-token");
        }
        assertThat(person.renewals()).hasSize(2);
    }

    @Test
    void aSignInThatThePortalDoesNotKnow() throws IOException {
        signIn("session", GOOD);
        portal.refuse(401, "UnauthorizedException");
        assertThat(failure("session").reason()).isEqualTo(Reason.SIGN_IN);
    }

    @ParameterizedTest
    @CsvSource({
        "403, ForbiddenException, NOT_ASSIGNED",
        "404, ResourceNotFoundException, NOT_ASSIGNED",
        "429, TooManyRequestsException, UNREACHABLE",
        "503, ServiceUnavailable, UNREACHABLE"
    })
    void whatThePortalRefusesIsNoSignIn(int status, String code, Reason reason) throws IOException {
        signIn("session", GOOD);
        portal.refuse(status, code);
        assertThat(failure("session").reason()).isEqualTo(reason);
        assertThat(person.renewals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403})
    void aProxysPageIsNotThePortal(int status) throws IOException {
        signIn("session", GOOD);
        portal.answer(status, "text/html", "<html><body>Please log in</body></html>");
        assertThat(failure("session").reason()).isEqualTo(Reason.NOT_AWS);
    }

    @Test
    void nobodyListensWhereThePortalShouldBe() throws IOException {
        signIn("session", GOOD);
        portal.stop();
        assertThat(failure("session").reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void aRoleThatRestsOnASignInNamesTheProfileToSignInWith() throws IOException {
        var failure = failure("role");
        assertThat(failure.reason()).isEqualTo(Reason.SIGN_IN);
        assertThat(person.renewals().getFirst().profile()).contains("session");
        signIn("session", GOOD);
        read("role");
        assertThat(sts.calls("AssumeRole").getFirst().key()).isEqualTo("FAKE_PORTAL_KEY");
    }

    @Test
    void aSignInHereLetsTheCallGoOn() {
        person.answering(() -> {
            try {
                signIn("session", GOOD);
                return true;
            } catch (IOException failed) {
                return false;
            }
        });
        read("session");
        assertThat(person.renewals()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "legacy"})
    void aSignInElsewhereTakesTheQuestionBack(String profile) throws Exception {
        person.thinking();
        var done = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            read(profile);
            done.complete(true);
        });
        person.awaitQuestion();
        signIn(profile, "{\"cut");
        signIn(profile, GOOD);
        assertThat(done.join()).isTrue();
        person.awaitDismissal();
        assertThat(person.renewals()).hasSize(1);
    }
}
