package dev.sessioninspector.view;

import dev.sessioninspector.revocation.Reason;
import dev.sessioninspector.viewmodel.Messages;
import dev.sessioninspector.viewmodel.Review;
import dev.sessioninspector.viewmodel.RevocationModel;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a person decides by: the reason with its advice, the plan, and what deleting does and does not do. */
final class ReviewPane extends VBox {
    private final RevocationModel model;
    private final VBox plan = new VBox();

    /** Held here, since the model holds it weakly: it outlives the dialog. */
    private final ChangeListener<Review> listener = (observed, before, now) -> show(now);

    ReviewPane(RevocationModel model) {
        this.model = model;
        getStyleClass().add("review");
        plan.getStyleClass().add("review");
        getChildren().addAll(why(), advice(), onlineOnly(), plan);
        show(model.reviewProperty().get());
        model.reviewProperty().addListener(new WeakChangeListener<>(listener));
    }

    private Node why() {
        var reason = new ComboBox<Reason>();
        reason.setId("revocation-reason");
        reason.getItems().setAll(Reason.values());
        reason.setConverter(new EnumWords<>("reason"));
        reason.setPromptText(Messages.text("reason.none"));
        reason.valueProperty().bindBidirectional(model.form().reasonProperty());
        reason.disableProperty().bind(model.form().reasonGivenProperty());
        reason.setMaxWidth(Double.MAX_VALUE);
        var ticket = new TextField();
        ticket.setId("revocation-ticket");
        ticket.textProperty().bindBidirectional(model.form().ticketProperty());
        ticket.disableProperty().bind(model.form().reasonGivenProperty());
        var note = Widgets.field("revocation.ticket", ticket);
        note.getChildren().add(ticketError());
        var fields = new HBox(Widgets.field("reason", reason), note);
        fields.getStyleClass().add("fields");
        fields.getChildren().forEach(field -> HBox.setHgrow(field, Priority.ALWAYS));
        return fields;
    }

    private Node ticketError() {
        var error = Widgets.paragraph("", "danger-text");
        error.setId("revocation-ticket-error");
        error.textProperty().bind(model.form().ticketErrorProperty());
        return Widgets.showWhile(error, model.form().ticketErrorProperty().isNotEmpty());
    }

    private Node advice() {
        var words = Widgets.paragraph("");
        words.setId("revocation-advice");
        words.textProperty()
                .bind(model.form()
                        .reasonProperty()
                        .map(reason -> Messages.of("reason.advice", reason))
                        .orElse(Messages.text("reason.choose")));
        HBox.setHgrow(words, Priority.ALWAYS);
        var advice = new HBox(Widgets.icon(Feather.ALERT_TRIANGLE), words);
        advice.getStyleClass().addAll("finding", "advice");
        words.textProperty()
                .subscribe(() -> Widgets.mark(
                        advice, "first", model.form().reasonProperty().get() == Reason.COMPROMISED));
        return advice;
    }

    private Node onlineOnly() {
        var box = new CheckBox(Messages.text("revocation.online-only"));
        box.setId("revocation-online-only");
        box.selectedProperty().bindBidirectional(model.form().onlineOnlyProperty());
        return Widgets.showWhile(box, model.form().narrowableProperty());
    }

    private void show(Review shown) {
        if (shown == null) {
            return;
        }
        plan.getChildren().setAll(facts(shown));
        shown.remarks().forEach(remark -> plan.getChildren().add(remark(remark)));
        plan.getChildren().addAll(effects(shown), ids(shown));
    }

    private static Node facts(Review shown) {
        var facts = new GridPane();
        facts.getStyleClass().add("dialog-facts");
        var place = new HBox(EnvironmentFrame.tag(shown.environment()), Widgets.paragraph(shown.place()));
        place.getStyleClass().add("place");
        add(facts, Messages.text("revocation.place"), place);
        shown.facts().forEach(fact -> add(facts, fact.name(), Widgets.paragraph(fact.text())));
        return facts;
    }

    private static void add(GridPane facts, String name, Node value) {
        var label = Widgets.whole(Widgets.label(name, "field-label"));
        GridPane.setValignment(label, VPos.TOP);
        facts.addRow(facts.getRowCount(), label, value);
    }

    private static Node remark(String text) {
        var remark = new HBox(Widgets.icon(Feather.INFO), Widgets.paragraph(text));
        remark.getStyleClass().add("remark");
        return remark;
    }

    private static Node effects(Review shown) {
        var effects = new GridPane();
        effects.getStyleClass().add("dialog-facts");
        var not = new VBox(Widgets.paragraph(Messages.text("revocation.not-revoked"), "strong"));
        shown.tokens().stream().map(Widgets::paragraph).forEach(not.getChildren()::add);
        add(
                effects,
                Messages.text("revocation.does"),
                Widgets.paragraph(shown.effect() + " " + Messages.text("revocation.guard")));
        add(effects, Messages.text("revocation.does-not"), not);
        add(effects, Messages.text("revocation.undo"), Widgets.paragraph(shown.undo()));
        return effects;
    }

    private static Node ids(Review shown) {
        var ids = new VBox();
        ids.getStyleClass().add("id-list");
        shown.ids().forEach(id -> ids.getChildren().add(Widgets.label(id, "code")));
        if (!shown.more().isEmpty()) {
            ids.getChildren().add(Widgets.label(shown.more(), "muted"));
        }
        return ids;
    }
}
