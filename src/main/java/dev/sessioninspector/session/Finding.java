package dev.sessioninspector.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something about a session that a person should know.
 *
 * @param kind what it is
 * @param subject the attribute that it is about, or nothing
 */
public record Finding(Kind kind, String subject) {
    /** How much a finding matters. */
    public enum Weight {
        /** The app cannot use the session, or uses it other than it was meant. */
        BROKEN,
        /** It will cause trouble, or hints at some. */
        ATTENTION,
        /** Good to know. */
        NOTE
    }

    /** What can be odd about a session. */
    public enum Kind {
        /** Without a shop it is in no index: it is only found by its id. */
        NO_SHOP(Weight.BROKEN),
        /** The app finds the row, and takes it for signed out. */
        NO_ACCESS_TOKEN(Weight.BROKEN),
        /** A refresh answer lacked {@code expires_in}: never refreshed again (Shopify/shopify-app-js, issue 3400). */
        REFRESH_WITHOUT_EXPIRY(Weight.BROKEN),
        /** A number of seconds, which the app reads as 1970. */
        SECONDS(Weight.BROKEN),
        /** No date: for the app it is never in the past. */
        UNREADABLE_DATE(Weight.BROKEN),
        /** An attribute of another type than the adapter writes. */
        MISFIT(Weight.ATTENTION),
        /** The id names another shop than the attribute does. */
        OTHER_SHOP_IN_ID(Weight.ATTENTION),
        /** The index matches to the letter, and Shopify's domains are in lower case. */
        UPPER_CASE_SHOP(Weight.ATTENTION),
        /** Its refresh token has expired: a merchant must open the app. */
        REFRESH_EXPIRED(Weight.ATTENTION),
        /** Public apps must use expiring offline tokens; the others are invalidated on 2027-01-01. */
        NON_EXPIRING_OFFLINE(Weight.NOTE),
        /** The adapter drops the attribute when it next stores the session. */
        UNKNOWN_ATTRIBUTE(Weight.NOTE);

        private final Weight weight;

        Kind(Weight weight) {
            this.weight = weight;
        }

        /** How much it matters. */
        public Weight weight() {
            return weight;
        }
    }

    /** Everything odd about a session at a time, what matters most first. */
    public static List<Finding> of(Session session, Instant now) {
        var findings = new ArrayList<Finding>();
        shop(session, findings);
        tokens(session, now, findings);
        date("expires", session.expires(), findings);
        date("refreshTokenExpires", session.refreshTokenExpires(), findings);
        session.misfits().stream().sorted().forEach(name -> findings.add(new Finding(Kind.MISFIT, name)));
        session.unknown().stream().sorted().forEach(name -> findings.add(new Finding(Kind.UNKNOWN_ATTRIBUTE, name)));
        findings.sort(Comparator.comparing(finding -> finding.kind().weight()));
        return List.copyOf(findings);
    }

    private static void shop(Session session, List<Finding> findings) {
        if (session.shop().isEmpty()) {
            findings.add(new Finding(Kind.NO_SHOP, "shop"));
            return;
        }
        var shop = session.shop().get();
        if (!shop.equals(shop.toLowerCase(java.util.Locale.ROOT))) {
            findings.add(new Finding(Kind.UPPER_CASE_SHOP, "shop"));
        }
        if (ShopDomain.namedBy(session.id())
                .filter(named -> !named.equals(shop))
                .isPresent()) {
            findings.add(new Finding(Kind.OTHER_SHOP_IN_ID, "id"));
        }
    }

    private static void tokens(Session session, Instant now, List<Finding> findings) {
        if (session.accessToken().isEmpty()) {
            findings.add(new Finding(Kind.NO_ACCESS_TOKEN, "accessToken"));
        }
        var refreshable = session.refreshToken().isPresent();
        if (refreshable && session.expires() instanceof Expiry.Never) {
            findings.add(new Finding(Kind.REFRESH_WITHOUT_EXPIRY, "expires"));
        }
        if (refreshable && session.refreshTokenExpires().isExpired(now, Duration.ZERO)) {
            findings.add(new Finding(Kind.REFRESH_EXPIRED, "refreshTokenExpires"));
        }
        if (session.kind() == SessionKind.OFFLINE && session.accessToken().isPresent()) {
            findings.add(new Finding(Kind.NON_EXPIRING_OFFLINE, "refreshToken"));
        }
    }

    private static void date(String name, Expiry expiry, List<Finding> findings) {
        switch (expiry) {
            case Expiry.Seconds seconds -> findings.add(new Finding(Kind.SECONDS, name));
            case Expiry.Unreadable unreadable -> findings.add(new Finding(Kind.UNREADABLE_DATE, name));
            case Expiry.At at -> {}
            case Expiry.Never never -> {}
        }
    }
}
