package dev.sessioninspector.connection;

import dev.sessioninspector.session.Sensitive;
import java.net.URI;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The parts of a connection that a person types or a file names, and what each may be: never a secret. */
public enum Field {
    /** What a person calls it: up to 60 visible characters. */
    NAME(Pattern.compile("(?! )(?:[^\\p{C}\\p{Z}]| ){1,60}(?<! )").asMatchPredicate()),
    /** An AWS profile. */
    PROFILE(Pattern.compile("[^\\p{C}]{1,128}").asMatchPredicate()),
    /** A region's id: newer ones than this program knows, too. */
    REGION(Pattern.compile("[a-zA-Z0-9-]{1,64}").asMatchPredicate()),
    /** An address by HTTP or HTTPS that holds no user name, password or query. */
    ENDPOINT(Field::isAddress),
    /** What DynamoDB takes for a table's name. */
    TABLE(Field::isDynamoDbName),
    /** What DynamoDB takes for an index's name. */
    INDEX(Field::isDynamoDbName);

    private static final Pattern DYNAMODB_NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

    private final Predicate<String> form;

    Field(Predicate<String> form) {
        this.form = form;
    }

    /** Whether a text can stand here. */
    public boolean accepts(String text) {
        return form.test(text) && !Sensitive.token(text);
    }

    private static boolean isDynamoDbName(String text) {
        return DYNAMODB_NAME.matcher(text).matches();
    }

    private static boolean isAddress(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() != null
                    && Set.of("http", "https").contains(uri.getScheme())
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
