package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectionCard;
import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.SavedConnectionsModel;
import dev.sessioninspector.viewmodel.StartModel;
import java.io.File;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** The saved connections as cards; a click or Enter opens one. */
final class SavedPane extends VBox {
    private final StartModel start;
    private final SavedConnectionsModel model;
    private final VBox cards = new VBox();

    SavedPane(StartModel start) {
        this.start = start;
        this.model = start.saved();
        setId("saved-connections");
        getStyleClass().add("saved-pane");
        cards.getStyleClass().add("saved-cards");
        cards.disableProperty().bind(start.busyProperty().isNotEmpty());
        var none = Widgets.paragraph(Messages.text("saved.none"), "muted");
        Widgets.showWhile(none, Bindings.isEmpty(model.cards()));
        getChildren().addAll(header(), none, cards);
        model.cards()
                .subscribe(() -> cards.getChildren()
                        .setAll(model.cards().stream().map(this::card).toList()));
    }

    private Node header() {
        var take = Widgets.button("import-connections", "saved.import", Feather.DOWNLOAD, this::chooseImport);
        var give = Widgets.button("export-connections", "saved.export", Feather.UPLOAD, this::chooseExport);
        take.getStyleClass().addAll("small", "flat");
        give.getStyleClass().addAll("small", "flat");
        Widgets.showWhile(give, Bindings.isNotEmpty(model.cards()));
        var header = new HBox(
                Widgets.whole(Widgets.label(Messages.text("saved.heading"), "heading")), Widgets.space(), take, give);
        header.getStyleClass().add("form-heading");
        return header;
    }

    private Node card(ConnectionCard card) {
        var title = new HBox(
                EnvironmentFrame.tag(card.environment()),
                ColourMark.of(card.colour()),
                Widgets.label(card.name(), "strong"));
        title.getStyleClass().add("card-title");
        var as = String.join(" · ", card.profile(), card.region());
        var what = new HBox(
                Widgets.label(card.table(), "caption"),
                Widgets.whole(Widgets.label(" · " + card.capability(), "caption")));
        var content = new VBox(title, Widgets.label(as, "caption"), what);
        content.getStyleClass().add("card-content");
        var button = new Button(null, content);
        button.setId("saved-" + card.number());
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        button.setTooltip(new Tooltip(String.join("\n", card.name(), as, card.table(), card.capability())));
        button.setAlignment(Pos.CENTER_LEFT);
        button.setAccessibleText(String.join(
                ", ",
                card.name(),
                Messages.of("environment", card.environment()),
                as,
                card.table(),
                card.capability()));
        button.getStyleClass().add("connection-card");
        button.setOnAction(click -> start.connect(card.name()));
        button.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                start.connect(card.name());
            } else if (key.getCode() == KeyCode.DELETE) {
                model.remove(card);
            }
        });
        var menu = menu(card);
        StackPane.setAlignment(menu, Pos.TOP_RIGHT);
        return new StackPane(button, menu);
    }

    private Node menu(ConnectionCard card) {
        var menu = new MenuButton(null, Widgets.icon(Feather.MORE_HORIZONTAL));
        menu.setId("saved-" + card.number() + "-menu");
        menu.getStyleClass().addAll("button-icon", "flat", "no-arrow", "card-menu");
        menu.setAccessibleText(Messages.text("saved.menu", card.name()));
        menu.getItems()
                .setAll(
                        item("edit-connection", "saved.edit", Feather.EDIT_2, card, model::edit),
                        item("duplicate-connection", "saved.duplicate", Feather.COPY, card, model::duplicate),
                        item("remove-connection", "saved.remove", Feather.TRASH_2, card, model::remove));
        return menu;
    }

    private static MenuItem item(
            String id, String key, Feather glyph, ConnectionCard card, Consumer<ConnectionCard> action) {
        var item = new MenuItem(Messages.text(key), Widgets.icon(glyph));
        item.setId(id);
        item.setOnAction(click -> action.accept(card));
        return item;
    }

    private void chooseImport() {
        Optional.ofNullable(chooser("saved.import").showOpenDialog(getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(model.imports()::read);
    }

    private void chooseExport() {
        var chooser = chooser("saved.export");
        chooser.setInitialFileName(Messages.text("saved.file.name"));
        Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(model::exportTo);
    }

    private static FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(Messages.text(title));
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter(Messages.text("saved.file.kind"), "*.json"));
        return chooser;
    }
}
