package dev.sessioninspector.connection;

/**
 * Who AWS takes the program for.
 *
 * @param account the account's number
 * @param arn the user or the assumed role
 */
public record Identity(String account, String arn) {
    /** The role or user in a word: {@code Support} for {@code …:assumed-role/Support/ada}; users can have paths. */
    public String name() {
        var parts = arn.substring(arn.lastIndexOf(':') + 1).split("/");
        return parts[0].equals("assumed-role") ? parts[1] : parts[parts.length - 1];
    }
}
