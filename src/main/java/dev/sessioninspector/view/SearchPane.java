package dev.sessioninspector.view;

import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.viewmodel.ConnectedModel;
import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.SessionsModel;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Names a shop: by typing it, or from those that were looked at before. */
final class SearchPane extends VBox {
    private static final double LINE = 32;
    private static final double FRAME = 12;

    private final TextField shop = new TextField();

    SearchPane(ConnectedModel connected) {
        var model = connected.sessions();
        getStyleClass().add("search-pane");
        shop.setId("shop");
        shop.setPromptText(Messages.text("shop.prompt"));
        shop.textProperty().bindBidirectional(model.shopTextProperty());
        shop.setOnAction(enter -> model.find());
        HBox.setHgrow(shop, Priority.ALWAYS);
        var label = Widgets.label(Messages.text("shop.label"), "field-label");
        label.setLabelFor(shop);
        var find = Widgets.button("find", "shop.find", Feather.SEARCH, model::find);
        find.setMaxWidth(Double.MAX_VALUE);
        var wrong = Widgets.paragraph("", "danger-text");
        wrong.setId("shop-error");
        wrong.textProperty().bind(model.inputErrorProperty());
        Widgets.showWhile(wrong, model.inputErrorProperty().isNotEmpty());
        var recent = recent(model);
        VBox.setVgrow(recent, Priority.ALWAYS);
        var known = new HBox(Widgets.label(Messages.text("shop.known"), "field-label"), Widgets.space());
        known.getStyleClass().add("section");
        if (!connected.name().isEmpty()) {
            known.getChildren()
                    .add(Widgets.iconButton("forget-shops", "shop.forget", Feather.X, connected::forgetShops));
        }
        Widgets.showWhile(known, recent.visibleProperty());
        getChildren().addAll(label, shop, wrong, find, known, recent);
    }

    void focus() {
        shop.requestFocus();
    }

    private static ListView<String> recent(SessionsModel model) {
        var list = new ListView<>(model.recentShops());
        list.setId("recent-shops");
        list.getStyleClass().add("plain-list");
        list.setMinHeight(LINE);
        list.prefHeightProperty()
                .bind(Bindings.size(model.recentShops()).multiply(LINE).add(FRAME));
        list.setCellFactory(view -> {
            var cell = new ListCell<String>() {
                @Override
                protected void updateItem(String domain, boolean empty) {
                    super.updateItem(domain, empty);
                    setText(empty ? null : domain.replaceFirst("\\.myshopify\\.com$", ""));
                    setGraphic(empty ? null : Widgets.icon(Feather.SHOPPING_BAG));
                }
            };
            cell.setOnMouseClicked(click -> choose(model, cell.getItem()));
            return cell;
        });
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                choose(model, list.getSelectionModel().getSelectedItem());
            }
        });
        model.shopProperty().subscribe(shop -> show(list, shop));
        // After the list's own listener, which keeps what was selected selected when a shop comes in above it.
        model.recentShops().addListener((ListChangeListener<String>)
                change -> show(list, model.shopProperty().get()));
        list.setOnMouseReleased(click -> show(list, model.shopProperty().get()));
        var some = Bindings.isNotEmpty(model.recentShops());
        return Widgets.showWhile(list, some);
    }

    /** What is highlighted is the shop that is listed, or nothing, whatever was clicked or typed. */
    private static void show(ListView<String> list, ShopDomain shop) {
        var index = shop == null ? -1 : list.getItems().indexOf(shop.name());
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().clearAndSelect(index);
        }
    }

    private static void choose(SessionsModel model, String domain) {
        if (domain != null) {
            model.shopTextProperty().set(domain);
            model.find();
        }
    }
}
