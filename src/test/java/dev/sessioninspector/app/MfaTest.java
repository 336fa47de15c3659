package dev.sessioninspector.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.support.AwsFiles;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.RunningInspector;
import dev.sessioninspector.support.StsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A role that wants a code: in the real window, with the real SDK, an STS on the loopback interface and DynamoDB Local.
 */
class MfaTest {
    private static final String DEVICE = "arn:aws:iam::123456789012:mfa/ada";

    @RegisterExtension
    final AwsFiles files = new AwsFiles();

    @RegisterExtension
    final StsServer sts = new StsServer();

    private LocalTable table;
    private RunningInspector inspector;

    @BeforeEach
    void start() throws Exception {
        files.writeConfig("""
            [profile base]
            aws_access_key_id = FAKE_ACCESS_KEY
            aws_secret_access_key = fake
            [profile support]
            region = us-east-1
            role_arn = arn:aws:iam::123456789012:role/Support
            source_profile = base
            mfa_serial = %s
            """.formatted(DEVICE));
        sts.device(DEVICE, "123456");
        table = LocalTable.create();
        inspector = RunningInspector.start(
                "--profile",
                "support",
                "--endpoint",
                table.spec().endpoint().orElseThrow().toString(),
                "--table",
                table.spec().table());
    }

    @AfterEach
    void end() throws Exception {
        inspector.close();
        table.close();
    }

    @Test
    void aWrongCodeIsSaidAndTheRightOneGoesOn() throws Exception {
        inspector.await("it asks for a code", () -> inspector.isShown("mfa-code"));
        assertThat(inspector.text("sign-in-pane")).contains("support", DEVICE);
        inspector.fill("mfa-code", "999999");
        inspector.clickOn("#mfa-submit");
        inspector.await(
                "it says that it was not taken",
                () -> inspector.text("sign-in-pane").contains("did not take the code"));
        assertThat(inspector.text("mfa-code")).isEmpty();
        inspector.fill("mfa-code", "123456");
        inspector.clickOn("#mfa-submit");
        inspector.await("it is connected", () -> inspector.isShown("connection-bar"));
        inspector.await(
                "it says as whom", () -> inspector.text("connection-bar").contains("123456789012"));
        assertThat(sts.calls("AssumeRole")).hasSize(2);
    }

    @Test
    void whoHasNoCodeIsToldWhichProfileWantsOne() throws Exception {
        inspector.await("it asks for a code", () -> inspector.isShown("mfa-code"));
        inspector.clickOn("#sign-in-cancel");
        inspector.await("it says so", () -> inspector.text("error-banner").contains("profile support"));
    }
}
