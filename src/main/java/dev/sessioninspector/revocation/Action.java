package dev.sessioninspector.revocation;

import dev.sessioninspector.session.Item;
import java.util.List;

/** What is done to items. Fails at once where the table's capacity does not suffice. */
@FunctionalInterface
interface Action {
    /** Does it to one. */
    void to(Item item);

    /**
     * Does it to all of these by one call, or to none.
     *
     * @return whether it is done; where not, it has to be tried with each of them
     */
    default boolean toAll(List<Item> items) {
        return false;
    }
}
