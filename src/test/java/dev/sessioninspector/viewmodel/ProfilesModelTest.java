package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.ConnectionException;
import dev.sessioninspector.connection.Profile;
import dev.sessioninspector.connection.Profiles;
import dev.sessioninspector.task.TaskRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ProfilesModelTest {
    private static final Profile ACME = new Profile(
            "acme",
            Profile.Kind.SSO,
            Optional.of("cn-north-1"),
            Optional.of(new Profile.Sso(Optional.of("corp"), "123456789012", "Support")),
            Optional.of("acme"));
    private static final Profile OTHER = new Profile("other", Profile.Kind.KEYS);

    private final ConnectionForm form = new ConnectionForm();
    private Supplier<List<Profile>> files = () -> List.of(ACME, OTHER);
    private Object version = 1;
    private int reads;
    private final ProfilesModel model =
            new ProfilesModel(new TaskRunner(Runnable::run, Runnable::run), new FakeProfiles(), form);

    private final class FakeProfiles implements Profiles {
        @Override
        public List<Profile> read() {
            reads++;
            return files.get();
        }

        @Override
        public Object version() {
            return version;
        }

        @Override
        public List<String> regions() {
            return List.of("af-south-1", "cn-north-1", "us-gov-west-1");
        }
    }

    @Test
    void readsTheFilesWhenTheyHaveChanged() {
        model.refresh();
        model.refresh();
        assertThat(reads).isEqualTo(1);
        assertThat(model.profiles()).containsExactly(ACME, OTHER);
        files = () -> List.of(OTHER);
        version = 2;
        model.refresh();
        assertThat(reads).isEqualTo(2);
        assertThat(model.profiles()).containsExactly(OTHER);
    }

    @Test
    void aBrokenFileIsToldUntilItIsMended() {
        files = () -> {
            throw new ConnectionException.BrokenConfiguration("config", 3, null);
        };
        model.refresh();
        assertThat(model.problemProperty().get().what()).contains("Line 3");
        files = () -> List.of(ACME);
        version = 2;
        model.refresh();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.profiles()).containsExactly(ACME);
    }

    @Test
    void saysHowAProfileGetsItsCredentialsAndWhatFor() {
        model.refresh();
        assertThat(model.describe("acme")).isEqualTo("IAM Identity Center · 123456789012 / Support");
        assertThat(model.describe("other")).isEqualTo("access keys");
        assertThat(model.describe("none")).isEmpty();
    }

    @Test
    void theProfilesOwnRegionIsFirst() {
        model.refresh();
        assertThat(model.regions()).containsExactly("af-south-1", "cn-north-1", "us-gov-west-1");
        form.profileProperty().set("acme");
        assertThat(model.regions()).containsExactly("cn-north-1", "af-south-1", "us-gov-west-1");
        assertThat(model.ownRegion()).contains("cn-north-1");
    }

    @Test
    void whoHasOneProfileAloneMeansThatOne() {
        files = () -> List.of(ACME);
        model.refresh();
        assertThat(form.profileProperty().get()).isEqualTo("acme");
    }

    @Test
    void whoHasSaidSomethingElseIsLeftAlone() {
        files = () -> List.of(ACME);
        form.endpointProperty().set("http://localhost:8000");
        model.refresh();
        assertThat(form.profileProperty().get()).isEmpty();
    }

    @Test
    void whoHasChosenTheDefaultChainKeepsIt() {
        files = () -> List.of(ACME);
        model.refresh();
        form.profileProperty().set("");
        version = 2;
        model.refresh();
        assertThat(form.profileProperty().get()).isEmpty();
    }
}
