package dev.sessioninspector.storage;

import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Sessions in memory, as strict as DynamoDB: it refuses what DynamoDB refuses, and a full page always has a next one,
 * even if that is empty. {@link SessionStorageContract} keeps the two alike.
 */
public final class InMemorySessionStorage implements SessionStorage {
    /** What {@code deleteIfUnchanged} compares: a session is made anew or refreshed with another of these. */
    private static final List<String> COMPARED = List.of(
            "shop",
            "state",
            "isOnline",
            "scope",
            "accessToken",
            "expires",
            "refreshToken",
            "refreshTokenExpires",
            "onlineAccessInfo");

    private final NavigableMap<String, Item> items = new ConcurrentSkipListMap<>();
    private final int pageSize;
    private boolean onDemand;

    /** With pages so large that every list is on one. */
    public InMemorySessionStorage() {
        this(Integer.MAX_VALUE);
    }

    /** With so many ids on a page of the index. */
    public InMemorySessionStorage(int pageSize) {
        this.pageSize = pageSize;
    }

    /** The same, as a table whose capacity is on demand: several sessions are deleted together. */
    public InMemorySessionStorage onDemand() {
        onDemand = true;
        return this;
    }

    /** Every item, by id. */
    public Map<String, Item> items() {
        return Map.copyOf(items);
    }

    /** Puts an item over whatever its id holds, as code other than the app's may. */
    public void put(Item item) {
        items.put(valid(item).id(), item);
    }

    @Override
    public Optional<Session> loadSession(String id) {
        return loadItem(id).map(SessionCodec::decode);
    }

    @Override
    public Optional<Item> loadItem(String id) {
        return Optional.ofNullable(items.get(id));
    }

    @Override
    public IdPage findIds(String shop, Optional<Item> after) {
        require(!shop.isEmpty());
        var rest = after.map(last -> items.tailMap(last.id(), false)).orElse(items);
        var ids = rest.values().stream()
                .filter(item -> isOf(shop, item))
                .map(Item::id)
                .limit(pageSize)
                .toList();
        var next = ids.size() < pageSize ? Optional.<Item>empty() : Optional.of(position(ids.getLast(), shop));
        return new IdPage(ids, next);
    }

    @Override
    public List<Session> loadSessions(Collection<String> ids) {
        require(!ids.isEmpty() && ids.size() <= BATCH && new HashSet<>(ids).size() == ids.size());
        ids.forEach(id -> require(!id.isEmpty()));
        return ids.stream().map(this::loadSession).flatMap(Optional::stream).toList();
    }

    @Override
    public Items loadItems(Collection<String> ids) {
        require(!ids.isEmpty() && ids.size() <= BATCH && new HashSet<>(ids).size() == ids.size());
        ids.forEach(id -> require(!id.isEmpty()));
        return new Items(
                ids.stream().map(this::loadItem).flatMap(Optional::stream).toList(), List.of());
    }

    @Override
    public void deleteSession(String id) {
        require(!id.isEmpty());
        items.remove(id);
    }

    @Override
    public void deleteSessions(Collection<String> ids) {
        ids.forEach(this::deleteSession);
    }

    @Override
    public boolean deleteIfUnchanged(Item seen) {
        require(!seen.id().isEmpty());
        var there = items.get(seen.id());
        return there != null && isSame(seen, there) && items.remove(seen.id(), there);
    }

    @Override
    public synchronized boolean deleteTogether(List<Item> seen) {
        require(!seen.isEmpty() && seen.size() <= TOGETHER && new HashSet<>(seen).size() == seen.size());
        return onDemand
                && seen.stream().allMatch(item -> items.containsKey(item.id()) && isSame(item, items.get(item.id())))
                && seen.stream().allMatch(this::deleteIfUnchanged);
    }

    @Override
    public void storeSession(Session session) {
        put(SessionCodec.encode(session));
    }

    @Override
    public boolean putIfAbsent(Item item) {
        return restore(item);
    }

    @Override
    public boolean restore(Item deleted) {
        var there = items.putIfAbsent(valid(deleted).id(), deleted);
        return there == null || there.equals(deleted);
    }

    private static boolean isOf(String shop, Item item) {
        return item.get("shop").filter(new Attribute.Text(shop)::equals).isPresent();
    }

    private static boolean isSame(Item seen, Item there) {
        return COMPARED.stream().allMatch(name -> seen.get(name).equals(there.get(name)));
    }

    private static Item position(String id, String shop) {
        return new Item(Map.of("id", new Attribute.Text(id), "shop", new Attribute.Text(shop)));
    }

    /** Keys are texts that are not empty: the table's is needed, the index's may be missing. */
    private static Item valid(Item item) {
        require(!item.id().isEmpty());
        item.get("shop").ifPresent(shop -> require(shop instanceof Attribute.Text(var name) && !name.isEmpty()));
        return item;
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw new StorageException.Refused("ValidationException", null, null);
        }
    }
}
