package dev.sessioninspector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Person;
import dev.sessioninspector.connection.Person.MfaRequest;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import dev.sessioninspector.support.AwsFiles;
import dev.sessioninspector.support.FakePerson;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.FaultProxy;
import dev.sessioninspector.support.StsServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roles and what they rest on, with the real SDK against an STS on this machine. */
@Timeout(60)
class RolesTest {
    private static final String DEVICE = "arn:aws:iam::123456789012:mfa/ada";
    private static final String ROLE = "arn:aws:iam::123456789012:role/Support";
    private static final String KEYS = """

        [profile keys]
        aws_access_key_id = FAKE_ACCESS_KEY
        aws_secret_access_key = fake-secret
        """;
    private static final String SUPPORT = """
        [profile support]
        region = eu-west-1
        role_arn = %s
        source_profile = keys
        """.formatted(ROLE);
    private static final String WITH_MFA = SUPPORT + "mfa_serial = " + DEVICE + "\n";

    @RegisterExtension
    private final AwsFiles files = new AwsFiles();

    @RegisterExtension
    private final StsServer sts = new StsServer();

    private final FaultProxy dynamoDb = new FaultProxy(URI.create("http://127.0.0.1:9"));
    private final FakePerson person = new FakePerson();
    private AwsConnector connector = new AwsConnector(person);

    @BeforeEach
    void answer() {
        dynamoDb.always("GetItem", Fault.answer(200, "{}"));
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }

    private Connection open(String profile) {
        return connector.open(new ConnectionSpec(
                Optional.of(profile),
                Optional.empty(),
                Optional.of(dynamoDb.endpoint()),
                ConnectionSpec.DEFAULT_TABLE,
                ConnectionSpec.DEFAULT_INDEX,
                Environment.LOCAL,
                Capability.LOOK));
    }

    private void read(String profile) {
        try (var connection = open(profile)) {
            connection.reader().loadItem("a");
        }
    }

    private StorageException.Credentials failure(String profile) {
        return catchThrowableOfType(StorageException.Credentials.class, () -> read(profile));
    }

    /** Whose step failed, why, and what that is about. */
    private String failureInBrief(String profile) {
        var failure = failure(profile);
        return failure.profile().orElse("-") + " " + failure.reason() + " " + failure.detail();
    }

    @Test
    void aRoleIsAssumedAsTheProfileSays() throws IOException {
        files.writeConfig(SUPPORT + """
            role_session_name = ada
            external_id = fake-external-id
            duration_seconds = 900
            """ + KEYS);
        read("support");
        var call = sts.calls("AssumeRole").getFirst();
        assertThat(call.key()).isEqualTo("FAKE_ACCESS_KEY");
        assertThat(call.region()).isEqualTo("eu-west-1");
        assertThat(call.parameters())
                .containsEntry("RoleArn", ROLE)
                .containsEntry("RoleSessionName", "ada")
                .containsEntry("ExternalId", "fake-external-id")
                .containsEntry("DurationSeconds", "900")
                .doesNotContainKeys("SerialNumber", "TokenCode");
    }

    @Test
    void aRoleIsAssumedOnceForManyCalls() throws IOException {
        files.writeConfig(SUPPORT + KEYS);
        try (var connection = open("support")) {
            connection.reader().loadItem("a");
            connection.reader().loadItem("b");
        }
        assertThat(sts.calls("AssumeRole")).hasSize(1);
        assertThat(dynamoDb.calls("GetItem")).hasSize(2);
    }

    @Test
    void aRoleCanRestOnARole() throws IOException {
        files.writeConfig(SUPPORT + KEYS + """
            [profile top]
            role_arn = arn:aws:iam::210987654321:role/Other
            source_profile = support
            """);
        read("top");
        assertThat(sts.calls("AssumeRole"))
                .extracting(StsServer.Call::key)
                .containsExactly("FAKE_ACCESS_KEY", "FAKESESSION1");
        assertThat(sts.calls("AssumeRole"))
                .extracting(call -> call.get("RoleArn"))
                .containsExactly(ROLE, "arn:aws:iam::210987654321:role/Other");
    }

    @Test
    void aProfileCanBeItsOwnSourceForItsKeys() throws IOException {
        files.writeConfig("""
            [profile self]
            role_arn = %s
            source_profile = self
            aws_access_key_id = FAKE_ACCESS_KEY
            aws_secret_access_key = fake-secret
            """.formatted(ROLE));
        read("self");
        assertThat(sts.calls("AssumeRole").getFirst().key()).isEqualTo("FAKE_ACCESS_KEY");
    }

    @Test
    void aProcessAndAWebIdentityGiveCredentials() throws IOException {
        var token = files.credentials().resolveSibling("token");
        java.nio.file.Files.writeString(token, "fake-web-identity-token\n");
        files.writeConfig("""
            [profile support]
            role_arn = %s
            source_profile = process

            [profile process]
            credential_process = echo '{"Version": 1, "AccessKeyId": "FAKE_PROCESS", "SecretAccessKey": "fake"}'

            [profile machine]
            role_arn = %s
            web_identity_token_file = %s
            """.formatted(ROLE, ROLE, token));
        try {
            read("support");
            read("machine");
        } finally {
            java.nio.file.Files.delete(token);
        }
        assertThat(sts.calls("AssumeRole").getFirst().key()).isEqualTo("FAKE_PROCESS");
        assertThat(sts.calls("AssumeRoleWithWebIdentity").getFirst().get("WebIdentityToken"))
                .isEqualTo("fake-web-identity-token");
    }

    @Test
    void aCodeIsAskedForAndAWrongOneAgain() throws IOException {
        files.writeConfig(WITH_MFA + KEYS);
        sts.device(DEVICE, "123456");
        person.typing("654321", "123456");
        read("support");
        assertThat(person.requests())
                .containsExactly(new MfaRequest("support", DEVICE, false), new MfaRequest("support", DEVICE, true));
        assertThat(person.renewals()).isEmpty();
        assertThat(dynamoDb.calls("GetItem")).hasSize(1);
    }

    @Test
    void aCodeServesEveryConnectionOfTheProfile() throws IOException {
        files.writeConfig(WITH_MFA + KEYS);
        sts.device(DEVICE, "123456");
        person.typing("123456");
        read("support");
        read("support");
        assertThat(person.requests()).hasSize(1);
        assertThat(sts.calls("AssumeRole")).hasSize(1);
    }

    @Test
    void anotherSourceNeedsACodeOfItsOwn() throws IOException {
        files.writeConfig(WITH_MFA + KEYS);
        sts.device(DEVICE, "123456");
        person.typing("123456", "123456");
        read("support");
        files.writeConfig(WITH_MFA + KEYS.replace("FAKE_ACCESS_KEY", "FAKE_OTHER_KEY"));
        read("support");
        assertThat(person.requests()).hasSize(2);
        assertThat(sts.calls("AssumeRole").getLast().key()).isEqualTo("FAKE_OTHER_KEY");
    }

    @Test
    void aCodeIsAskedForAgainWhenItsTimeIsOver() throws IOException {
        files.writeConfig(WITH_MFA + KEYS);
        sts.device(DEVICE, "123456");
        sts.life(Duration.ofSeconds(1));
        person.typing("123456", "123456");
        try (var connection = open("support")) {
            connection.reader().loadItem("a");
            assertThat(person.requests()).hasSize(1);
        } catch (StorageException.Credentials over) {
            assertThat(over.reason()).isEqualTo(Reason.MFA);
        }
        assertThat(person.requests()).hasSizeGreaterThan(1);
    }

    @Test
    void aSessionThatAwsEndsEarlyIsAskedForAnew() throws IOException {
        files.writeConfig(WITH_MFA + KEYS);
        sts.device(DEVICE, "123456");
        person.typing("123456", "123456");
        try (var connection = open("support")) {
            connection.reader().loadItem("a");
            dynamoDb.once("GetItem", Fault.error(400, "com.amazon.coral.service#ExpiredTokenException", "expired"));
            connection.reader().loadItem("b");
        }
        assertThat(person.requests()).hasSize(2);
        assertThat(person.renewals()).isEmpty();
    }

    @Test
    void withoutACodeTheProfileAndTheDeviceAreNamed() throws IOException {
        files.writeConfig(WITH_MFA + KEYS);
        connector = new AwsConnector(Person.NOBODY);
        assertThat(failureInBrief("support")).isEqualTo("support MFA " + DEVICE);
        assertThat(sts.calls("AssumeRole")).isEmpty();
    }

    @Test
    void givenUpAfterAWrongCodeTheCodeIsToBlame() throws IOException {
        files.writeConfig(WITH_MFA + KEYS);
        sts.device(DEVICE, "123456");
        person.typing("654321");
        assertThat(failureInBrief("support")).isEqualTo("support MFA_REFUSED " + DEVICE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | AccessDenied | User: arn:aws:iam::123456789012:user/ada is not authorized to perform:"
                        + " sts:AssumeRole on resource: arn:aws:iam::123456789012:role/Support | support ROLE_DENIED"
                        + " arn:aws:iam::123456789012:role/Support",
                "400 | ValidationError | The requested DurationSeconds exceeds the MaxSessionDuration set for this"
                        + " role. | support ROLE_REFUSED arn:aws:iam::123456789012:role/Support",
                "403 | RegionDisabledException | STS is not activated in this region for account:123456789012. |"
                        + " support ROLE_REFUSED arn:aws:iam::123456789012:role/Support",
                "403 | InvalidClientTokenId | The security token included in the request is invalid. | keys"
                        + " UNKNOWN_KEY ''",
                "403 | ExpiredToken | The security token included in the request is expired | keys EXPIRED ''",
                "403 | SignatureDoesNotMatch | The request signature we calculated does not match | keys SIGNATURE ''",
                "503 | ServiceUnavailable | Try again | support UNREACHABLE AWS STS"
            })
    void whatStsRefusesNamesTheStep(int status, String code, String message, String expected) throws IOException {
        files.writeConfig(SUPPORT + KEYS);
        sts.refuse("AssumeRole", status, code, message);
        assertThat(failureInBrief("support")).isEqualTo(expected.replace("''", ""));
        assertThat(person.renewals()).as("nothing has worked yet").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | ValidationError | 1 validation error detected: Value at 'tokenCode' failed to satisfy"
                        + " constraint: Member must have length greater than or equal to 6 | support MFA_REFUSED",
                "403 | AccessDenied | MultiFactorAuthentication failed, unable to validate MFA code.  Please verify"
                        + " your MFA serial number is valid and associated with this user. | support MFA_DEVICE",
                "403 | AccessDenied | User: arn:aws:iam::123456789012:user/ada is not authorized to perform:"
                        + " sts:AssumeRole | support ROLE_DENIED"
            })
    void whatStsRefusesWithACode(int status, String code, String message, String expected) throws IOException {
        files.writeConfig(WITH_MFA + KEYS);
        person.typing("123");
        sts.refuse("AssumeRole", status, code, message);
        assertThat(failureInBrief("support")).startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource({"200", "403", "502"})
    void aProxysPageIsNotSts(int status) throws IOException {
        files.writeConfig(SUPPORT + KEYS);
        sts.answerWithPage("AssumeRole", status);
        assertThat(failureInBrief("support")).isEqualTo("support NOT_AWS AWS STS");
    }

    @Test
    void nobodyListensWhereStsShouldBe() throws IOException {
        files.writeConfig(SUPPORT + KEYS);
        sts.stop();
        assertThat(failureInBrief("support")).isEqualTo("support UNREACHABLE AWS STS");
    }

    @ParameterizedTest
    @CsvSource({"65, CLOCK_BEHIND 6", "-65, CLOCK_AHEAD 6"})
    void aClockThatIsOffIsToldWithByHowMuch(int minutes, String expected) throws IOException {
        files.writeConfig(SUPPORT + KEYS);
        sts.clockAhead(Duration.ofMinutes(minutes));
        sts.refuse("AssumeRole", 403, "SignatureDoesNotMatch", "Signature not yet current: …");
        assertThat(failureInBrief("support")).startsWith("keys " + expected);
    }

    @Test
    void aSessionLivesByTheClockOfAws() throws IOException {
        files.writeConfig(SUPPORT + KEYS);
        sts.clockAhead(Duration.ofHours(-2));
        try (var connection = open("support")) {
            connection.reader().loadItem("a");
            connection.reader().loadItem("b");
        }
        assertThat(sts.calls("AssumeRole")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role_arn = x; source_profile = nobody | dev SOURCE_MISSING nobody",
                "role_arn = x; source_profile = dev | dev SOURCE_CIRCULAR ''",
                "role_arn = x; source_profile = loop | loop SOURCE_CIRCULAR ''",
                "role_arn = x | dev SOURCE_UNCLEAR ''",
                "role_arn = x; source_profile = keys; credential_source = Environment | dev SOURCE_UNCLEAR ''",
                "role_arn = x; credential_source = Moon | dev INCOMPLETE credential_source",
                "role_arn = x; credential_source = EcsContainer | dev CONTAINER ''",
                "role_arn = x; source_profile = keys; duration_seconds = long | dev INCOMPLETE duration_seconds",
                "role_arn = x; source_profile = empty | empty MISSING ''",
                "region = eu-west-1 | dev MISSING ''",
                "aws_access_key_id = FAKE | dev INCOMPLETE aws_secret_access_key",
                "credential_process = exit 3 | dev PROCESS_FAILED ''",
                "credential_process = no-such-program | dev PROCESS_FAILED ''",
                "credential_process = echo rubbish | dev PROCESS_OUTPUT ''",
                "credential_process = true | dev PROCESS_OUTPUT ''",
                "credential_process = echo '{\"Version\": 1}' | dev PROCESS_OUTPUT ''",
                "role_arn = x; web_identity_token_file = no-such-file | dev TOKEN_MISSING no-such-file",
                "sso_session = nowhere; sso_account_id = 1; sso_role_name = x | dev INCOMPLETE sso-session nowhere",
                "sso_session = work; sso_account_id = 1; sso_role_name = x | dev INCOMPLETE sso_region",
                "sso_session = work; sso_role_name = x | dev INCOMPLETE sso_account_id",
                "sso_start_url = https://x.invalid; sso_account_id = 1; sso_role_name = x | dev INCOMPLETE sso_region",
            })
    void whatIsWrongInTheFilesNamesTheStep(String properties, String expected) throws IOException {
        files.writeConfig("[profile dev]\n" + properties.replace("; ", "\n") + """

            [profile loop]
            role_arn = y
            source_profile = dev

            [profile empty]
            region = eu-west-1

            [sso-session work]
            sso_start_url = https://example.invalid/start
            """ + KEYS);
        assertThat(failureInBrief("dev")).isEqualTo(expected.replace("''", ""));
        assertThat(failure("dev").toString()).doesNotContain("keys", "empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "InvalidIdentityToken | The ID Token provided is not a valid JWT. (You may see this error if you sent"
                        + " an Access Token)",
                "AccessDenied | Not authorized to perform sts:AssumeRoleWithWebIdentity",
                "ExpiredTokenException | Token expired: current date/time 1 must be before the expiration date/time 0",
                "IDPRejectedClaim | the identity provider did not take it"
            })
    void aTokenThatIsCutOffOrOfSomebodyElse(String code, String message) throws IOException {
        files.writeConfig("""
            [profile dev]
            region = eu-west-1
            role_arn = %s
            web_identity_token_file = %s
            """.formatted(ROLE, files.config()));
        sts.refuse("AssumeRoleWithWebIdentity", code.equals("AccessDenied") ? 403 : 400, code, message);
        assertThat(failureInBrief("dev")).isEqualTo("dev TOKEN_REFUSED " + files.config());
        assertThat(failure("dev").toString()).doesNotContain(ROLE);
    }

    @Test
    void theIdentityIsAskedThroughTheSameCredentials() throws IOException {
        files.writeConfig(SUPPORT + KEYS);
        try (var connection = open("support")) {
            assertThat(connection.identity().get().orElseThrow().account()).isEqualTo("123456789012");
        }
        assertThat(sts.calls("GetCallerIdentity").getFirst().key()).isEqualTo("FAKESESSION1");
    }

    @ParameterizedTest
    @CsvSource({"403, AccessDenied", "503, ServiceUnavailable"})
    void anIdentityThatIsRefusedIsNotKnown(int status, String code) throws IOException {
        files.writeConfig(SUPPORT + KEYS);
        sts.refuse("GetCallerIdentity", status, code, "no");
        try (var connection = open("support")) {
            assertThat(connection.identity().get()).isEmpty();
        }
    }

    @Test
    void theIdentityAsksNobodyAndIsKnownOnceOthersHaveAsked() throws IOException, InterruptedException {
        files.writeConfig(WITH_MFA + KEYS);
        sts.device(DEVICE, "123456");
        person.typing("123456");
        try (var connection = open("support")) {
            var identity = new java.util.concurrent.FutureTask<>(connection.identity()::get);
            var thread = Thread.ofVirtual().start(identity);
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(person.requests()).isEmpty();
            connection.reader().loadItem("a");
            thread.join();
            assertThat(identity.resultNow()).isPresent();
            assertThat(person.requests()).hasSize(1);
        }
    }

    @Test
    void theIdentityIsGivenUpWhenTheConnectionIsClosed() throws IOException, InterruptedException {
        files.writeConfig(WITH_MFA + KEYS);
        var connection = open("support");
        var identity = new java.util.concurrent.FutureTask<>(connection.identity()::get);
        var thread = Thread.ofVirtual().start(identity);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        connection.close();
        thread.join();
        assertThat(identity.resultNow()).isEmpty();
    }
}
