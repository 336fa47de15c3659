package dev.sessioninspector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessioninspector.connection.ConnectionException;
import dev.sessioninspector.connection.ConnectionException.BadProfile;
import dev.sessioninspector.connection.ConnectionException.BadProfile.Fault;
import dev.sessioninspector.support.AwsFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsoProfileTest {
    private static final String CONFIG = """
        [profile full]
        sso_session = work
        sso_region = eu-west-1
        sso_account_id = 123456789012
        sso_role_name = Support

        [sso-session work]
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-west-1
        sso_registration_scopes = sso:account:access, codewhisperer:analysis ,

        [profile legacy]
        sso_start_url = https://example.awsapps.com/start
        sso_region = us-gov-west-1
        sso_account_id = 123456789012
        sso_role_name = Support

        [profile role]
        role_arn = arn:aws:iam::123456789012:role/Support
        source_profile = inner

        [profile inner]
        role_arn = arn:aws:iam::123456789012:role/Inner
        source_profile = full

        [profile around]
        role_arn = arn:aws:iam::123456789012:role/Support
        source_profile = back

        [profile back]
        role_arn = arn:aws:iam::123456789012:role/Support
        source_profile = around

        [profile itself]
        role_arn = arn:aws:iam::123456789012:role/Support
        source_profile = itself

        [profile astray]
        role_arn = arn:aws:iam::123456789012:role/Support
        source_profile = nowhere

        [profile keys]
        aws_access_key_id = FAKE_ACCESS_KEY
        aws_secret_access_key = FAKE

        [profile role-of-keys]
        role_arn = arn:aws:iam::123456789012:role/Support
        source_profile = keys

        [profile no-section]
        sso_session = home
        sso_account_id = 123456789012
        sso_role_name = Support

        [profile no-region]
        sso_start_url = https://example.awsapps.com/start
        sso_account_id = 123456789012
        sso_role_name = Support

        [profile no-region-in-section]
        sso_session = half
        sso_region = eu-west-1
        sso_account_id = 123456789012
        sso_role_name = Support

        [sso-session half]
        sso_start_url = https://example.awsapps.com/start

        [profile no-account]
        sso_session = work
        sso_role_name = Support

        [profile no-role]
        sso_session = work
        sso_account_id = 123456789012

        [profile torn]
        sso_session = work
        sso_region = us-east-1
        sso_account_id = 123456789012
        sso_role_name = Support
        """;

    @RegisterExtension
    private final AwsFiles files = new AwsFiles();

    @BeforeEach
    void write() throws IOException {
        files.writeConfig(CONFIG);
    }

    private static SsoProfile of(String profile) {
        return SsoProfile.of(profile, AwsConfiguration.load());
    }

    @Test
    void aSectionOrTheProfileItselfSaysWhereToSignIn() {
        assertThat(of("full"))
                .isEqualTo(new SsoProfile(
                        "full",
                        Optional.of("work"),
                        "https://example.awsapps.com/start",
                        "eu-west-1",
                        List.of("sso:account:access", "codewhisperer:analysis"),
                        "123456789012",
                        "Support"));
        assertThat(of("legacy"))
                .isEqualTo(new SsoProfile(
                        "legacy",
                        Optional.empty(),
                        "https://example.awsapps.com/start",
                        "us-gov-west-1",
                        List.of(),
                        "123456789012",
                        "Support"));
    }

    @Test
    void aRoleSignsInAsWhatItTakesItsCredentialsFrom() {
        assertThat(of("role")).isEqualTo(of("full"));
    }

    @ParameterizedTest
    @CsvSource({
        "around, CIRCULAR, around, ''",
        "itself, CIRCULAR, itself, ''",
        "astray, NO_SUCH_SOURCE, astray, nowhere",
        "keys, NO_SIGN_IN, keys, ''",
        "role-of-keys, NO_SIGN_IN, keys, ''",
        "no-section, NO_SUCH_SESSION, no-section, home",
        "no-region, MISSING, no-region, sso_region",
        "no-region-in-section, MISSING, no-region-in-section, sso_region",
        "no-account, MISSING, no-account, sso_account_id",
        "no-role, MISSING, no-role, sso_role_name",
        "torn, CONTRADICTION, torn, sso_region"
    })
    void whatIsWrongWithAProfileIsNamed(String profile, Fault fault, String culprit, String subject) {
        var bad = catchThrowableOfType(BadProfile.class, () -> of(profile));
        assertThat(bad.fault()).isEqualTo(fault);
        assertThat(bad.profile()).isEqualTo(culprit);
        assertThat(bad.subject()).isEqualTo(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu west", "https://example.com", "eu-west-1/", "-", "eu-west-1."})
    void aRegionThatCannotBeOneIsNamed(String region) throws IOException {
        files.writeConfig(CONFIG.replace("us-gov-west-1", region));
        var bad = catchThrowableOfType(BadProfile.class, () -> of("legacy"));
        assertThat(bad.fault()).isEqualTo(Fault.MALFORMED);
        assertThat(bad.subject()).isEqualTo("sso_region");
    }

    @Test
    void anUnknownProfileDoesNotTellTheOthers() {
        assertThat(catchThrowable(() -> of("unknown")))
                .isInstanceOf(ConnectionException.NoSuchProfile.class)
                .hasMessageNotContaining("full");
    }
}
