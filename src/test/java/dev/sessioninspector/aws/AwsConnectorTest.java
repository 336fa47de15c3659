package dev.sessioninspector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionException;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import dev.sessioninspector.support.AwsFiles;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class AwsConnectorTest {
    private static final String KEYS = """
        aws_access_key_id = FAKE_ACCESS_KEY
        aws_secret_access_key = FAKE
        """;
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @RegisterExtension
    private final AwsFiles files = new AwsFiles();

    private static Connection open(String profile, String region, URI endpoint, Capability capability) {
        return new AwsConnector()
                .open(new ConnectionSpec(
                        Optional.ofNullable(profile),
                        Optional.ofNullable(region),
                        Optional.ofNullable(endpoint),
                        ConnectionSpec.DEFAULT_TABLE,
                        ConnectionSpec.DEFAULT_INDEX,
                        Environment.LOCAL,
                        capability));
    }

    private static String region(String profile, String region, URI endpoint) {
        try (var connection = open(profile, region, endpoint, Capability.LOOK)) {
            return connection.region();
        }
    }

    @Test
    void anUnknownProfileDoesNotTellTheOthers() throws IOException {
        files.writeConfig("[profile customer-with-a-name]\nregion = eu-west-1\n");
        var unknown = catchThrowable(() -> open("staging", null, null, Capability.LOOK));
        assertThat(unknown).isInstanceOf(ConnectionException.NoSuchProfile.class);
        assertThat(unknown.toString()).doesNotContain("customer");
        assertThat(unknown).hasNoCause();
    }

    @Test
    void theRegionIsTheOneChosenThenTheProfiles() throws IOException {
        files.writeConfig("[profile dev]\nregion = eu-central-1\n");
        assertThat(region("dev", null, null)).isEqualTo("eu-central-1");
        assertThat(region("dev", "eu-west-1", null)).isEqualTo("eu-west-1");
        assertThat(region("dev", null, NOBODY)).isEqualTo("eu-central-1");
    }

    @Test
    void theProcesssRegionStandsInForAMissingOne() throws IOException {
        files.writeConfig("[profile dev]\noutput = json\n");
        var before = System.setProperty("aws.region", "ap-south-1");
        try {
            assertThat(region("dev", null, null)).isEqualTo("ap-south-1");
        } finally {
            restore("aws.region", before);
        }
    }

    private static void restore(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    @Test
    void withoutARegionThereIsNoConnectionButToAnEndpoint() throws IOException {
        files.writeConfig("[profile dev]\noutput = json\n");
        var before = System.setProperty("aws.disableEc2Metadata", "true");
        try {
            assertThat(catchThrowable(() -> open("dev", null, null, Capability.LOOK)))
                    .isInstanceOf(ConnectionException.NoRegion.class);
            assertThat(region("dev", null, NOBODY)).isEqualTo("us-east-1");
        } finally {
            restore("aws.disableEc2Metadata", before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAConnectionMayNotDoIsNotThere(Capability capability) {
        try (var connection = open(null, null, NOBODY, capability)) {
            assertThat(connection.remover().isPresent()).isEqualTo(capability != Capability.LOOK);
            assertThat(connection.storage().isPresent()).isEqualTo(capability == Capability.CREATE);
            assertThat(connection.tableCreator().isPresent()).isEqualTo(capability == Capability.CREATE);
        }
    }

    @Test
    void aProfileWithoutCredentialsMissesThem() throws IOException {
        files.writeConfig("[profile dev]\nregion = eu-west-1\n");
        assertThat(reason("dev")).isEqualTo(Reason.MISSING);
    }

    @Test
    void aProfileWithoutASignInAsksForOne() throws IOException {
        files.writeConfig("""
            [profile dev]
            region = eu-west-1
            sso_session = nobody-signed-in-here
            sso_account_id = 123456789012
            sso_role_name = Support

            [sso-session nobody-signed-in-here]
            sso_start_url = https://example.awsapps.com/start
            sso_region = eu-west-1
            """);
        assertThat(reason("dev")).isEqualTo(Reason.SIGN_IN);
    }

    @Test
    void aProcessThatFailsIsTold() throws IOException {
        files.writeConfig("[profile dev]\nregion = eu-west-1\ncredential_process = no-such-program\n");
        assertThat(reason("dev")).isEqualTo(Reason.PROCESS_FAILED);
    }

    @Test
    void aTokenFileThatIsMissingIsNoSignIn() throws IOException {
        files.writeConfig("""
            [profile dev]
            region = eu-west-1
            role_arn = arn:aws:iam::123456789012:role/Support
            web_identity_token_file = no-such-file
            """);
        assertThat(reason("dev")).isEqualTo(Reason.TOKEN_MISSING);
    }

    private static Reason reason(String profile) {
        try (var connection = open(profile, null, NOBODY, Capability.LOOK)) {
            return catchThrowableOfType(
                            StorageException.Credentials.class,
                            () -> connection.reader().loadItem("a"))
                    .reason();
        }
    }

    @Test
    void interruptingEndsACallLongBeforeItsTimeOut() throws IOException, InterruptedException {
        files.writeConfig("[profile dev]\nregion = eu-west-1\n" + KEYS);
        try (var proxy = new FaultProxy(NOBODY)) {
            assertThat(outcomeOfInterrupting("GetItem", proxy)).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void interruptingEndsASignInThatHangs() throws IOException, InterruptedException {
        files.writeConfig("""
            [profile dev]
            region = eu-west-1
            role_arn = arn:aws:iam::123456789012:role/Support
            source_profile = keys

            [profile keys]
            """ + KEYS);
        try (var proxy = new FaultProxy(NOBODY)) {
            var before =
                    System.setProperty("aws.endpointUrlSts", proxy.endpoint().toString());
            try {
                assertThat(outcomeOfInterrupting("AssumeRole", proxy)).isInstanceOf(CancellationException.class);
            } finally {
                restore("aws.endpointUrlSts", before);
            }
        }
    }

    private static Throwable outcomeOfInterrupting(String action, FaultProxy proxy) throws InterruptedException {
        proxy.always(action, Fault.hang());
        var outcome = new CompletableFuture<Throwable>();
        try (var connection = open("dev", null, proxy.endpoint(), Capability.LOOK)) {
            var thread = Thread.ofVirtual()
                    .start(() -> outcome.complete(
                            catchThrowable(() -> connection.reader().loadItem("a"))));
            proxy.awaitCall(action);
            thread.interrupt();
            assertThat(thread.join(Duration.ofSeconds(5)))
                    .as("ended before its time-out")
                    .isTrue();
            return outcome.join();
        }
    }
}
