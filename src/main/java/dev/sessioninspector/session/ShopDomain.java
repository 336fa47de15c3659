package dev.sessioninspector.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The domain that a shop's sessions are found by. Nothing in the app folds its case, and the index matches to the
 * letter.
 *
 * @param name the domain as it was typed
 */
public record ShopDomain(String name) {
    private static final Pattern ADMIN =
            Pattern.compile("admin\\.shopify\\.com/store/([^/?#]+).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOMAIN = Pattern.compile(
            "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", Pattern.CASE_INSENSITIVE);
    private static final Pattern OFFLINE_ID = Pattern.compile("offline_(.+)");
    private static final Pattern ONLINE_ID = Pattern.compile("(.+\\..+)_\\d+");

    /**
     * What somebody who names a shop may type: its domain, its bare name, its address with or without a scheme, a path
     * or a trailing slash, its address in Shopify's admin, or the id of one of its sessions.
     *
     * @return nothing where that names no shop
     */
    public static Optional<ShopDomain> parse(String typed) {
        var text = typed.strip().replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "");
        var admin = ADMIN.matcher(text);
        var host = admin.matches() ? admin.group(1) : text.replaceFirst("[/?#].*$", "");
        var name = namedBy(host).orElse(host).replaceFirst(":\\d+$", "").replaceFirst("\\.$", "");
        if (!DOMAIN.matcher(name).matches() || name.equalsIgnoreCase("admin.shopify.com")) {
            return Optional.empty();
        }
        return Optional.of(new ShopDomain(name.contains(".") ? name : name + ".myshopify.com"));
    }

    /** The shop that a session's id names, for the ids that name one. */
    public static Optional<String> namedBy(String id) {
        return Stream.of(OFFLINE_ID, ONLINE_ID)
                .map(pattern -> pattern.matcher(id))
                .filter(java.util.regex.Matcher::matches)
                .map(match -> match.group(1))
                .findFirst();
    }

    /** The forms to search for: what was typed, and its lower case where that differs. */
    public List<String> forms() {
        return Stream.of(name, name.toLowerCase(Locale.ROOT)).distinct().toList();
    }

    /** The id of the shop's offline session, as {@code getOfflineId} of {@code @shopify/shopify-api} makes it. */
    public static String offlineId(String shop) {
        return "offline_" + shop;
    }

    /**
     * The id of a user's session in an embedded app, as {@code getJwtSessionId} of {@code @shopify/shopify-api} makes
     * it.
     */
    public static String onlineId(String shop, String user) {
        return shop + "_" + user;
    }
}
