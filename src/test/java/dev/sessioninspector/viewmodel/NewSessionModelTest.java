package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.FaultyStorage;
import dev.sessioninspector.support.FaultyStorage.Happening;
import dev.sessioninspector.support.ManualExecutor;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.task.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewSessionModelTest {
    private static final String SHOP = "example.myshopify.com";
    private static final TaskRunner DIRECT = new TaskRunner(Runnable::run, Runnable::run);

    private final InMemorySessionStorage memory = new InMemorySessionStorage();
    private final FaultyStorage storage = new FaultyStorage(memory);
    private final Connection connection = Connections.to(storage, Environment.LOCAL);
    private final SettableClock clock = new SettableClock();
    private final List<Session> created = new ArrayList<>();
    private final NewSessionModel model = new NewSessionModel(connection, DIRECT, clock, created::add);

    @Test
    void startsOfflineWithTheIdThatTheAppWouldGive() {
        model.open(SHOP);
        assertThat(model.openProperty().get()).isTrue();
        assertThat(model.presetProperty().get()).isEqualTo(Preset.OFFLINE);
        assertThat(model.idProperty().get()).isEqualTo("offline_" + SHOP);
    }

    @Test
    void theIdFollowsShopAndPreset() {
        model.open("");
        assertThat(model.idProperty().get()).isEmpty();
        model.shopProperty().set("fresh");
        assertThat(model.idProperty().get()).isEqualTo("offline_fresh.myshopify.com");
        model.presetProperty().set(Preset.ONLINE);
        assertThat(model.idProperty().get()).isEqualTo("fresh.myshopify.com_1000000001");
        model.shopProperty().set("two words");
        assertThat(model.idProperty().get()).isEmpty();
        model.shopProperty().set("https://fresh.myshopify.com/admin");
        assertThat(model.idProperty().get()).isEqualTo("fresh.myshopify.com_1000000001");
    }

    @Test
    void anIdThatWasTypedStays() {
        model.open(SHOP);
        model.idProperty().set("my-own");
        model.shopProperty().set("another");
        model.presetProperty().set(Preset.EXPIRED);
        assertThat(model.idProperty().get()).isEqualTo("my-own");
    }

    @Test
    void openingItAgainStartsAnew() {
        model.open(SHOP);
        model.presetProperty().set(Preset.NO_TOKEN);
        model.idProperty().set("my-own");
        model.create();
        model.open(SHOP);
        model.idProperty().set("my-own");
        model.create();
        assertThat(model.errorProperty().get()).isNotEmpty();
        model.close();
        model.open(SHOP);
        assertThat(model.presetProperty().get()).isEqualTo(Preset.OFFLINE);
        assertThat(model.idProperty().get()).isEqualTo("offline_" + SHOP);
        assertThat(model.errorProperty().get()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyPresetIsWrittenAsTheAdapterWouldAndIsVisiblyFake(Preset preset) {
        model.open(SHOP);
        model.presetProperty().set(preset);
        model.create();
        var expected = preset.session(preset.id(SHOP), SHOP, clock.instant());
        assertThat(model.openProperty().get()).isFalse();
        assertThat(created).containsExactly(expected);
        assertThat(memory.loadSession(model.idProperty().get())).contains(expected);
        assertThat(expected.misfits()).isEmpty();
        assertThat(expected.unknown()).isEmpty();
        expected.accessToken().ifPresent(token -> assertThat(token.reveal()).contains("FAKE"));
        expected.refreshToken().ifPresent(token -> assertThat(token.reveal()).contains("FAKE"));
    }

    @Test
    void neverWritesOverAnExistingId() {
        var there = Preset.ONLINE.session(ShopDomain.offlineId(SHOP), SHOP, clock.instant());
        memory.storeSession(there);
        model.open(SHOP);
        model.create();
        assertThat(memory.items()).containsValue(SessionCodec.encode(there)).hasSize(1);
        assertThat(model.openProperty().get()).isTrue();
        assertThat(model.errorProperty().get()).contains("already", there.id());
        assertThat(created).isEmpty();
    }

    @Test
    void wrongInputIsRefused() {
        model.open("");
        model.create();
        assertThat(model.errorProperty().get()).startsWith("Type a shop");
        model.shopProperty().set("two words");
        model.create();
        assertThat(model.errorProperty().get()).startsWith("That names no shop");
        model.shopProperty().set(SHOP);
        model.idProperty().set("  ");
        model.create();
        assertThat(model.errorProperty().get()).isEqualTo("A session needs an id.");
        assertThat(memory.items()).isEmpty();
    }

    @Test
    void aConnectionThatMayNotCreateSaysSo() {
        for (var environment : List.of(Environment.PRODUCTION, Environment.STAGING)) {
            var lookOnly = new NewSessionModel(Connections.to(storage, environment), DIRECT, clock, created::add);
            assertThat(lookOnly.denialProperty().get())
                    .isEqualTo(
                            environment == Environment.PRODUCTION
                                    ? "This connection may only look."
                                    : "Test sessions cannot be created on this connection (Staging).");
            lookOnly.open(SHOP);
            lookOnly.create();
        }
        assertThat(memory.items()).isEmpty();
        assertThat(model.denialProperty().get()).isEmpty();
    }

    @Test
    void aFailureKeepsTheFormAndSaysWhatToDo() {
        storage.before(Happening.failing(() -> new StorageException.AccessDenied("dynamodb:PutItem", null)));
        model.open(SHOP);
        model.create();
        assertThat(model.openProperty().get()).isTrue();
        assertThat(model.creatingProperty().get()).isFalse();
        assertThat(model.errorProperty().get()).contains("dynamodb:PutItem", "Ask for");
        storage.before(Happening.NONE);
        model.create();
        assertThat(created).hasSize(1);
    }

    @Test
    void whileItIsBeingWrittenItIsNotWrittenAgain() {
        var background = new ManualExecutor();
        var ui = new ManualExecutor();
        var slow = new NewSessionModel(connection, new TaskRunner(background, ui), clock, created::add);
        slow.open(SHOP);
        slow.create();
        slow.create();
        assertThat(slow.creatingProperty().get()).isTrue();
        assertThat(background.waiting()).isEqualTo(1);
        background.runAll();
        slow.close();
        ui.runAll();
        assertThat(created).isEmpty();
        assertThat(slow.creatingProperty().get()).isFalse();
    }
}
