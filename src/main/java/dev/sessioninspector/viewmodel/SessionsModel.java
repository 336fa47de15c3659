package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.ShopListing;
import dev.sessioninspector.task.Task;
import dev.sessioninspector.task.TaskRunner;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The sessions of one shop, as they are found. */
public final class SessionsModel {
    private final Connection connection;
    private final TaskRunner tasks;
    private final Clock clock;

    private final StringProperty shopText = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<ShopDomain> shop = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    /** Bound, since what it follows outlives the connection. */
    private final StringProperty waiting = new SimpleStringProperty("");

    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(Messages.text("list.none-searched"));
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper inputError = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Map<Facet, Integer>> counts = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Instant> now = new ReadOnlyObjectWrapper<>();
    private final ObservableList<String> recentShops = FXCollections.observableArrayList();

    private final Map<String, SessionRow> rows = new LinkedHashMap<>();
    private final ObservableList<SessionRow> all = FXCollections.observableArrayList();
    private final ShownRows shown;
    private final Set<String> seen = new HashSet<>();
    /** Gone since the listing began: what it still has in its hands of them is old. */
    private final Set<String> removed = new HashSet<>();

    private ListStatus.Stage stage = ListStatus.Stage.NONE;
    private int loadedCount;
    private Instant readAt;
    private Task listing = Task.NONE;

    /**
     * Lists nothing yet.
     *
     * @param waitsFor what calls wait for a person to do, in words; empty while none does
     * @param suggestions shops to choose from at first
     */
    SessionsModel(
            Connection connection,
            TaskRunner tasks,
            Clock clock,
            ObservableValue<String> waitsFor,
            List<String> suggestions) {
        this.connection = connection;
        this.tasks = tasks;
        this.clock = clock;
        shown = new ShownRows(all, clock);
        recentShops.setAll(suggestions);
        now.set(clock.instant());
        waiting.bind(waitsFor);
        waiting.subscribe(words -> updateStatus());
    }

    /** What a person typed to name a shop. */
    public StringProperty shopTextProperty() {
        return shopText;
    }

    /** What is wrong with it; empty while nothing is. */
    public ReadOnlyStringProperty inputErrorProperty() {
        return inputError.getReadOnlyProperty();
    }

    /** The shop that is listed; null before the first search. */
    public ReadOnlyObjectProperty<ShopDomain> shopProperty() {
        return shop.getReadOnlyProperty();
    }

    /** The lines that pass the filter. */
    public ObservableList<SessionRow> rows() {
        return shown.rows();
    }

    /** The selected lines; what leaves the list or the filter leaves it too. */
    public ObservableList<SessionRow> selection() {
        return shown.selection();
    }

    /** The id of the selected session; null unless exactly one is. */
    public ReadOnlyStringProperty selectedIdProperty() {
        return shown.selectedIdProperty();
    }

    /** The ids of the selected sessions. */
    public List<String> selectedIds() {
        return shown.selection().stream().map(SessionRow::id).toList();
    }

    /** A text that lines must contain. */
    public StringProperty filterTextProperty() {
        return shown.textProperty();
    }

    /** The part of the list that is shown alone; null for all of it. */
    public ObjectProperty<Facet> facetProperty() {
        return shown.facetProperty();
    }

    /** How many lines each part has; parts without any are left out. */
    public ReadOnlyObjectProperty<Map<Facet, Integer>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** Whether a listing is under way. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** How many sessions there are and whether that is all of them. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** How old what is shown is, since it was last complete; empty before that. */
    public ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }

    /** Why the list is not complete; null while nothing went wrong. */
    public ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The time that states and expiries are told for. */
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** Shops to choose from: those that were searched for on this connection, and what it started with. */
    public ObservableList<String> recentShops() {
        return recentShops;
    }

    /** Lists the shop that was typed; a listing under way ends. */
    public void find() {
        var typed = ShopDomain.parse(shopText.get());
        inputError.set(typed.isPresent() ? "" : inputError(shopText.get()));
        typed.ifPresent(this::show);
    }

    private static String inputError(String typed) {
        return Messages.text(typed.isBlank() ? "shop.empty" : "shop.not-one");
    }

    private void show(ShopDomain domain) {
        if (!domain.equals(shop.get())) {
            shown.selection().clear();
            rows.clear();
            all.clear();
            shown.clear();
            readAt = null;
        }
        shop.set(domain);
        if (!recentShops.contains(domain.name())) {
            recentShops.addFirst(domain.name());
        }
        refresh();
    }

    /** Reads the listed shop anew; what is on screen stays until it is known better. */
    public void refresh() {
        var domain = shop.get();
        if (domain == null) {
            return;
        }
        listing.cancel();
        seen.clear();
        removed.clear();
        loadedCount = 0;
        stage = ListStatus.Stage.READING;
        problem.set(null);
        loading.set(true);
        updateStatus();
        listing = tasks.<ListingEvent, Void>run(
                events -> {
                    ShopListing.list(
                            connection.reader(),
                            domain,
                            event -> events.accept(ListingEvent.of(event, clock.instant())));
                    return null;
                },
                this::take,
                done -> finish(Optional.empty()),
                failure -> finish(Optional.of(failure)));
    }

    /** Ends the listing; what was found stays, and is called incomplete. */
    public void cancel() {
        if (loading.get()) {
            listing.cancel();
            finish(Optional.of(new CancellationException()));
        }
    }

    /** Shows every session of the shop again. */
    public void clearFilter() {
        shown.clear();
    }

    /** Brings what depends on the time up to date. */
    void tick() {
        now.set(clock.instant());
        age.set(readAt == null ? "" : Words.age(readAt, now.get()));
        count();
    }

    /** Takes sessions off the list that are known to be gone. */
    void remove(Collection<String> ids) {
        var gone = ids.stream()
                .map(rows::remove)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        if (!gone.isEmpty()) {
            // A hundred thousand lines that go one by one hold the window up.
            shown.keepingSelection(gone.size() == all.size() ? all::clear : () -> all.removeAll(gone));
        }
        seen.removeAll(new HashSet<>(ids));
        removed.addAll(ids);
        count();
        updateStatus();
    }

    /** Shows a session that was just made, with its shop's others. */
    void created(Session session) {
        var domain = session.shop().map(ShopDomain::new).orElseThrow();
        if (domain.equals(shop.get())) {
            clearFilter();
            removed.remove(session.id());
            take(List.of(
                    new ListingEvent.Found(List.of(session.id())),
                    ListingEvent.of(new ShopListing.Event.Loaded(List.of(session)), clock.instant())));
            count();
            shown.selection().setAll(rows.get(session.id()));
        } else {
            shopText.set(domain.name());
            show(domain);
        }
    }

    private void take(List<ListingEvent> events) {
        for (var event : events) {
            switch (event) {
                case ListingEvent.Found(var ids) -> found(ids);
                case ListingEvent.Loaded(var sessions) -> loaded(sessions);
                case ListingEvent.Gone(var ids) -> remove(ids);
            }
        }
        shown.filter();
        updateStatus();
    }

    private void found(List<String> ids) {
        seen.addAll(ids);
        all.addAll(ids.stream()
                .filter(id -> !rows.containsKey(id) && !removed.contains(id))
                .map(id -> {
                    var row = new SessionRow(id);
                    rows.put(id, row);
                    return row;
                })
                .toList());
    }

    private void loaded(Map<String, SessionRow.Loaded> sessions) {
        loadedCount += sessions.size();
        sessions.forEach((id, session) -> Optional.ofNullable(rows.get(id)).ifPresent(row -> row.fill(session)));
    }

    private void finish(Optional<Throwable> failure) {
        loading.set(false);
        stage = failure.map(SessionsModel::ended).orElse(ListStatus.Stage.COMPLETE);
        problem.set(failure.filter(it -> stage == ListStatus.Stage.FAILED)
                .map(it -> Problems.of(it, connection.spec(), connection.region()))
                .orElse(null));
        if (stage == ListStatus.Stage.COMPLETE) {
            readAt = clock.instant();
            remove(rows.keySet().stream().filter(id -> !seen.contains(id)).toList());
        }
        tick();
        updateStatus();
    }

    private static ListStatus.Stage ended(Throwable failure) {
        return failure instanceof CancellationException ? ListStatus.Stage.STOPPED : ListStatus.Stage.FAILED;
    }

    private void updateStatus() {
        status.set(new ListStatus(stage, rows.size(), loadedCount, waiting.get()).words());
    }

    private void count() {
        var result = new EnumMap<Facet, Integer>(Facet.class);
        var time = now.get();
        for (var row : all) {
            row.loaded().ifPresent(it -> Facet.of(it, time).forEach(part -> result.merge(part, 1, Integer::sum)));
        }
        counts.set(Map.copyOf(result));
    }
}
