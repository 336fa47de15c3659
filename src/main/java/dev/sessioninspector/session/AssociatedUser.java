package dev.sessioninspector.session;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The user of an online session, as far as {@code onlineAccessInfo.associated_user} tells. Prints neither names nor
 * address.
 *
 * @param id the user's number at Shopify, as text
 * @param name first and last name
 * @param email the address; to be shown masked
 */
public record AssociatedUser(
        Optional<String> id,
        Optional<String> name,
        Optional<String> email,
        Optional<Boolean> accountOwner,
        Optional<Boolean> collaborator,
        Optional<String> locale) {

    /** Reads what is there; a value of another type than Shopify's counts as missing. */
    static Optional<AssociatedUser> of(Attribute onlineAccessInfo) {
        if (!(onlineAccessInfo instanceof Attribute.MapOf(var info))
                || !(info.get("associated_user") instanceof Attribute.MapOf(var user))) {
            return Optional.empty();
        }
        var name = Stream.of(text(user.get("first_name")), text(user.get("last_name")))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return Optional.of(new AssociatedUser(
                number(user.get("id")),
                Optional.of(name).filter(known -> !known.isBlank()),
                text(user.get("email")),
                flag(user.get("account_owner")),
                flag(user.get("collaborator")),
                text(user.get("locale"))));
    }

    private static Optional<String> text(Attribute value) {
        return value instanceof Attribute.Text(var text) && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> number(Attribute value) {
        return value instanceof Attribute.Number(var digits) ? Optional.of(digits) : text(value);
    }

    private static Optional<Boolean> flag(Attribute value) {
        return value instanceof Attribute.Bool(var flag) ? Optional.of(flag) : Optional.empty();
    }

    @Override
    public String toString() {
        return "AssociatedUser[" + id.orElse("no id") + "]";
    }
}
