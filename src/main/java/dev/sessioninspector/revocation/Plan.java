package dev.sessioninspector.revocation;

import dev.sessioninspector.session.Item;
import java.util.List;

/**
 * The sessions that will be deleted, each as it was read; what is not in it is never deleted.
 *
 * @param items the items, whole
 * @param gone ids that were asked for and are not there any more
 */
public record Plan(List<Item> items, List<String> gone) {
    public Plan {
        items = List.copyOf(items);
        gone = List.copyOf(gone);
    }
}
