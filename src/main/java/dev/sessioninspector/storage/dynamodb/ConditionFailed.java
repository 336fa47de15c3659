package dev.sessioninspector.storage.dynamodb;

import dev.sessioninspector.session.Item;

/** The condition of a write did not hold; an outcome, not an error. */
final class ConditionFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Item there;

    /** What stands there, where that was asked for; an item without attributes otherwise. */
    ConditionFailed(Item there) {
        super("the condition did not hold", null, false, false);
        this.there = there;
    }

    Item there() {
        return there;
    }
}
