package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.SignInModel;
import dev.sessioninspector.viewmodel.SignInState;
import java.time.Duration;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/**
 * Where a person signs in, or says no to it. Takes its place in the window only while there is something to do, covers
 * nothing, and gives the focus back to where it was.
 */
final class SignInPane extends StackPane {
    /** Who has typed so recently is still typing: a focus that moves would take the next key for an answer. */
    private static final Duration TYPING = Duration.ofSeconds(2);

    private final SignInModel model;
    /** Of its own, since the model outlives the pane: what is bound holds on to nobody. */
    private final ObjectProperty<SignInState> state = new SimpleObjectProperty<>();

    private final EventHandler<KeyEvent> typing = this::typed;
    private Node focusBefore;
    private long typedAt = System.nanoTime() - TYPING.toNanos();

    SignInPane(SignInModel model) {
        this.model = model;
        setId("sign-in-pane");
        getStyleClass().add("sign-in-pane");
        state.bind(model.stateProperty());
        state.subscribe(this::show);
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                model.notNow();
                key.consume();
            }
        });
        sceneProperty().subscribe(this::follow);
    }

    private void follow(Scene before, Scene now) {
        if (before != null) {
            before.removeEventFilter(KeyEvent.KEY_TYPED, typing);
        }
        if (now != null) {
            now.addEventFilter(KeyEvent.KEY_TYPED, typing);
        }
    }

    private void typed(KeyEvent key) {
        var entered = key.getCharacter().equals("\r");
        typedAt = System.nanoTime() - (entered ? TYPING.toNanos() : 0);
    }

    private void show(SignInState shown) {
        var open = !getChildren().isEmpty();
        var inside = holdsFocus();
        var content = SignInContent.of(shown, model);
        content.ifPresentOrElse(it -> getChildren().setAll(it), getChildren()::clear);
        setVisible(content.isPresent());
        setManaged(content.isPresent());
        var first = content.flatMap(SignInContent::first);
        if (first.isEmpty()) {
            giveFocusBack(inside);
        } else if (inside || !open) {
            takeFocus(first.get(), open);
        }
    }

    private void takeFocus(Node first, boolean open) {
        if (getScene() == null || !open && isTyping()) {
            return;
        }
        if (!open) {
            focusBefore = getScene().getFocusOwner();
        }
        first.requestFocus();
    }

    private void giveFocusBack(boolean inside) {
        if (inside && focusBefore != null && focusBefore.getScene() == getScene()) {
            focusBefore.requestFocus();
        }
        focusBefore = null;
    }

    private boolean isTyping() {
        return getScene().getFocusOwner() instanceof TextInputControl && System.nanoTime() - typedAt < TYPING.toNanos();
    }

    private boolean holdsFocus() {
        for (var node = getScene() == null ? null : getScene().getFocusOwner(); node != null; node = node.getParent()) {
            if (node == this) {
                return true;
            }
        }
        return false;
    }
}
