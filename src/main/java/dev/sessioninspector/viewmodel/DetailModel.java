package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.session.Finding;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.task.Task;
import dev.sessioninspector.task.TaskRunner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One session, read whole and consistently when it is selected. */
public final class DetailModel {
    /** How long a revealed token stays readable. */
    public static final Duration REVEAL_TIME = Duration.ofSeconds(20);

    private final Connection connection;
    private final TaskRunner tasks;
    private final Clock clock;
    private final SecretClipboard clipboard;

    private final ReadOnlyObjectWrapper<SessionDetail> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> id = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper revealed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper copied = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private Item item;
    private String rawItem = "";
    private Instant hideAt = Instant.MIN;
    private Task reading = Task.NONE;

    DetailModel(Connection connection, TaskRunner tasks, Clock clock, SecretClipboard clipboard) {
        this.connection = connection;
        this.tasks = tasks;
        this.clock = clock;
        this.clipboard = clipboard;
    }

    /** The id of the session that is shown or being read; null while none is. */
    public ReadOnlyObjectProperty<String> idProperty() {
        return id.getReadOnlyProperty();
    }

    /** The session in words; null until it is read. */
    public ReadOnlyObjectProperty<SessionDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** Whether it is being read. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Whether a consistent read did not find it. */
    public ReadOnlyBooleanProperty goneProperty() {
        return gone.getReadOnlyProperty();
    }

    /** Whether the access token is readable just now. */
    public ReadOnlyBooleanProperty revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    /** Whether the access token was copied and is on the clipboard for its time. */
    public ReadOnlyBooleanProperty copiedProperty() {
        return copied.getReadOnlyProperty();
    }

    /** Why it could not be read; null while nothing went wrong. */
    public ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Shows a session; what was shown before, and whatever of it was revealed, is gone at once. */
    public void show(String chosen) {
        if (chosen.equals(id.get()) && problem.get() == null) {
            return;
        }
        close();
        id.set(chosen);
        loading.set(true);
        reading = tasks.run(() -> connection.reader().loadItem(chosen), this::present, this::fail);
    }

    /** Shows nothing. */
    public void close() {
        reading.cancel();
        hide();
        copied.set(false);
        item = null;
        id.set(null);
        detail.set(null);
        loading.set(false);
        gone.set(false);
        problem.set(null);
    }

    /** Makes the access token readable for a while, or masks it again. */
    public void toggleReveal() {
        if (revealed.get()) {
            hide();
        } else if (accessToken().isPresent()) {
            revealed.set(true);
            hideAt = clock.instant().plus(REVEAL_TIME);
            describe();
        }
    }

    /** Puts the access token on the clipboard for a while. */
    public void copyAccessToken() {
        accessToken().ifPresent(token -> {
            clipboard.copy(token);
            copied.set(true);
        });
    }

    void rereadIf(Collection<String> ids) {
        if (id.get() != null && ids.contains(id.get())) {
            var again = id.get();
            close();
            show(again);
        }
    }

    void tick() {
        if (revealed.get() && !clock.instant().isBefore(hideAt)) {
            hide();
        }
        clipboard.tick();
        copied.set(copied.get() && clipboard.holdsSecret());
        if (item != null) {
            describe();
        }
    }

    private void present(Optional<Item> read) {
        loading.set(false);
        gone.set(read.isEmpty());
        item = read.orElse(null);
        rawItem = read.map(ItemJson::masked).orElse("");
        if (item != null) {
            describe();
        }
    }

    private void fail(Throwable failure) {
        loading.set(false);
        problem.set(Problems.of(failure, connection.spec(), connection.region()));
    }

    private void hide() {
        if (revealed.get()) {
            revealed.set(false);
            describe();
        }
    }

    private void describe() {
        var session = SessionCodec.decode(item);
        var time = clock.instant();
        detail.set(SessionDetail.of(session, Finding.of(session, time), rawItem, revealed.get(), time));
    }

    private Optional<Secret> accessToken() {
        return Optional.ofNullable(item).flatMap(it -> SessionCodec.decode(it).accessToken());
    }
}
