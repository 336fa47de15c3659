package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.ConnectedModel;
import dev.sessioninspector.viewmodel.Messages;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** What may be done through the connection; where that is little, the way to more, and how long it lasts. */
final class UnlockBar extends HBox {
    UnlockBar(ConnectedModel model, ObservableBooleanValue roomy) {
        getStyleClass().add("unlock-bar");
        var unlock = model.unlock();
        var unlocked = unlock.unlockedProperty();
        var capability = Widgets.whole(Widgets.label(model.capability(), "muted"));
        capability.setGraphic(Widgets.icon(model.mayDelete() ? Feather.UNLOCK : Feather.LOCK));
        var possible = unlock.isPossible();
        Widgets.showWhile(
                capability, unlocked.not().and(Bindings.createBooleanBinding(() -> !possible || roomy.get(), roomy)));
        var open = Widgets.button("unlock", "unlock.button", Feather.LOCK, unlock::ask);
        open.setTooltip(new Tooltip(Messages.text("unlock.hint")));
        open.setAccessibleText(model.capability() + ". " + Messages.text("unlock.hint"));
        open.getStyleClass().add("small");
        Widgets.showWhile(open, unlocked.map(it -> possible && !it));
        open.disableProperty().bind(unlock.openingProperty());
        open.textProperty()
                .bind(unlock.openingProperty().map(it -> Messages.text(it ? "unlock.opening" : "unlock.button")));
        var left = Widgets.whole(Widgets.label("", "strong", "danger-text"));
        left.setId("unlock-left");
        left.setGraphic(Widgets.icon(Feather.UNLOCK));
        left.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> roomy.get()
                                ? Messages.text(
                                        "unlock.left",
                                        unlock.remainingProperty().get())
                                : unlock.remainingProperty().get(),
                        unlock.remainingProperty(),
                        roomy));
        Widgets.showWhile(left, unlocked);
        var lock = Widgets.button("lock", "unlock.lock", Feather.LOCK, unlock::lock);
        lock.getStyleClass().add("small");
        Widgets.showWhile(lock, unlocked);
        getChildren().addAll(capability, open, left, lock);
    }
}
