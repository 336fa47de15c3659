package dev.sessioninspector.view;

import dev.sessioninspector.storage.TableCheck.Verdict;
import dev.sessioninspector.viewmodel.ConnectedModel;
import dev.sessioninspector.viewmodel.Messages;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Where this connection leads, as whom and with what rights: always visible. */
final class ConnectionBar extends HBox {
    /** Below this width, in pixels, only what must always be visible is. */
    private static final double ROOMY = 1080;

    private final BooleanBinding roomy = widthProperty().greaterThanOrEqualTo(ROOMY);

    ConnectionBar(ConnectedModel model, Runnable disconnect) {
        setId("connection-bar");
        getStyleClass().add("connection-bar");
        var environment = Widgets.whole(Widgets.label(
                Messages.of("environment", model.environment()),
                "environment",
                model.environment().name().toLowerCase(java.util.Locale.ROOT)));
        var region = model.endpoint().isEmpty()
                ? model.region()
                : model.region() + " · " + model.endpoint().replaceFirst("^https?://", "");
        getChildren()
                .addAll(
                        environment,
                        fact("bar.account", model.accountProperty(), model.profile()),
                        fact("bar.region", fixed(region), ""),
                        fact("bar.table", fixed(model.table()), Messages.text("bar.index", model.index())),
                        Widgets.space(),
                        health(model),
                        capability(model),
                        Widgets.button("disconnect", "bar.disconnect", Feather.LOG_OUT, disconnect));
        accessibleTextProperty()
                .bind(model.accountProperty()
                        .map(account -> String.join(
                                ", ",
                                Messages.of("environment", model.environment()),
                                account,
                                region,
                                model.table())));
    }

    private static ObservableValue<String> fixed(String text) {
        return new SimpleStringProperty(text);
    }

    private Node fact(String name, ObservableValue<String> value, String more) {
        var text = Widgets.whole(Widgets.label("", "strong"));
        text.textProperty().bind(value);
        var first = new HBox(
                Widgets.whole(Widgets.label(Messages.text(name), "caption")),
                Widgets.showWhile(Widgets.label(more, "caption", "more"), roomy));
        first.getStyleClass().add("fact-caption");
        var fact = new VBox(first, text);
        fact.getStyleClass().add("bar-fact");
        return fact;
    }

    private static Node health(ConnectedModel model) {
        var health = new Button();
        health.setMinWidth(USE_PREF_SIZE);
        health.setId("health");
        health.getStyleClass().addAll("flat", "health");
        health.setOnAction(event ->
                model.checks().openProperty().set(!model.checks().openProperty().get()));
        model.checks().overallProperty().subscribe(verdict -> {
            health.setText(Messages.of("health", verdict));
            health.setGraphic(ChecksPane.icon(verdict));
            Widgets.mark(health, "bad", verdict == Verdict.FAIL);
        });
        return health;
    }

    private static Node capability(ConnectedModel model) {
        var label = Widgets.whole(Widgets.label(model.capability(), "muted"));
        label.setGraphic(Widgets.icon(model.mayDelete() ? Feather.UNLOCK : Feather.LOCK));
        return label;
    }
}
