package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.revocation.Plan;
import dev.sessioninspector.revocation.Receipt;
import dev.sessioninspector.revocation.Summary;
import dev.sessioninspector.revocation.Target;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.session.SessionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words a plan for the person who decides. Reads every planned item, so it is to be called in the background.
 *
 * @param account who AWS takes the program for, in words
 * @param undo whether the plan can be undone, in words
 * @param interrupted what it is the rest of, if anything
 */
record Reviewer(
        ConnectionSpec spec, String region, String account, String undo, Optional<Receipt> interrupted, Instant now) {
    private static final int NAMED = 6;

    /** So many are no handful any more: what is asked for a whole shop is asked for them. */
    private static final int MANY = 10;

    private static final Set<SessionKind> ONLINE = Set.of(SessionKind.ONLINE);

    Review review(Plan plan) {
        var summary = plan.summary(now);
        var shops = shops(plan);
        return new Review(
                shops.isEmpty() ? spec.table() : String.join(", ", shops),
                title(plan, summary, shops),
                plan.size(),
                facts(plan, summary),
                remarks(plan, summary),
                named(plan, summary),
                plan.size() > NAMED ? Messages.text("revocation.more", plan.size() - NAMED) : "",
                Messages.text(onlineAlone(summary) ? "revocation.effect.online" : "revocation.effect.offline"),
                summary.kinds().keySet().stream()
                        .map(kind -> Messages.of("revocation.token", kind))
                        .toList(),
                spec.environment(),
                place(),
                undo,
                typed(plan, shops));
    }

    /** What was deleted before the interruption counts: background work that has stopped does not go on. */
    private boolean onlineAlone(Summary summary) {
        return summary.kinds().keySet().equals(ONLINE)
                && interrupted.stream()
                        .flatMap(receipt -> receipt.lines().stream())
                        .allMatch(line -> line.kind() == SessionKind.ONLINE);
    }

    private String title(Plan plan, Summary summary, List<String> shops) {
        var names = String.join(", ", shops);
        if (interrupted.isPresent()) {
            return Messages.text("revocation.title.rest", plan.size(), names);
        }
        if (plan.target() instanceof Target.Shop(var shop)) {
            var online = !plan.leftOut().isEmpty() && summary.kinds().keySet().equals(ONLINE);
            return Messages.text(
                    online ? "revocation.title.shop-online" : "revocation.title.shop", plan.size(), shop.name());
        }
        return Messages.text(shops.isEmpty() ? "revocation.title.no-shop" : "revocation.title", plan.size(), names);
    }

    private List<Review.Fact> facts(Plan plan, Summary summary) {
        var facts = new ArrayList<Review.Fact>();
        facts.add(fact("revocation.sessions", Messages.text("revocation.kinds", kinds(summary), summary.active())));
        if (!summary.users().isEmpty()) {
            facts.add(fact("revocation.users", users(summary.users())));
        }
        if (!plan.target().forms().isEmpty()) {
            facts.add(
                    fact("revocation.searched", String.join(", ", plan.target().forms())));
        }
        return facts;
    }

    private static Review.Fact fact(String key, String text) {
        return new Review.Fact(Messages.text(key), text);
    }

    private static String kinds(Summary summary) {
        return Arrays.stream(SessionKind.values())
                .filter(summary.kinds()::containsKey)
                .map(kind ->
                        Messages.of("revocation.kind", kind, summary.kinds().get(kind)))
                .collect(Collectors.joining(", "));
    }

    private static String users(List<Summary.Owner> users) {
        var named = users.stream()
                .limit(NAMED)
                .map(owner -> Messages.text("revocation.user", name(owner), owner.sessions()))
                .collect(Collectors.joining(", "));
        return users.size() > NAMED ? Messages.text("revocation.users.more", named, users.size() - NAMED) : named;
    }

    private static String name(Summary.Owner owner) {
        return owner.user()
                .flatMap(user -> user.name().or(() -> user.id().map(id -> Messages.text("revocation.user.id", id))))
                .orElse(Messages.text("revocation.user.unknown"));
    }

    private static List<String> remarks(Plan plan, Summary summary) {
        return Stream.of(
                        remark("revocation.by-id-alone", plan.byIdAlone().size()),
                        remark("revocation.gone", plan.gone().size()),
                        remark("revocation.left-out", plan.leftOut().size()),
                        ids("revocation.other-shop", summary.otherShop()),
                        ids("revocation.foreign-ids", summary.foreignIds()))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String remark(String key, int count) {
        return count == 0 ? "" : Messages.text(key, count);
    }

    private static String ids(String key, List<String> ids) {
        var named = ids.stream().limit(2).collect(Collectors.joining(", "));
        return ids.isEmpty() ? "" : Messages.text(key, ids.size(), named);
    }

    /** What is out of the ordinary is not hidden behind "and more". */
    private static List<String> named(Plan plan, Summary summary) {
        return Stream.of(
                        summary.otherShop().stream(),
                        summary.foreignIds().stream(),
                        plan.byIdAlone().stream().sorted(),
                        plan.items().stream().map(Item::id))
                .flatMap(ids -> ids)
                .distinct()
                .limit(NAMED)
                .toList();
    }

    private String place() {
        return Messages.text(
                "revocation.where",
                account,
                region,
                spec.table(),
                spec.endpoint().map(at -> Messages.text("place.at", at)).orElse(""));
    }

    /** Whether a selection is so small that a look and a click are enough. */
    static boolean isHandful(Plan plan) {
        return plan.target() instanceof Target.Ids && plan.size() <= MANY;
    }

    /**
     * For a whole shop its domain; for many sessions and on production always something: the table's name where no shop
     * is known.
     */
    private String typed(Plan plan, List<String> shops) {
        var whole = plan.target() instanceof Target.Shop(var shop)
                ? Optional.of(shop.name())
                : interrupted.flatMap(receipt -> receipt.head().shop());
        if (whole.isPresent()) {
            return whole.get();
        }
        if (spec.environment() != Environment.PRODUCTION && isHandful(plan)) {
            return "";
        }
        return shops.stream()
                .map(String::strip)
                .filter(shop -> !shop.isEmpty())
                .findFirst()
                .orElse(spec.table());
    }

    private static List<String> shops(Plan plan) {
        return plan.items().stream()
                .flatMap(item -> SessionCodec.decode(item).shop().stream())
                .distinct()
                .limit(3)
                .toList();
    }
}
