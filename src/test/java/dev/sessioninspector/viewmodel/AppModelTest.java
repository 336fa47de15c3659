package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.revocation.Reason;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.settings.SavedConnection;
import dev.sessioninspector.settings.Settings;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.support.AppParts;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.FaultyStorage;
import dev.sessioninspector.support.FaultyStorage.Action;
import dev.sessioninspector.support.FaultyStorage.Happening;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.support.SignIns;
import dev.sessioninspector.task.TaskRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppModelTest {
    private static final String SHOP = "example.myshopify.com";
    private static final TaskRunner DIRECT = new TaskRunner(Runnable::run, Runnable::run);

    private final InMemorySessionStorage memory = new InMemorySessionStorage();
    private final FaultyStorage storage = new FaultyStorage(memory);

    @TempDir
    private Path home;

    private AppModel model;

    @BeforeEach
    void open() throws Exception {
        new Settings(home).keep(List.of(saved("One"), saved("Two")));
        model = new AppModel(AppParts.of(
                DIRECT,
                new SettableClock(),
                home,
                spec -> Connections.to(storage, spec, () -> Connections.HEALTHY, () -> {}),
                AppParts.profiles(),
                SignIns.none()));
        model.start().saved().refresh();
        model.switcher().choose(1);
        assertThat(model.connectedProperty().get().name()).isEqualTo("One");
    }

    private static SavedConnection saved(String name) {
        return new SavedConnection(name, Connections.spec(Environment.STAGING), Optional.empty());
    }

    @Test
    void aKeyGoesToAnotherConnection() {
        model.switcher().choose(2);
        assertThat(model.connectedProperty().get().name()).isEqualTo("Two");
    }

    @Test
    void aKeyPressedByMistakeStopsNoDeletion() {
        var ids = IntStream.range(0, 100).mapToObj(number -> "id-" + number).toList();
        ids.forEach(id -> memory.put(SessionCodec.encode(Preset.ONLINE.session(id, SHOP, SettableClock.START))));
        var one = model.connectedProperty().get();
        one.revocation().planSessions(ids);
        one.revocation().form().reasonProperty().set(Reason.OTHER);
        one.revocation().form().confirmationProperty().set(SHOP);
        storage.before(((Happening) call -> model.switcher().choose(2)).on(Action.DELETE));
        one.revocation().confirm();
        assertThat(model.connectedProperty().get()).isSameAs(one);
        assertThat(one.noticeProperty().get()).startsWith("Sessions are being deleted here");
        assertThat(one.revocation().result().reportProperty().get().words()).contains("100 sessions are gone");
        assertThat(memory.items()).isEmpty();
    }
}
