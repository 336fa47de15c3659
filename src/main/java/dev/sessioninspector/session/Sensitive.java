package dev.sessioninspector.session;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by its name or its look whether a value must be masked: one rule for known, unknown and nested attributes. */
public final class Sensitive {
    private static final Pattern NAME = Pattern.compile(
            "token(?!expires)|secret|passw|credential|api_?key|authorization", Pattern.CASE_INSENSITIVE);

    /** Shopify's tokens ({@code shpat_…} and its kin), JSON Web Tokens, and AWS access keys. */
    private static final Pattern LOOK = Pattern.compile(
            "shp[a-z]{2}_[0-9A-Za-z]|eyJ[0-9A-Za-z_-]{8,}\\.[0-9A-Za-z_-]+\\.|\\b(AKIA|ASIA)[0-9A-Z]{16}\\b");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /** What Shopify is known to put into {@code onlineAccessInfo} that grants nothing and names no address. */
    private static final Set<String> HARMLESS_ONLINE_KEYS = Set.of(
            "expires_in",
            "associated_user_scope",
            "associated_user",
            "id",
            "first_name",
            "last_name",
            "email_verified",
            "account_owner",
            "locale",
            "collaborator");

    private Sensitive() {}

    /** Whether an attribute of that name keeps something that grants access, whatever its value looks like. */
    public static boolean name(String name) {
        return NAME.matcher(name).find();
    }

    /** Whether a text looks like a token, or has one in it. */
    public static boolean token(String value) {
        return LOOK.matcher(value).find();
    }

    /** Whether a text is an e-mail address and nothing else. */
    public static boolean email(String value) {
        return EMAIL.matcher(value).matches();
    }

    /** Whether a key inside {@code onlineAccessInfo} is unknown, and so masked, or known to be private. */
    public static boolean onlineKey(String key) {
        return !HARMLESS_ONLINE_KEYS.contains(key.toLowerCase(Locale.ROOT));
    }

    /** An e-mail address with nothing left but its first letter and its domain, or a mask if it is none. */
    public static String maskEmail(String email) {
        return email(email) ? email.charAt(0) + "•••" + email.substring(email.lastIndexOf('@')) : Secret.MASK;
    }
}
