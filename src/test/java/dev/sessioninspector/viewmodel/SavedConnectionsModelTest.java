package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Colour;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.settings.SavedConnection;
import dev.sessioninspector.settings.Settings;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.task.InOrder;
import dev.sessioninspector.task.TaskRunner;
import dev.sessioninspector.viewmodel.ImportModel.Conflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedConnectionsModelTest {
    private static final TaskRunner DIRECT = new TaskRunner(Runnable::run, Runnable::run);

    @TempDir
    private Path home;

    private final ConnectionForm form = new ConnectionForm();
    private Settings settings;
    private SavedConnectionsModel model;

    @BeforeEach
    void start() {
        settings = new Settings(home);
        model = new SavedConnectionsModel(DIRECT, settings, form, () -> {});
        model.refresh();
    }

    private void save(String name, Environment environment) {
        model.startNew();
        form.nameProperty().set(name);
        form.regionProperty().set("eu-west-1");
        form.environmentProperty().set(environment);
        model.save();
    }

    private List<String> names() {
        return model.cards().stream().map(ConnectionCard::name).toList();
    }

    private ConnectionCard card(String name) {
        return model.cards().stream()
                .filter(card -> card.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsWhatTheFormDescribes() {
        form.profileProperty().set("acme");
        form.regionProperty().set("eu-west-1");
        form.environmentProperty().set(Environment.STAGING);
        form.nameProperty().set(" Acme staging ");
        form.colourProperty().set(Optional.of(Colour.TEAL));
        model.save();
        assertThat(model.cards())
                .containsExactly(new ConnectionCard(
                        1,
                        "Acme staging",
                        Environment.STAGING,
                        Optional.of(Colour.TEAL),
                        "acme",
                        "eu-west-1",
                        "shopify_sessions",
                        "may delete"));
        assertThat(model.noticeProperty().get()).isEqualTo("Saved Acme staging.");
        assertThat(settings.connections()).hasSize(1);
        assertThat(form.isNew()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', A name has",
        "Acme, http://user:password@localhost, The endpoint must",
        "Acme, http://localhost/?token=x, The endpoint must",
        "shpat_FAKE_token, '', A name has"
    })
    void whatIsWrongOrSecretIsNotKept(String name, String endpoint, String words) {
        form.nameProperty().set(name);
        form.endpointProperty().set(endpoint);
        model.save();
        assertThat(model.problemProperty().get().what()).startsWith(words);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aTakenNameIsRefusedInWhateverCase() {
        save("Acme", Environment.STAGING);
        save("ACME", Environment.PRODUCTION);
        assertThat(model.problemProperty().get().what()).contains("ACME already");
        assertThat(names()).containsExactly("Acme");
    }

    @Test
    void changesAConnectionAndItsName() {
        save("Acme", Environment.STAGING);
        save("Other", Environment.LOCAL);
        model.edit(card("Acme"));
        assertThat(model.editedProperty().get()).isEqualTo("Acme");
        assertThat(form.environmentProperty().get()).isEqualTo(Environment.STAGING);
        form.nameProperty().set("Zebra");
        model.save();
        assertThat(names()).containsExactly("Other", "Zebra");

        model.edit(card("Zebra"));
        form.nameProperty().set("Other");
        model.save();
        assertThat(model.problemProperty().get()).isNotNull();
        assertThat(names()).containsExactly("Other", "Zebra");
    }

    @Test
    void aDuplicateIsSavedWhenItIsSaved() {
        save("Acme", Environment.STAGING);
        model.duplicate(card("Acme"));
        assertThat(names()).containsExactly("Acme");
        assertThat(form.nameProperty().get()).isEqualTo("Acme 2");
        model.save();
        assertThat(names()).containsExactly("Acme", "Acme 2");
        assertThat(card("Acme 2").environment()).isEqualTo(Environment.STAGING);
    }

    @Test
    void whatWasDeletedComesBackWithItsShops() {
        save("Acme", Environment.STAGING);
        settings.looked("Acme", "a.myshopify.com");
        model.remove(card("Acme"));
        assertThat(settings.connections()).isEmpty();
        assertThat(model.undoableProperty().get()).isTrue();
        model.undo();
        assertThat(names()).containsExactly("Acme");
        assertThat(settings.recentShops("Acme")).containsExactly("a.myshopify.com");
        assertThat(model.undoableProperty().get()).isFalse();
    }

    @Test
    void whatAnotherProgramSavesIsNoticed() {
        new Settings(home).keep(List.of(connection("Theirs", Environment.LOCAL)));
        model.refresh();
        assertThat(names()).containsExactly("Theirs");
    }

    @Test
    void aBrokenFileIsNamedWithItsLineAndKept() throws IOException {
        var file = home.resolve("connections.json");
        Files.writeString(file, "{\n oops");
        model.refresh();
        assertThat(model.problemProperty().get().what()).isEqualTo(file + ": line 2 is no JSON.");
        assertThat(file).hasContent("{\n oops");
        save("Acme", Environment.STAGING);
        assertThat(model.noticeProperty().get()).contains("Saved Acme.", file + ".unreadable-1");
        assertThat(home.resolve("connections.json.unreadable-1")).hasContent("{\n oops");
    }

    @Test
    void writesStayInTheirOrder() {
        try (var inOrder = new InOrder()) {
            model = new SavedConnectionsModel(new TaskRunner(inOrder, Runnable::run), settings, form, () -> {});
            for (var round = 0; round < 50; round++) {
                var last = connection("Acme " + round, Environment.LOCAL);
                inOrder.execute(() -> settings.keep(List.of(last)));
                inOrder.execute(() -> settings.remove(last.name()));
            }
            inOrder.execute(() -> settings.keep(List.of(connection("Last", Environment.LOCAL))));
        }
        assertThat(settings.connections()).extracting(SavedConnection::name).containsExactly("Last");
    }

    private static SavedConnection connection(String name, Environment environment) {
        return new SavedConnection(name, Connections.spec(environment), Optional.empty());
    }

    private Path teamFile(SavedConnection... connections) {
        var theirs = new Settings(home.resolve("theirs"));
        theirs.keep(List.of(connections));
        var file = home.resolve("team.json");
        theirs.exportTo(file);
        return file;
    }

    @Test
    void anImportShowsWhatItBringsBeforeItDoes() {
        settings.keep(List.of(connection("Same", Environment.LOCAL), connection("Mine", Environment.LOCAL)));
        model.refresh();
        var file = teamFile(
                connection("Same", Environment.LOCAL),
                connection("mine", Environment.PRODUCTION),
                connection("New", Environment.STAGING));
        model.imports().read(file);
        var preview = model.imports().previewProperty().get();
        assertThat(preview.added()).extracting(ConnectionCard::name).containsExactly("New");
        assertThat(preview.conflicts()).extracting(ConnectionCard::name).containsExactly("mine");
        assertThat(preview.same()).isEqualTo(1);
        assertThat(names()).containsExactly("Mine", "Same");
        model.imports().cancel();
        model.imports().confirm(Conflict.REPLACE);
        assertThat(names()).containsExactly("Mine", "Same");
    }

    @ParameterizedTest
    @CsvSource({"KEEP, LOCAL, 0", "REPLACE, PRODUCTION, 0", "BOTH, LOCAL, 1"})
    void aTakenNameIsDecidedOn(Conflict choice, Environment mine, int copies) {
        settings.keep(List.of(connection("Mine", Environment.LOCAL), connection("Mine 2", Environment.LOCAL)));
        model.refresh();
        model.imports()
                .read(teamFile(connection("Mine", Environment.PRODUCTION), connection("New", Environment.STAGING)));
        model.imports().confirm(choice);
        assertThat(card("Mine").environment()).isEqualTo(mine);
        assertThat(names()).contains("Mine", "Mine 2", "New").hasSize(3 + copies);
        if (copies > 0) {
            assertThat(card("Mine 3").environment()).isEqualTo(Environment.PRODUCTION);
        }
    }

    @Test
    void aBadFileSaysWhatIsWrongAndChangesNothing() throws IOException {
        save("Acme", Environment.STAGING);
        var file = home.resolve("bad.json");
        Files.writeString(file, """
            {"kind": "session-inspector-connections", "version": 1, "connections": [
              {"name": "Fine"},
              {"name": "Evil", "environment": "production", "capability": "create"}
            ]}\
            """);
        model.imports().read(file);
        assertThat(model.problemProperty().get().what())
                .isEqualTo(file + ": connection 2: “capability” cannot be what it is.");
        assertThat(model.problemProperty().get().next()).startsWith("Nothing was imported.");
        assertThat(model.imports().previewProperty().get()).isNull();
        assertThat(names()).containsExactly("Acme");
    }

    @Test
    void anExportSaysWhereItIs() {
        save("Acme", Environment.STAGING);
        var file = home.resolve("out.json");
        model.exportTo(file);
        assertThat(model.noticeProperty().get()).startsWith("1 connection is in " + file);
        assertThat(Settings.read(file).getFirst().spec().capability()).isEqualTo(Capability.DELETE);
    }
}
