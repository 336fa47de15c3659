package dev.sessioninspector.revocation;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.session.SessionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The sessions that will be deleted, each as it was read, consistently; what is not in it is never deleted.
 *
 * @param target what was asked for
 * @param items the items, whole
 * @param gone ids that were asked for, or are in the index, and are not there any more
 * @param byIdAlone those of the items that the offline id found and the index did not
 * @param leftOut ids that were found and are to be kept, since the plan was narrowed
 */
public record Plan(Target target, List<Item> items, List<String> gone, Set<String> byIdAlone, Set<String> leftOut) {
    public Plan {
        items = List.copyOf(items);
        gone = List.copyOf(gone);
        byIdAlone = Set.copyOf(byIdAlone);
        leftOut = Set.copyOf(leftOut);
    }

    /** The planned ids. */
    public List<String> ids() {
        return items.stream().map(Item::id).toList();
    }

    /** How many are planned. */
    public int size() {
        return items.size();
    }

    /** The same for sessions of these kinds alone: for a login loop, online ones. */
    public Plan only(Set<SessionKind> kinds) {
        var kept = new ArrayList<Item>();
        var left = new HashSet<>(leftOut);
        for (var item : items) {
            if (kinds.contains(SessionCodec.decode(item).kind())) {
                kept.add(item);
            } else {
                left.add(item.id());
            }
        }
        var keptIds = new HashSet<>(kept.stream().map(Item::id).toList());
        keptIds.retainAll(byIdAlone);
        return new Plan(target, kept, gone, keptIds, left);
    }

    /** What a person decides by, as of a time. */
    public Summary summary(Instant now) {
        return Summary.of(this, now);
    }
}
