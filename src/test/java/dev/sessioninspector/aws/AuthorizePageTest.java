package dev.sessioninspector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.support.AwsFiles;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where people agree is where the SDK would send its calls, by whatever settings. */
class AuthorizePageTest {
    @RegisterExtension
    private final AwsFiles files = new AwsFiles();

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, '', https://oidc.eu-west-1.amazonaws.com/authorize",
        "cn-north-1, '', https://oidc.cn-north-1.amazonaws.com.cn/authorize",
        "us-gov-west-1, '', https://oidc.us-gov-west-1.amazonaws.com/authorize",
        "us-east-1, use_fips_endpoint = true, https://oidc-fips.us-east-1.amazonaws.com/authorize",
        "eu-west-1, use_dualstack_endpoint = true, https://oidc.eu-west-1.api.aws/authorize",
        "eu-west-1, endpoint_url = http://127.0.0.1:9999/base, http://127.0.0.1:9999/authorize",
        "eu-west-1, services = mine, http://127.0.0.1:8888/authorize",
        "xx-new-1, '', https://oidc.xx-new-1.amazonaws.com/authorize"
    })
    void isBesideTheOperations(String region, String setting, String page) throws IOException {
        files.writeConfig("""
            [profile support]
            sso_session = work
            sso_account_id = 123456789012
            sso_role_name = Support
            %s

            [sso-session work]
            sso_start_url = https://example.awsapps.com/start
            sso_region = %s

            [services mine]
            sso_oidc =
              endpoint_url = http://127.0.0.1:8888
            """.formatted(setting, region));
        var configuration = AwsConfiguration.load();
        var sso = SsoProfile.of("support", configuration);
        try (var client = new IdentityCenterClient(sso, configuration, Clock.systemUTC())) {
            assertThat(client.authorizePage()).hasToString(page);
        }
    }
}
