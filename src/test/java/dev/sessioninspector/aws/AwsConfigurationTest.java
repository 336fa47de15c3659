package dev.sessioninspector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sessioninspector.connection.ConnectionException.BrokenConfiguration;
import dev.sessioninspector.connection.Profile;
import dev.sessioninspector.support.AwsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AwsConfigurationTest {
    @RegisterExtension
    private final AwsFiles files = new AwsFiles();

    private final AwsConfiguration configuration = new AwsConfiguration();

    @Test
    void withoutFilesThereAreNoProfiles() {
        assertThat(configuration.read()).isEmpty();
    }

    @Test
    void everyProfileHasItsKindInTheOrderOfTheirNames() throws IOException {
        files.writeConfig("""
            [default]
            region = eu-west-1

            [profile sso]
            sso_session = work
            sso_account_id = 123456789012
            sso_role_name = Support

            [sso-session work]
            sso_start_url = https://example.awsapps.com/start
            sso_region = eu-west-1

            [profile legacy-sso]
            sso_start_url = https://example.awsapps.com/start
            sso_region = eu-west-1
            sso_account_id = 123456789012
            sso_role_name = Support

            [profile role]
            role_arn = arn:aws:iam::123456789012:role/Support
            source_profile = keys

            [profile machine]
            role_arn = arn:aws:iam::123456789012:role/Support
            web_identity_token_file = token

            [profile process]
            credential_process = credentials --json
            """);
        files.writeCredentials("""
            [keys]
            aws_access_key_id = FAKE_ACCESS_KEY
            aws_secret_access_key = FAKE
            """);
        assertThat(configuration.read())
                .extracting(profile -> new Profile(profile.name(), profile.kind()))
                .containsExactly(
                        new Profile("default", Profile.Kind.NONE),
                        new Profile("keys", Profile.Kind.KEYS),
                        new Profile("legacy-sso", Profile.Kind.SSO),
                        new Profile("machine", Profile.Kind.WEB_IDENTITY),
                        new Profile("process", Profile.Kind.PROCESS),
                        new Profile("role", Profile.Kind.ROLE),
                        new Profile("sso", Profile.Kind.SSO));
    }

    @Test
    void aRoleTellsWhichProfileIsSignedInForIt() throws IOException {
        files.writeConfig("""
            [profile base]
            sso_start_url = https://example.com/start
            sso_region = eu-west-1
            [profile first]
            role_arn = arn:aws:iam::123456789012:role/First
            source_profile = base
            [profile second]
            role_arn = arn:aws:iam::123456789012:role/Second
            source_profile = first
            [profile keys]
            role_arn = arn:aws:iam::123456789012:role/First
            source_profile = none
            [profile circle]
            role_arn = arn:aws:iam::123456789012:role/First
            source_profile = circle
            """);
        assertThat(configuration.read().stream()
                        .filter(profile -> profile.signsInAs().equals(Optional.of("base"))))
                .extracting(Profile::name)
                .containsExactly("base", "first", "second");
    }

    @Test
    void aProfileOfBothFilesIsOne() throws IOException {
        files.writeConfig("[profile dev]\nregion = eu-west-1\n");
        files.writeCredentials("[dev]\naws_access_key_id = FAKE_ACCESS_KEY\naws_secret_access_key = FAKE\n");
        assertThat(configuration.read())
                .containsExactly(new Profile(
                        "dev", Profile.Kind.KEYS, Optional.of("eu-west-1"), Optional.empty(), Optional.empty()));
    }

    @Test
    void aProfileOfIdentityCenterSaysWhatItSignsInTo() throws IOException {
        files.writeConfig("""
            [profile full]
            region = eu-central-1
            sso_session = work
            sso_account_id = 123456789012
            sso_role_name = Support

            [profile legacy]
            sso_start_url = https://example.awsapps.com/start
            sso_account_id = 210987654321
            sso_role_name = Look

            [profile unfinished]
            sso_session = work
            """);
        assertThat(configuration.read())
                .extracting(Profile::region, Profile::sso)
                .containsExactly(
                        tuple(
                                Optional.of("eu-central-1"),
                                Optional.of(new Profile.Sso(Optional.of("work"), "123456789012", "Support"))),
                        tuple(Optional.empty(), Optional.of(new Profile.Sso(Optional.empty(), "210987654321", "Look"))),
                        tuple(Optional.empty(), Optional.of(new Profile.Sso(Optional.of("work"), "", ""))));
    }

    @Test
    void theVersionIsAnotherOneAfterEachChangeOfAFile() throws IOException {
        var versions = new ArrayList<Object>(List.of(configuration.version()));
        files.writeConfig("[profile dev]\n");
        versions.add(configuration.version());
        files.writeCredentials("[dev]\n");
        versions.add(configuration.version());
        files.writeCredentials("[development]\n");
        versions.add(configuration.version());
        var replacement = files.config().resolveSibling("replacement");
        Files.writeString(replacement, "[profile tst]\n");
        Files.setLastModifiedTime(replacement, Files.getLastModifiedTime(files.config()));
        Files.move(replacement, files.config(), StandardCopyOption.REPLACE_EXISTING);
        versions.add(configuration.version());
        Files.delete(files.config());
        versions.add(configuration.version());
        assertThat(versions).doesNotHaveDuplicates();
        assertThat(configuration.version()).isEqualTo(versions.getLast());
    }

    @Test
    void filesAreReadAnew() throws IOException {
        assertThat(configuration.read()).isEmpty();
        files.writeConfig("[profile dev]\nregion = eu-west-1\n");
        assertThat(configuration.read()).hasSize(1);
    }

    @Test
    void aBrokenFileAndItsLineAreNamed() throws IOException {
        files.writeConfig("[profile dev]\nregion = eu-west-1\n");
        files.writeCredentials("[dev]\naws_access_key_id = FAKE_ACCESS_KEY\naws_secret_access_key FAKE_secret\n");
        var broken = catchThrowableOfType(BrokenConfiguration.class, configuration::read);
        assertThat(broken.file()).isEqualTo(files.credentials().toString());
        assertThat(broken.line()).isEqualTo(3);
        assertThat(broken.getMessage()).doesNotContain("FAKE_secret");
    }

    @Test
    void aPropertyBeforeAnyProfileIsBroken() throws IOException {
        files.writeConfig("region = eu-west-1\n");
        var broken = catchThrowableOfType(BrokenConfiguration.class, configuration::read);
        assertThat(broken.file()).isEqualTo(files.config().toString());
        assertThat(broken.line()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsNamedWithoutALine() throws IOException {
        Files.createDirectory(files.config());
        var broken = catchThrowableOfType(BrokenConfiguration.class, configuration::read);
        assertThat(broken.file()).isEqualTo(files.config().toString());
        assertThat(broken.line()).isZero();
    }

    @Test
    void aFileOfSomebodyElseIsNamed() throws IOException {
        files.writeConfig("[profile dev]\n");
        var mayRead = files.config().toFile();
        assumeFalse(!mayRead.setReadable(false) || Files.isReadable(files.config()), "nothing is unreadable for root");
        var broken = catchThrowableOfType(BrokenConfiguration.class, configuration::read);
        assertThat(broken.file()).isEqualTo(files.config().toString());
    }
}
