package dev.sessioninspector.connection;

/**
 * Who AWS takes the program for.
 *
 * @param account the account's number
 * @param arn the user or the assumed role
 */
public record Identity(String account, String arn) {
    /** The role or user in a word: {@code Support} for {@code …:assumed-role/Support/ada}. */
    public String name() {
        var parts = arn.substring(arn.lastIndexOf(':') + 1).split("/");
        return parts.length > 1 ? parts[1] : parts[0];
    }
}
