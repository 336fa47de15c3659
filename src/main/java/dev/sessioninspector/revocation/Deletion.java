package dev.sessioninspector.revocation;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.storage.SessionRemover;
import java.util.List;

/** Deletes what still is as it was seen. */
record Deletion(SessionRemover remover) implements Action {
    @Override
    public void to(Item seen) {
        remover.deleteIfUnchanged(seen);
    }

    @Override
    public boolean toAll(List<Item> seen) {
        return remover.deleteTogether(seen);
    }
}
