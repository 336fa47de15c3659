package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.revocation.Receipts;
import dev.sessioninspector.revocation.Revoker;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.FakeClipboard;
import dev.sessioninspector.support.FaultyStorage;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.task.TaskRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What revocations of a test are made with: the real ones, on a storage in memory and in a folder of the test's. */
final class Revoking implements RevocationModel.Surroundings {
    static final String SHOP = "example.myshopify.com";
    static final TaskRunner DIRECT = new TaskRunner(Runnable::run, Runnable::run);

    final InMemorySessionStorage memory = new InMemorySessionStorage();
    final FaultyStorage storage = new FaultyStorage(memory);
    final SettableClock clock = new SettableClock();
    final FakeClipboard clipboard = new FakeClipboard();
    final ObjectProperty<Connection> connection = new SimpleObjectProperty<>();
    final List<String> gone = new ArrayList<>();
    final List<String> changed = new ArrayList<>();
    final Receipts kept;
    ReceiptsModel receipts;
    Optional<Identity> who =
            Optional.of(new Identity("123456789012", "arn:aws:sts::123456789012:assumed-role/Support/ada"));

    Revoking(Path folder) {
        kept = new Receipts(folder, clock);
    }

    RevocationModel model(Environment environment, Capability capability) {
        return model(environment, capability, DIRECT);
    }

    RevocationModel model(Environment environment, Capability capability, TaskRunner tasks) {
        connection.set(connection(environment, capability));
        receipts = new ReceiptsModel(kept, tasks, clipboard::put);
        return new RevocationModel(connection, this::revoker, receipts, this, tasks, clock);
    }

    Connection connection(Environment environment, Capability capability) {
        var spec = Connections.with(Connections.spec(environment), capability);
        return Connections.to(storage, spec, () -> Connections.HEALTHY, () -> {});
    }

    Revoker revoker(Connection through) {
        return new Revoker(through, kept, "1.2.3", clock);
    }

    void store(Preset preset, String... ids) {
        for (var id : ids) {
            memory.storeSession(preset.session(id, SHOP, SettableClock.START));
        }
    }

    /** Ids of so many sessions that are stored. */
    List<String> storeMany(int count) {
        var ids = IntStream.range(0, count).mapToObj(number -> "id-" + number).toList();
        store(Preset.ONLINE, ids.toArray(String[]::new));
        return ids;
    }

    @Override
    public String account() {
        return "1234 / Support";
    }

    @Override
    public Optional<Identity> identity() {
        return who;
    }

    @Override
    public String undoOutlook() {
        return "Possible.";
    }

    @Override
    public void gone(Collection<String> ids) {
        gone.addAll(ids);
    }

    @Override
    public void changed(Collection<String> ids) {
        changed.addAll(ids);
    }

    @Override
    public void receiptWritten() {
        receipts.refresh();
    }
}
