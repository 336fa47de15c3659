package dev.sessioninspector.view;

import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.viewmodel.ConnectedModel;
import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.SessionRow;
import dev.sessioninspector.viewmodel.SessionRow.Loaded;
import dev.sessioninspector.viewmodel.SessionsModel;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/** The table of sessions. Lines are there as soon as their ids are known, and fill in place. */
final class SessionTable extends TableView<SessionRow> {
    private static final double ROW_HEIGHT = 32;

    private final SessionsModel sessions;
    private boolean synchronizing;

    SessionTable(ConnectedModel model) {
        this.sessions = model.sessions();
        setId("sessions");
        setFixedCellSize(ROW_HEIGHT);
        setPlaceholder(new Region());
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getColumns().add(tags("column.state", 112, it -> it.stateAt(now()), (it, now) -> Tags.state(it.stateAt(now))));
        getColumns().add(tags("column.kind", 136, Loaded::kind, (it, now) -> Tags.kind(it.kind())));
        getColumns().add(owner());
        getColumns()
                .add(text(
                        "column.scopes",
                        76,
                        Comparator.comparingInt(Loaded::scopes),
                        "number",
                        (it, now) -> String.valueOf(it.scopes())));
        getColumns()
                .add(text(
                        "column.expires",
                        116,
                        Comparator.comparing(SessionTable::end),
                        "words",
                        Loaded::expiresInWords));
        getColumns()
                .add(text(
                        "column.token",
                        84,
                        Comparator.comparing(Loaded::fingerprint),
                        "code",
                        (it, now) -> it.fingerprint().isEmpty() ? "" : "·" + it.fingerprint()));
        sorted();
        getSelectionModel().getSelectedItems().subscribe(this::selectionToModel);
        sessions.selection().subscribe(this::selectionFromModel);
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DELETE) {
                model.revocation().planSessions(sessions.selectedIds());
            }
        });
    }

    private void selectionToModel() {
        if (!synchronizing) {
            synchronizing = true;
            sessions.selection().setAll(List.copyOf(getSelectionModel().getSelectedItems()));
            synchronizing = false;
        }
    }

    private void selectionFromModel() {
        if (!synchronizing) {
            synchronizing = true;
            var wanted = new HashSet<>(sessions.selection());
            var indices = IntStream.range(0, getItems().size())
                    .filter(index -> wanted.contains(getItems().get(index)))
                    .toArray();
            getSelectionModel().clearSelection();
            if (indices.length > 0) {
                getSelectionModel().selectIndices(indices[0], indices);
            }
            synchronizing = false;
        }
    }

    /** Lines that fill in do not jump: once a list is complete it is put in order again. */
    private void sorted() {
        var sorted = new SortedList<>(sessions.rows());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        sessions.loadingProperty().subscribe(loading -> {
            if (!loading && getComparator() != null) {
                sorted.comparatorProperty().unbind();
                sorted.setComparator(null);
                sorted.comparatorProperty().bind(comparatorProperty());
            }
        });
    }

    private <T extends Comparable<? super T>> TableColumn<SessionRow, Loaded> tags(
            String name,
            double width,
            java.util.function.Function<Loaded, T> order,
            BiFunction<Loaded, Instant, Node> tag) {
        var column = column(name, width, Comparator.comparing(order));
        column.setCellFactory(it -> new LoadedCell("tag-cell") {
            @Override
            void show(Loaded loaded, Instant now) {
                setGraphic(tag.apply(loaded, now));
            }
        });
        return column;
    }

    private TableColumn<SessionRow, Loaded> text(
            String name,
            double width,
            Comparator<Loaded> order,
            String style,
            BiFunction<Loaded, Instant, String> words) {
        var column = column(name, width, order);
        column.getStyleClass().add(style);
        column.setCellFactory(it -> new LoadedCell(style) {
            @Override
            void show(Loaded loaded, Instant now) {
                setText(words.apply(loaded, now));
            }
        });
        return column;
    }

    /**
     * The user's name where one is known, else the id; also the one column that is there before the session is read.
     */
    private TableColumn<SessionRow, SessionRow> owner() {
        var column = new TableColumn<SessionRow, SessionRow>(Messages.text("column.id"));
        column.setMinWidth(140);
        column.setPrefWidth(280);
        column.setCellValueFactory(features -> new javafx.beans.property.SimpleObjectProperty<>(features.getValue()));
        column.setComparator(Comparator.comparing(SessionTable::ownerName));
        column.setCellFactory(it -> new OwnerCell());
        return column;
    }

    private static String ownerName(SessionRow row) {
        return row.loaded().map(Loaded::user).filter(name -> !name.isEmpty()).orElse(row.id());
    }

    private static TableColumn<SessionRow, Loaded> column(String name, double width, Comparator<Loaded> order) {
        var column = new TableColumn<SessionRow, Loaded>(Messages.text(name));
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setMaxWidth(width * 1.3);
        column.setCellValueFactory(features -> features.getValue().loadedProperty());
        column.setComparator(Comparator.nullsLast(order));
        return column;
    }

    private Instant now() {
        return sessions.nowProperty().get();
    }

    private static Instant end(Loaded loaded) {
        return switch (loaded.expires()) {
            case Expiry.At(var time) -> time;
            case Expiry.Seconds(var time, var meant) -> time;
            case Expiry.Never never -> Instant.MAX;
            case Expiry.Unreadable unreadable -> Instant.MAX;
        };
    }

    /** A cell that tells something of a loaded session, and tells it anew as time goes by. */
    private abstract class LoadedCell extends TableCell<SessionRow, Loaded> {
        LoadedCell(String style) {
            getStyleClass().add(style);
            sessions.nowProperty().subscribe(() -> render(getItem(), isEmpty()));
        }

        abstract void show(Loaded loaded, Instant now);

        @Override
        protected void updateItem(Loaded loaded, boolean empty) {
            super.updateItem(loaded, empty);
            render(loaded, empty);
        }

        private void render(Loaded loaded, boolean empty) {
            setText(null);
            setGraphic(null);
            if (!empty && loaded != null) {
                show(loaded, now());
            }
        }
    }

    /** Whose session it is, with a mark where a person should look. */
    private static final class OwnerCell extends TableCell<SessionRow, SessionRow> {
        private javafx.util.Subscription subscription = () -> {};

        @Override
        protected void updateItem(SessionRow row, boolean empty) {
            super.updateItem(row, empty);
            subscription.unsubscribe();
            setText(null);
            setGraphic(null);
            if (!empty && row != null) {
                subscription = row.loadedProperty().subscribe(loaded -> render(row));
            }
        }

        private void render(SessionRow row) {
            setText(ownerName(row));
            var isId = row.loaded().map(Loaded::user).orElse("").isEmpty();
            Widgets.mark(this, "code", isId);
            Widgets.mark(this, "reading", row.loaded().isEmpty());
            setGraphic(row.loaded().filter(Loaded::needsAttention).isPresent() ? attention() : null);
        }

        private static Node attention() {
            var icon = Widgets.icon(org.kordamp.ikonli.feather.Feather.ALERT_TRIANGLE);
            icon.getStyleClass().add("warning");
            return icon;
        }
    }
}
