package dev.sessioninspector.view;

import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.viewmodel.ConnectedModel;
import dev.sessioninspector.viewmodel.Facet;
import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.RevocationModel.Stage;
import dev.sessioninspector.viewmodel.SessionsModel;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The sessions of a shop: how many of what, what can be done with them, and the table. */
final class SessionsPane extends VBox {
    private final ConnectedModel model;
    private final SessionsModel sessions;
    private final SessionTable table;
    private final StackPane content;

    SessionsPane(ConnectedModel model) {
        this.model = model;
        this.sessions = model.sessions();
        this.table = new SessionTable(model);
        getStyleClass().add("sessions-pane");
        content = new StackPane(table, placeholder());
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(header(), toolbar(), denials(), content);
    }

    void focusTable() {
        table.requestFocus();
    }

    /** Where the table begins, in pixels from the top, once the pane is laid out. */
    double tableTop() {
        return content.getLayoutY();
    }

    private Node header() {
        var shop = Widgets.label("", "heading");
        shop.textProperty().bind(sessions.shopProperty().map(ShopDomain::name).orElse(""));
        var searched = Widgets.label("", "caption");
        searched.textProperty()
                .bind(sessions.shopProperty()
                        .map(domain -> Messages.text("shop.searched", String.join(", ", domain.forms())))
                        .orElse(""));
        Widgets.showWhile(
                searched,
                sessions.shopProperty().map(domain -> domain.forms().size() > 1).orElse(false));
        var status = Widgets.whole(Widgets.label("", "muted"));
        status.setId("list-status");
        status.textProperty().bind(sessions.statusProperty());
        var age = Widgets.whole(Widgets.label("", "caption"));
        age.textProperty().bind(sessions.ageProperty());
        var facts = new HBox(status, facets(), Widgets.space(), age);
        facts.getStyleClass().add("facts-row");
        var title = new HBox(shop, Widgets.space(), revoke());
        title.getStyleClass().add("shop-row");
        var header = new VBox(title, searched, facts);
        header.getStyleClass().add("sessions-header");
        return header;
    }

    private Node facets() {
        var chips = new FlowPane();
        chips.getStyleClass().add("chips");
        HBox.setHgrow(chips, Priority.ALWAYS);
        Arrays.stream(Facet.values()).map(this::chip).forEach(chips.getChildren()::add);
        return chips;
    }

    private ToggleButton chip(Facet facet) {
        var chip = new ToggleButton();
        chip.setId("facet-" + facet.name().toLowerCase(java.util.Locale.ROOT));
        chip.getStyleClass().add("chip");
        Widgets.mark(chip, "attention", facet == Facet.FINDINGS);
        var count = sessions.countsProperty().map(counts -> counts.getOrDefault(facet, 0));
        chip.textProperty().bind(count.map(number -> Messages.of("facet", facet, number)));
        Widgets.showWhile(chip, count.map(number -> number > 0));
        sessions.facetProperty().subscribe(chosen -> chip.setSelected(chosen == facet));
        chip.setOnAction(click -> sessions.facetProperty().set(chip.isSelected() ? facet : null));
        return chip;
    }

    private Node toolbar() {
        var filter = new TextField();
        filter.setId("filter");
        filter.setPromptText(Messages.text("list.filter.prompt"));
        filter.textProperty().bindBidirectional(sessions.filterTextProperty());
        filter.getStyleClass().add("filter");
        HBox.setHgrow(filter, Priority.ALWAYS);
        var refresh = Widgets.button("refresh", "list.refresh", Feather.REFRESH_CW, sessions::refresh);
        var toolbar = new HBox(filter, refresh, create(), Widgets.space(), delete());
        toolbar.getStyleClass().add("toolbar");
        refresh.disableProperty().bind(sessions.shopProperty().isNull());
        filter.disableProperty().bind(sessions.shopProperty().isNull());
        return toolbar;
    }

    private Node create() {
        var create = Widgets.button(
                "create-session",
                "list.new",
                Feather.PLUS,
                () -> model.newSession()
                        .open(
                                sessions.shopProperty().get() == null
                                        ? sessions.shopTextProperty().get()
                                        : sessions.shopProperty().get().name()));
        create.disableProperty().bind(model.newSession().denialProperty().isNotEmpty());
        return create;
    }

    private Node delete() {
        var delete = Widgets.button(
                "delete-selected",
                "list.delete.none",
                Feather.TRASH_2,
                () -> model.revocation().planSessions(sessions.selectedIds()));
        delete.getStyleClass().addAll("danger", "button-outlined");
        var count = Bindings.size(sessions.selection());
        delete.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> count.get() == 0
                                ? Messages.text("list.delete.none")
                                : Messages.text("list.delete", count.get()),
                        count));
        delete.disableProperty()
                .bind(count.isEqualTo(0)
                        .or(model.revocation().denialProperty().isNotEmpty())
                        .or(model.revocation().stageProperty().isNotEqualTo(Stage.IDLE)));
        return delete;
    }

    /** The whole shop, whatever is filtered or selected: so it stands beside the shop's name. */
    private Node revoke() {
        var revoke = Widgets.button(
                "revoke-shop",
                "list.revoke.none",
                Feather.TRASH_2,
                () -> model.revocation().planShop(sessions.shopProperty().get()));
        revoke.getStyleClass().addAll("danger", "button-outlined");
        revoke.textProperty()
                .bind(Bindings.createStringBinding(
                        this::revokeWords, sessions.countsProperty(), sessions.loadingProperty()));
        revoke.disableProperty()
                .bind(model.revocation()
                        .denialProperty()
                        .isNotEmpty()
                        .or(model.revocation().stageProperty().isNotEqualTo(Stage.IDLE)));
        return Widgets.showWhile(revoke, sessions.shopProperty().isNotNull());
    }

    private String revokeWords() {
        var counts = sessions.countsProperty().get();
        var all = counts.getOrDefault(Facet.OFFLINE, 0) + counts.getOrDefault(Facet.ONLINE, 0);
        return all == 0 || sessions.loadingProperty().get()
                ? Messages.text("list.revoke.none")
                : Messages.text("list.revoke", all);
    }

    /** What is not allowed stays in sight, switched off, with the reason beside it. */
    private Node denials() {
        var creation = model.newSession().denialProperty();
        var deletion = model.revocation().denialProperty();
        var reasons = Bindings.createStringBinding(
                () -> Stream.of(deletion.get(), creation.get())
                        .filter(reason -> !reason.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(" ")),
                creation,
                deletion);
        var text = Widgets.paragraph("", "caption", "denials");
        text.setId("denials");
        text.textProperty().bind(reasons);
        return Widgets.showWhile(text, reasons.isNotEmpty());
    }

    private Node placeholder() {
        var start = Widgets.emptyState(Feather.SHOPPING_BAG, text("list.start.title"), text("list.start.text"));
        Widgets.showWhile(start, sessions.shopProperty().isNull());
        var failed = Widgets.emptyState(
                Feather.ALERT_OCTAGON,
                text("list.failed.title"),
                sessions.problemProperty().map(problem -> problem.what()).orElse(""));
        var noRows = Bindings.isEmpty(sessions.rows());
        Widgets.showWhile(failed, noRows.and(sessions.problemProperty().isNotNull()));
        var empty = Widgets.emptyState(
                Feather.INBOX,
                text("list.empty.title"),
                sessions.shopProperty()
                        .map(domain -> Messages.text("list.empty.text", String.join(", ", domain.forms())))
                        .orElse(""));
        var idle = sessions.loadingProperty().not().and(sessions.shopProperty().isNotNull());
        var unfiltered = sessions.filterTextProperty()
                .isEmpty()
                .and(sessions.facetProperty().isNull());
        Widgets.showWhile(
                empty,
                noRows.and(idle).and(unfiltered).and(sessions.problemProperty().isNull()));
        var filtered = Widgets.emptyState(Feather.FILTER, text("list.filtered.title"), text("list.filtered.text"));
        filtered.getChildren().add(Widgets.button("clear-filter", "list.clear-filter", null, sessions::clearFilter));
        Widgets.showWhile(
                filtered,
                noRows.and(unfiltered.not()).and(sessions.problemProperty().isNull()));
        var states = new StackPane(start, failed, empty, filtered);
        // What shows nothing lies over the table all the same, and must not take its clicks.
        states.setPickOnBounds(false);
        return states;
    }

    private static ObservableValue<String> text(String key) {
        return new javafx.beans.property.SimpleStringProperty(Messages.text(key));
    }
}
