package dev.sessioninspector.view;

import dev.sessioninspector.storage.TableCheck.Verdict;
import dev.sessioninspector.viewmodel.ConnectedModel;
import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.SwitchModel;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Where this connection leads, as whom and with what rights: always visible. */
final class ConnectionBar extends HBox {
    /** Below this width, in pixels, only what must always be visible is. */
    private static final double ROOMY = 1180;

    /** What is left of a long fact where there is no room, in pixels; its tooltip has the rest. */
    private static final double SHORTEST_FACT = 76;

    private final ConnectedModel model;
    private final BooleanBinding roomy = widthProperty().greaterThanOrEqualTo(ROOMY);

    ConnectionBar(ConnectedModel model, SwitchModel switcher, Runnable disconnect) {
        this.model = model;
        setId("connection-bar");
        getStyleClass().add("connection-bar");
        var region = model.endpoint().isEmpty()
                ? model.region()
                : model.region() + " · " + model.endpoint().replaceFirst("^https?://", "");
        getChildren()
                .addAll(
                        EnvironmentFrame.tag(model.environment()),
                        name(switcher),
                        fact("bar.account", model.accountProperty(), model.profile()),
                        fact("bar.region", fixed(region), ""),
                        fact("bar.table", fixed(model.table()), Messages.text("bar.index", model.index())),
                        Widgets.space(),
                        health(),
                        new UnlockBar(model, roomy),
                        leave(disconnect));
        model.unlock().unlockedProperty().subscribe(unlocked -> Widgets.mark(this, "unlocked", unlocked));
        accessibleTextProperty()
                .bind(model.accountProperty()
                        .map(account -> String.join(
                                ", ",
                                Messages.of("environment", model.environment()),
                                model.name(),
                                account,
                                region,
                                model.table())));
    }

    /** What the connection is called, and the way to another. */
    private Node name(SwitchModel switcher) {
        var button = new Button(model.name().isEmpty() ? Messages.text("switch.open") : model.name());
        button.setId("switch-connection");
        button.getStyleClass().addAll("flat", "connection-name");
        var marks = new HBox(ColourMark.of(model.colour()), Widgets.icon(Feather.CHEVRON_DOWN));
        marks.getStyleClass().add("mark-and-arrow");
        button.setGraphic(marks);
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setTooltip(new Tooltip(Messages.text("switch.title") + " (Ctrl+K): " + model.name()));
        button.setOnAction(click -> switcher.open());
        return button;
    }

    private Node leave(Runnable disconnect) {
        var button = Widgets.button("disconnect", "bar.disconnect", Feather.LOG_OUT, disconnect);
        button.setTooltip(new Tooltip(Messages.text("bar.disconnect")));
        button.setAccessibleText(Messages.text("bar.disconnect"));
        button.contentDisplayProperty()
                .bind(roomy.map(wide -> wide ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY));
        return button;
    }

    private static ObservableValue<String> fixed(String text) {
        return new SimpleStringProperty(text);
    }

    private Node fact(String name, ObservableValue<String> value, String more) {
        var text = Widgets.label("", "strong");
        text.textProperty().bind(value);
        var whole = new Tooltip();
        whole.textProperty().bind(value);
        text.setTooltip(whole);
        var first = new HBox(
                Widgets.whole(Widgets.label(Messages.text(name), "caption")),
                Widgets.showWhile(Widgets.label(more, "caption", "more"), roomy));
        first.getStyleClass().add("fact-caption");
        var fact = new VBox(first, text);
        fact.getStyleClass().add("bar-fact");
        fact.setMinWidth(SHORTEST_FACT);
        return fact;
    }

    private Node health() {
        var health = new Button();
        health.setMinWidth(USE_PREF_SIZE);
        health.setId("health");
        health.getStyleClass().addAll("flat", "health");
        health.contentDisplayProperty()
                .bind(roomy.map(wide -> wide ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY));
        health.setOnAction(event ->
                model.checks().openProperty().set(!model.checks().openProperty().get()));
        model.checks().overallProperty().subscribe(verdict -> {
            health.setText(Messages.of("health", verdict));
            health.setGraphic(ChecksPane.icon(verdict));
            health.setTooltip(new Tooltip(Messages.of("health", verdict)));
            health.setAccessibleText(Messages.of("health", verdict));
            Widgets.mark(health, "bad", verdict == Verdict.FAIL);
        });
        return health;
    }
}
