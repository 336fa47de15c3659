package dev.sessioninspector.settings;

import dev.sessioninspector.file.PrivateFile;
import dev.sessioninspector.settings.SettingsException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The settings in a folder: {@code connections.json} and {@code recent-shops.json}. Its methods block; whoever calls
 * them in an order gets that order.
 */
public final class Settings {
    /** Shops that are remembered for a connection. */
    public static final int RECENT_SHOPS = 20;

    private final SettingsFile<List<SavedConnection>> connections;
    private final SettingsFile<Map<String, List<String>>> recentShops;

    /** The settings in a folder, which is made when there is something to keep. */
    public Settings(Path folder) {
        connections = new SettingsFile<>(
                folder.resolve("connections.json"), List.of(), ConnectionsForm::read, ConnectionsForm::write);
        recentShops = new SettingsFile<>(
                folder.resolve("recent-shops.json"), Map.of(), RecentShopsForm::read, RecentShopsForm::write);
    }

    /**
     * Connections after a change.
     *
     * @param connections all of them, by name
     * @param keptAside where a file that could not be understood was moved to, if there was one
     */
    public record Changed(List<SavedConnection> connections, Optional<Path> keptAside) {}

    /**
     * All connections, by name.
     *
     * @throws SettingsException where the file cannot be read or understood
     */
    public List<SavedConnection> connections() {
        return sorted(connections.read().stream());
    }

    /**
     * Keeps connections: each takes the place of the one of its name.
     *
     * @throws SettingsException where the file cannot be written
     */
    public Changed keep(List<SavedConnection> kept) {
        return change(there -> sorted(Stream.concat(
                there.stream().filter(old -> kept.stream().noneMatch(it -> it.isNamed(old.name()))), kept.stream())));
    }

    /**
     * Keeps a connection in the place of another, which may have had another name; its shops go with it.
     *
     * @throws SettingsException where the file cannot be written
     */
    public Changed replace(String name, SavedConnection by) {
        var changed = change(there -> sorted(Stream.concat(
                there.stream().filter(old -> !old.isNamed(name) && !old.isNamed(by.name())), Stream.of(by))));
        changeShops(shops -> {
            if (shops.containsKey(name)) {
                shops.put(by.name(), shops.remove(name));
            }
        });
        return changed;
    }

    /**
     * Forgets a connection. Its shops are kept, for the case that it comes back.
     *
     * @throws SettingsException where the file cannot be written
     */
    public Changed remove(String name) {
        return change(there -> there.stream().filter(old -> !old.isNamed(name)).toList());
    }

    /**
     * The shops that were last looked at through a connection, the last one first.
     *
     * @throws SettingsException where the file cannot be read or understood
     */
    public List<String> recentShops(String connection) {
        return recentShops.read().getOrDefault(connection, List.of());
    }

    /**
     * Remembers that a shop was looked at through a connection. Shops of connections that are no more are forgotten.
     *
     * @throws SettingsException where the file cannot be written
     */
    public void looked(String connection, String shop) {
        var names = connections().stream().map(SavedConnection::name).toList();
        changeShops(shops -> {
            shops.keySet().removeIf(name -> names.stream().noneMatch(name::equalsIgnoreCase));
            var others = shops.getOrDefault(connection, List.of()).stream().filter(other -> !other.equals(shop));
            shops.put(
                    connection,
                    Stream.concat(Stream.of(shop), others).limit(RECENT_SHOPS).toList());
        });
    }

    /**
     * Forgets the shops that were looked at through a connection.
     *
     * @throws SettingsException where the file cannot be written
     */
    public void forgetShops(String connection) {
        changeShops(shops -> shops.remove(connection));
    }

    /**
     * Writes all connections into a file for others.
     *
     * @return how many there are
     * @throws SettingsException where one of the files cannot be read or written
     */
    public int exportTo(Path file) {
        var all = connections();
        try {
            PrivateFile.replace(file, ConnectionsForm.write(all));
        } catch (IOException unwritable) {
            throw new SettingsException(file, new Reason.Inaccessible(), unwritable);
        }
        return all.size();
    }

    /**
     * The connections in a file that somebody else has made.
     *
     * @throws SettingsException where it cannot be read or understood
     */
    public static List<SavedConnection> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SettingsException(file, new Reason.Inaccessible(), null);
        }
        return SettingsFile.read(file, List.of(), ConnectionsForm::read);
    }

    /** Differs from one moment to another where the connections do; blocks for a moment, and never fails. */
    public Object version() {
        return connections.version();
    }

    private Changed change(UnaryOperator<List<SavedConnection>> change) {
        var changed = connections.change(change);
        return new Changed(changed.content(), changed.keptAside());
    }

    private void changeShops(Consumer<Map<String, List<String>>> change) {
        recentShops.change(shops -> {
            var changed = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            changed.putAll(shops);
            change.accept(changed);
            return changed;
        });
    }

    private static List<SavedConnection> sorted(Stream<SavedConnection> connections) {
        var sorted = new ArrayList<>(connections.toList());
        sorted.sort(Comparator.comparing(SavedConnection::name, String.CASE_INSENSITIVE_ORDER));
        return List.copyOf(sorted);
    }
}
