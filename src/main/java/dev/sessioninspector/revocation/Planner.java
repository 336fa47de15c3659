package dev.sessioninspector.revocation;

import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.task.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Finds and reads what a plan is made of. */
final class Planner {
    private final ConsistentReads reads;
    private final Consumer<Planning> progress;
    private final Map<String, Item> items = new ConcurrentHashMap<>();
    private final AtomicInteger read = new AtomicInteger();
    private final Set<String> ids = new LinkedHashSet<>();
    private volatile int found;
    private volatile boolean all;

    Planner(ConsistentReads reads, Consumer<Planning> progress) {
        this.reads = reads;
        this.progress = progress;
    }

    Plan plan(Target target) {
        var indexed = new HashSet<String>();
        try (var group = new Group(ConsistentReads.AT_ONCE)) {
            switch (target) {
                case Target.Ids(var wanted) -> take(wanted, group);
                case Target.Shop shop -> {
                    take(shop.forms().stream().map(ShopDomain::offlineId).toList(), group);
                    shop.forms().forEach(form -> index(form, indexed, group));
                }
            }
            all = true;
            tell();
            group.join();
        }
        var there = ids.stream().filter(items::containsKey).map(items::get).toList();
        var gone = ids.stream()
                .filter(id -> !items.containsKey(id))
                .filter(id -> target instanceof Target.Ids || indexed.contains(id))
                .toList();
        var byIdAlone = new HashSet<>(items.keySet());
        byIdAlone.removeAll(target instanceof Target.Ids ? ids : indexed);
        return new Plan(target, there, gone, byIdAlone, Set.of());
    }

    private void index(String form, Set<String> indexed, Group group) {
        var after = Optional.<Item>empty();
        do {
            var page = reads.reader().findIds(form, after);
            indexed.addAll(page.ids());
            take(page.ids(), group);
            after = page.next();
        } while (after.isPresent() && !group.hasFailed());
    }

    private void take(List<String> some, Group group) {
        var fresh = new ArrayList<String>();
        some.stream().filter(ids::add).forEach(fresh::add);
        found = ids.size();
        tell();
        ConsistentReads.batches(fresh).forEach(batch -> group.fork(() -> reads.read(batch, this::keep)));
    }

    private void keep(ConsistentReads.Part part) {
        part.items().found().forEach(item -> items.put(item.id(), item));
        read.addAndGet(part.ids().size());
        tell();
    }

    private void tell() {
        progress.accept(new Planning(found, read.get(), all));
    }
}
