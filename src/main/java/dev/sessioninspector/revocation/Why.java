package dev.sessioninspector.revocation;

import dev.sessioninspector.session.Sensitive;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why sessions are revoked, for the receipt.
 *
 * @param ticket a ticket's number, or any short text, on one line; possibly empty; without what may not be in a receipt
 */
public record Why(Reason reason, String ticket) {
    /** How many characters a ticket has at most. */
    public static final int LONGEST = 200;

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /** What a ticket's text may not be. */
    public enum Flaw {
        /** More than {@value #LONGEST} characters. */
        TOO_LONG,
        /** Something in it looks like a token. */
        TOKEN,
        /** There is an e-mail address in it. */
        ADDRESS
    }

    /** @throws IllegalArgumentException where the ticket has a {@link #flaw} */
    public Why {
        ticket = ticket.strip().replaceAll("\\s+", " ");
        if (flaw(ticket).isPresent()) {
            throw new IllegalArgumentException("unfit for a receipt");
        }
    }

    /** What keeps a text from being a ticket, as far as something does. */
    public static Optional<Flaw> flaw(String ticket) {
        if (ticket.strip().length() > LONGEST) {
            return Optional.of(Flaw.TOO_LONG);
        }
        if (Sensitive.token(ticket)) {
            return Optional.of(Flaw.TOKEN);
        }
        return ADDRESS.matcher(ticket).find() ? Optional.of(Flaw.ADDRESS) : Optional.empty();
    }
}
