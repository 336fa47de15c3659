package dev.sessioninspector.view;

import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.SignInModel;
import dev.sessioninspector.viewmodel.SignInState;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What {@link SignInPane} shows in one state: words on the left, what to do on the right. */
final class SignInContent extends HBox {
    private final SignInModel model;
    private final VBox words = new VBox();
    private final HBox buttons = new HBox();
    private Node first;

    private SignInContent(SignInModel model, String style, Node icon) {
        this.model = model;
        getStyleClass().addAll("banner", "sign-in", style);
        words.getStyleClass().add("sign-in-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        buttons.getStyleClass().add("sign-in-buttons");
        getChildren().addAll(icon, words, buttons);
    }

    /** What a state looks like; nothing where there is nothing to see. */
    static Optional<SignInContent> of(SignInState state, SignInModel model) {
        return switch (state) {
            case SignInState.Idle nothing -> Optional.empty();
            case SignInState.Asked asked ->
                Optional.of(new SignInContent(model, "warning", Widgets.icon(Feather.KEY)).ask(asked));
            case SignInState.Starting starting -> Optional.of(going(model).start(starting));
            case SignInState.Page page -> Optional.of(going(model).page(page));
            case SignInState.PageWithCode page -> Optional.of(going(model).pageWithCode(page));
            case SignInState.Failed failed ->
                Optional.of(new SignInContent(model, "danger", Widgets.icon(Feather.ALERT_OCTAGON)).fail(failed));
            case SignInState.Code code ->
                Optional.of(new SignInContent(model, "warning", Widgets.icon(Feather.SMARTPHONE)).askCode(code));
            case SignInState.SignedIn done ->
                Optional.of(new SignInContent(model, "success", Widgets.icon(Feather.CHECK_CIRCLE)).done(done));
        };
    }

    private static SignInContent going(SignInModel model) {
        var spinner = new ProgressIndicator();
        spinner.getStyleClass().add("small");
        return new SignInContent(model, "accent", spinner);
    }

    /** Where the focus belongs; nowhere if there is nothing to decide. */
    Optional<Node> first() {
        return Optional.ofNullable(first);
    }

    private SignInContent ask(SignInState.Asked asked) {
        title(asked.problem().what());
        if (asked.again()) {
            words.getChildren().add(Widgets.paragraph(Messages.text("signin.again"), "strong"));
        }
        paragraph(asked.problem().next());
        paragraph(Messages.text(asked.signsIn() ? "signin.asked" : "signin.asked.elsewhere"));
        first = primary(asked.signsIn() ? "signin.start" : "signin.try-again");
        no("signin.not-now");
        return this;
    }

    private SignInContent start(SignInState.Starting starting) {
        title(Messages.text("signin.starting.title", starting.profile()));
        paragraph(Messages.text("signin.starting"));
        // Nothing here is worth a second press of the key that began it.
        first = this;
        no("signin.cancel");
        return this;
    }

    private SignInContent page(SignInState.Page shown) {
        title(Messages.text("signin.page.title", shown.profile()));
        paragraph(Messages.text(shown.opened() ? "signin.page.opened" : "signin.page"));
        address(shown.page());
        var code = Widgets.button("sign-in-with-code", "signin.use-code", null, model::useCode);
        code.setTooltip(new Tooltip(Messages.text("signin.use-code.hint")));
        buttons.getChildren().add(code);
        no("signin.cancel");
        return this;
    }

    private SignInContent pageWithCode(SignInState.PageWithCode shown) {
        title(Messages.text("signin.code.title", shown.profile()));
        paragraph(Messages.text(shown.opened() ? "signin.code.opened" : "signin.code"));
        code(shown.code());
        address(shown.page());
        no("signin.cancel");
        return this;
    }

    private SignInContent fail(SignInState.Failed failed) {
        title(Messages.text("signin.failed.title", failed.profile()));
        paragraph(failed.problem().what());
        paragraph(failed.problem().next());
        first = primary("signin.try-again");
        no("signin.not-now");
        return this;
    }

    private SignInContent askCode(SignInState.Code asked) {
        title(Messages.text("signin.mfa.title", asked.profile()));
        var hint = Widgets.paragraph(
                Messages.text(asked.refused() ? "signin.mfa.refused" : "signin.mfa.device", asked.device()),
                asked.refused() ? "danger-text" : "muted");
        var field = new CodeField();
        field.textProperty().bindBidirectional(model.codeProperty());
        field.setOnAction(enter -> model.accept());
        hint.setLabelFor(field);
        var submit = Widgets.button("mfa-submit", "signin.mfa.submit", Feather.CHECK, model::accept);
        submit.getStyleClass().add("accent");
        submit.disableProperty().bind(field.lengthProperty().lessThan(CodeField.LENGTH));
        words.getChildren().addAll(hint, row(field, submit));
        first = field;
        no("signin.cancel");
        return this;
    }

    private SignInContent done(SignInState.SignedIn state) {
        title(Messages.text("signin.done", state.profile()));
        buttons.getChildren().add(Widgets.iconButton("sign-in-close", "signin.close", Feather.X, model::notNow));
        return this;
    }

    private void address(URI page) {
        var address = Widgets.label(page.toString(), "code");
        address.setId("sign-in-address");
        address.setMinWidth(0);
        address.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var copy = Widgets.button("sign-in-copy", "signin.copy-page", Feather.COPY, model::copyPage);
        var open = Widgets.button("sign-in-open", "signin.open", Feather.EXTERNAL_LINK, model::openPage);
        words.getChildren().add(row(address, copy, open));
        first = copy;
    }

    private void code(String shown) {
        var code = Widgets.whole(Widgets.label(shown, "sign-in-code"));
        code.setId("sign-in-code");
        var left = Widgets.whole(Widgets.label("", "muted"));
        left.setId("sign-in-left");
        left.textProperty().bind(model.remainingProperty());
        words.getChildren()
                .add(row(
                        code,
                        Widgets.button("sign-in-copy-code", "signin.copy-code", Feather.COPY, model::copyCode),
                        left));
    }

    private void title(String text) {
        var title = Widgets.paragraph(text, "strong");
        title.setId("sign-in-title");
        words.getChildren().add(title);
        setAccessibleText(text);
    }

    private void paragraph(String text) {
        words.getChildren().add(Widgets.paragraph(text));
    }

    private Button primary(String key) {
        var button = Widgets.button("sign-in-go", key, null, model::accept);
        button.getStyleClass().add("accent");
        buttons.getChildren().add(button);
        return button;
    }

    private void no(String key) {
        buttons.getChildren().add(Widgets.button("sign-in-cancel", key, null, model::notNow));
    }

    private static Node row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("sign-in-row");
        return row;
    }

    /** Takes the digits of a code and nothing else, and tells assistive software none of them. */
    private static final class CodeField extends TextField {
        private static final int LENGTH = 6;

        CodeField() {
            setId("mfa-code");
            getStyleClass().addAll("code", "mfa-code");
            setPrefColumnCount(LENGTH + 2);
            setPromptText("000000");
            UnaryOperator<TextFormatter.Change> digits = change -> {
                change.setText(change.getText().replaceAll("\\D", ""));
                return change.getControlNewText().length() <= LENGTH ? change : null;
            };
            setTextFormatter(new TextFormatter<>(digits));
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            return attribute == AccessibleAttribute.TEXT ? null : super.queryAccessibleAttribute(attribute, parameters);
        }
    }
}
