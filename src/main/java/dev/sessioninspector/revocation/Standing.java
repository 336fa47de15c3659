package dev.sessioninspector.revocation;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.SessionReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands where a revocation ought to have left nothing, by consistent reads. */
record Standing(ConsistentReads reads, Target target) {
    /** Whether a look costs little beside what was deleted: a shop's index, or a list that is read at once. */
    boolean isWorthALook() {
        return !(target instanceof Target.Ids(var planned)) || planned.size() <= SessionReader.BATCH;
    }

    /** The items that stand there but for the known ones. */
    List<Item> besides(Set<String> known) {
        var ids = new LinkedHashSet<String>();
        switch (target) {
            case Target.Ids(var planned) -> ids.addAll(planned);
            case Target.Shop shop ->
                shop.forms().forEach(form -> {
                    ids.add(ShopDomain.offlineId(form));
                    index(form, ids);
                });
        }
        ids.removeAll(known);
        var items = new ArrayList<Item>();
        ConsistentReads.batches(List.copyOf(ids))
                .forEach(batch ->
                        reads.read(batch, part -> items.addAll(part.items().found())));
        return items;
    }

    private void index(String form, Set<String> ids) {
        var after = Optional.<Item>empty();
        do {
            var page = reads.reader().findIds(form, after);
            ids.addAll(page.ids());
            after = page.next();
        } while (after.isPresent());
    }
}
