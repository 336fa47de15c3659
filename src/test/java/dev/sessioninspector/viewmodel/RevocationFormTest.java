package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.revocation.Reason;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevocationFormTest {
    private static final String SHOP = "a-shop.myshopify.com";

    private final SimpleObjectProperty<Review> review = new SimpleObjectProperty<>();
    private final RevocationForm form = new RevocationForm(review);

    @BeforeEach
    void begin() {
        form.begin(Optional.empty(), Optional.empty(), false);
    }

    @Test
    void saysWhatIsMissingUntilNothingIs() {
        assertThat(missing()).as("there is nothing to confirm").isEmpty();
        review.set(review(SHOP));
        assertThat(missing()).isEqualTo("Choose a reason.");
        form.reasonProperty().set(Reason.OTHER);
        assertThat(missing()).isEqualTo("Type " + SHOP + " to confirm.");
        form.confirmationProperty().set("a-shop");
        assertThat(missing()).as("it is being typed").isEqualTo("Type " + SHOP + " to confirm.");
        form.confirmationProperty().set("another-shop");
        assertThat(missing()).isEqualTo("What is typed is not " + SHOP + ".");
        assertThat(form.confirmedProperty().get()).isFalse();
        form.confirmationProperty().set(" " + SHOP + " ");
        assertThat(missing()).isEmpty();
        assertThat(form.confirmedProperty().get()).isTrue();
        form.ticketProperty().set("ada@example.com");
        assertThat(missing()).isEqualTo("Change the ticket or note.");
        assertThat(form.confirmedProperty().get()).isFalse();
    }

    @Test
    void nothingIsTypedWhereAClickIsEnough() {
        review.set(review(""));
        form.reasonProperty().set(Reason.OTHER);
        assertThat(missing()).isEmpty();
        assertThat(form.confirmedProperty().get()).isTrue();
    }

    private String missing() {
        return form.missingProperty().get();
    }

    private static Review review(String typed) {
        return new Review(
                "", "", 1, List.of(), List.of(), List.of("a"), "", "", List.of(), Environment.LOCAL, "", "", typed);
    }
}
