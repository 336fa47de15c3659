package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Environment;
import java.util.List;

/**
 * What a person decides on before sessions are deleted, in words.
 *
 * @param subject whose sessions they are: the shops, or the table where none is known
 * @param title the question; names the count
 * @param count how many would be deleted
 * @param facts what they are
 * @param remarks what is out of the ordinary about them
 * @param ids the first of their ids
 * @param more how many others there are, in words; empty where those are all
 * @param effect what deleting them does
 * @param tokens what it does not do: how long the tokens at Shopify live on, a sentence for each kind
 * @param environment what the table is for
 * @param place account, region and table
 * @param undo whether it can be undone
 * @param typed what must be typed to confirm; empty where a click is enough
 */
public record Review(
        String subject,
        String title,
        int count,
        List<Fact> facts,
        List<String> remarks,
        List<String> ids,
        String more,
        String effect,
        List<String> tokens,
        Environment environment,
        String place,
        String undo,
        String typed) {
    /** Something that is known, under its name. */
    public record Fact(String name, String text) {}
}
