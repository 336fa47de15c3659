package dev.sessioninspector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import dev.sessioninspector.support.AwsFiles;
import dev.sessioninspector.support.StsServer;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;

/** Where credentials come from when no profile is chosen. */
@Timeout(30)
class DefaultChainTest {
    @RegisterExtension
    private final AwsFiles files = new AwsFiles();

    @RegisterExtension
    private final StsServer sts = new StsServer();

    private final Map<String, String> before = new HashMap<>();

    @BeforeEach
    void onNoInstance() {
        set("aws.disableEc2Metadata", "true");
    }

    @AfterEach
    void restore() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    private void set(String property, String value) {
        before.put(property, System.setProperty(property, value));
    }

    private static String key(Function<Sources, Source> choice) {
        var clients = new Clients(Region.EU_WEST_1, Optional.empty(), AwsConfiguration.load());
        try (var credentials = new Credentials(new Sources(clients, new RoleSessions(Clock.systemUTC())), choice)) {
            return credentials.resolveCredentials().accessKeyId();
        }
    }

    private static StorageException.Credentials failure() {
        return catchThrowableOfType(StorageException.Credentials.class, () -> key(Sources::byDefault));
    }

    private static String keys(String key) {
        return "aws_access_key_id = %s\naws_secret_access_key = fake\n".formatted(key);
    }

    @Test
    void theProcesssOwnComeFirst() throws IOException {
        files.writeCredentials("[default]\n" + keys("FAKE_FILE"));
        assertThat(key(Sources::byDefault)).isEqualTo("FAKE_FILE");
        set("aws.accessKeyId", "FAKE_PROCESS");
        set("aws.secretAccessKey", "fake");
        assertThat(key(Sources::byDefault)).isEqualTo("FAKE_PROCESS");
        assertThat(key(Sources::forLocal)).isEqualTo("FAKE_PROCESS");
    }

    @Test
    void theProfileThatIsMeantBehavesAsIfItWereChosen() throws IOException {
        set("aws.profile", "support");
        files.writeConfig("""
            [profile support]
            role_arn = arn:aws:iam::123456789012:role/Support
            source_profile = keys
            mfa_serial = arn:aws:iam::123456789012:mfa/ada

            [profile keys]
            """ + keys("FAKE_FILE"));
        assertThat(failure().reason()).isEqualTo(Reason.MFA);
        assertThat(failure().profile()).contains("support");
    }

    @Test
    void aStaleSignInIsNotPassedOver() throws IOException {
        files.writeConfig("""
            [default]
            sso_start_url = https://example.invalid/nobody-signed-in
            sso_region = eu-west-1
            sso_account_id = 123456789012
            sso_role_name = Support
            """);
        assertThat(failure().reason()).isEqualTo(Reason.SIGN_IN);
        assertThat(failure().profile()).contains("default");
    }

    @Test
    void aDynamoDbOnThisMachineNeedsNobodysSignIn() throws IOException {
        files.writeConfig("[default]\nsso_start_url = https://example.invalid\n");
        assertThat(key(Sources::forLocal)).isEqualTo("local");
        files.writeConfig("[default]\n" + keys("FAKE_FILE"));
        assertThat(key(Sources::forLocal)).isEqualTo("FAKE_FILE");
    }

    @Test
    void aTokenFileOfTheProcessGivesARole() throws IOException {
        files.writeCredentials("[default]\n");
        set("aws.webIdentityTokenFile", files.credentials().toString());
        set("aws.roleArn", "arn:aws:iam::123456789012:role/Pod");
        assertThat(key(Sources::byDefault)).isEqualTo("FAKESESSION1");
        assertThat(sts.calls("AssumeRoleWithWebIdentity").getFirst().get("RoleArn"))
                .endsWith("role/Pod");
    }

    @Test
    void aContainerThatGivesNoneIsTold() {
        set("aws.containerCredentialsFullUri", "http://127.0.0.1:9/");
        assertThat(failure().reason()).isEqualTo(Reason.CONTAINER);
    }

    @Test
    void withNothingAnywhereNoneAreFound() {
        assertThat(failure().reason()).isEqualTo(Reason.MISSING);
    }
}
