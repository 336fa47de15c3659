package dev.sessioninspector.viewmodel;

import dev.sessioninspector.session.Sensitive;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.settings.SavedConnection;
import dev.sessioninspector.settings.Settings;
import dev.sessioninspector.task.TaskRunner;
import java.util.List;
import java.util.Optional;

/**
 * The shops that were looked at, kept for a saved connection until they are forgotten. It costs nobody anything when
 * that fails: nothing is said then.
 */
final class RecentShops {
    private final TaskRunner files;
    private final Settings settings;
    private final Optional<String> connection;

    RecentShops(TaskRunner files, Settings settings, Optional<SavedConnection> connection) {
        this.files = files;
        this.settings = settings;
        this.connection = connection.map(SavedConnection::name);
    }

    /** Adds what is remembered to what is at hand, and remembers what is looked at from now on. */
    void follow(SessionsModel sessions) {
        connection.ifPresent(name -> {
            files.run(() -> settings.recentShops(name), shops -> add(sessions.recentShops(), shops), failure -> {});
            sessions.shopProperty().subscribe(shop -> {
                if (shop != null) {
                    remember(name, shop);
                }
            });
        });
    }

    private static void add(List<String> atHand, List<String> remembered) {
        remembered.stream().filter(shop -> !atHand.contains(shop)).forEach(atHand::add);
    }

    private void remember(String name, ShopDomain shop) {
        if (!Sensitive.token(shop.name())) {
            write(() -> settings.looked(name, shop.name()));
        }
    }

    /** Forgets what is remembered and at hand. */
    void forget(SessionsModel sessions) {
        sessions.recentShops().clear();
        connection.ifPresent(name -> write(() -> settings.forgetShops(name)));
    }

    private void write(Runnable work) {
        files.run(
                () -> {
                    work.run();
                    return null;
                },
                done -> {},
                failure -> {});
    }
}
