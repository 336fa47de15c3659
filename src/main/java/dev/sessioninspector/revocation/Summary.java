package dev.sessioninspector.revocation;

import dev.sessioninspector.session.AssociatedUser;
import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Finding;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.session.SessionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan in numbers.
 *
 * @param kinds how many of each kind; a kind of which there is none is missing
 * @param active how many the app would use
 * @param users whose online sessions they are, those with most sessions first
 * @param otherShop ids of items whose {@code shop} is not one of the forms searched, or is missing; none for a target
 *     of ids
 * @param foreignIds ids that name another shop than their item's {@code shop}
 */
public record Summary(
        Map<SessionKind, Integer> kinds,
        int active,
        List<Owner> users,
        List<String> otherShop,
        List<String> foreignIds) {
    /**
     * Somebody, and the sessions of theirs.
     *
     * @param user as the first of the sessions tells; nothing for all those that tell nothing
     */
    public record Owner(Optional<AssociatedUser> user, int sessions) {}

    public Summary {
        kinds = Collections.unmodifiableMap(kinds);
        users = List.copyOf(users);
        otherShop = List.copyOf(otherShop);
        foreignIds = List.copyOf(foreignIds);
    }

    static Summary of(Plan plan, Instant now) {
        var kinds = new EnumMap<SessionKind, Integer>(SessionKind.class);
        var users = new LinkedHashMap<Optional<String>, Owner>();
        var strays = new ArrayList<String>();
        var foreign = new ArrayList<String>();
        var active = 0;
        var forms = plan.target().forms();
        for (var item : plan.items()) {
            var session = SessionCodec.decode(item);
            kinds.merge(session.kind(), 1, Integer::sum);
            active += session.isActive(now) ? 1 : 0;
            if (session.isOnline()) {
                var user = session.user();
                users.merge(
                        user.flatMap(AssociatedUser::id),
                        new Owner(user, 1),
                        (known, one) -> new Owner(known.user(), known.sessions() + 1));
            }
            var shop = item.get("shop").map(it -> it instanceof Attribute.Text(var name) ? name : "");
            if (!forms.isEmpty() && shop.filter(forms::contains).isEmpty()) {
                strays.add(item.id());
            }
            if (Finding.of(session, now).stream().anyMatch(it -> it.kind() == Finding.Kind.OTHER_SHOP_IN_ID)) {
                foreign.add(item.id());
            }
        }
        var byCount = users.values().stream()
                .sorted(Comparator.comparingInt(Owner::sessions).reversed())
                .toList();
        return new Summary(kinds, active, byCount, strays, foreign);
    }
}
