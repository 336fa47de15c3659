package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.SessionKind;
import dev.sessioninspector.session.SessionState;
import dev.sessioninspector.storage.InMemorySessionStorage;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.support.Connections;
import dev.sessioninspector.support.FakeClipboard;
import dev.sessioninspector.support.FaultyStorage;
import dev.sessioninspector.support.FaultyStorage.Action;
import dev.sessioninspector.support.FaultyStorage.Happening;
import dev.sessioninspector.support.ManualExecutor;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.task.TaskRunner;
import dev.sessioninspector.viewmodel.SessionDetail.Fact;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetailModelTest {
    private static final String SHOP = "example.myshopify.com";

    private final InMemorySessionStorage memory = new InMemorySessionStorage();
    private final FaultyStorage storage = new FaultyStorage(memory);
    private final Connection connection = Connections.to(storage, Environment.PRODUCTION);
    private final SettableClock clock = new SettableClock();
    private final FakeClipboard clipboard = new FakeClipboard();
    private final SecretClipboard secrets = new SecretClipboard(clipboard, clock);
    private final DetailModel model =
            new DetailModel(connection, new TaskRunner(Runnable::run, Runnable::run), clock, secrets);

    @BeforeEach
    void store() {
        memory.storeSession(Preset.ONLINE.session("one", SHOP, clock.instant()));
        memory.storeSession(Preset.EXPIRING_OFFLINE.session("other", SHOP, clock.instant()));
    }

    @Test
    void tellsASessionInWords() {
        model.show("one");
        var detail = detail();
        assertThat(detail.kind()).isEqualTo(SessionKind.ONLINE);
        assertThat(detail.state()).isEqualTo(SessionState.ACTIVE);
        assertThat(detail.scopes()).containsExactlyInAnyOrder("read_products", "write_products");
        assertThat(detail.facts())
                .contains(
                        new Fact("Id", "one", true),
                        new Fact("Shop", SHOP, true),
                        new Fact("User", "Test User", false),
                        new Fact("E-mail", "t•••@example.com", false),
                        new Fact("User id", "1000000001", true),
                        new Fact("Refresh token", "none", false));
        assertThat(fact("Expires")).startsWith("in 24 h (2 Mar 2026");
        assertThat(detail.findings()).isEmpty();
    }

    @Test
    void readsItWholeAndConsistently() {
        model.show("one");
        assertThat(storage.calls(Action.LOAD_ITEM)).containsExactly("one");
        assertThat(storage.calls(Action.LOAD_SESSION)).isEmpty();
        model.show("one");
        assertThat(storage.calls(Action.LOAD_ITEM)).hasSize(1);
    }

    @Test
    void theTokenIsMaskedUntilItIsRevealed() {
        model.show("one");
        assertThat(detail().shownToken()).contains(Secret.MASK);
        assertThat(detail().fingerprint()).isEqualTo(new Secret(token()).fingerprint());
        assertThat(detail().toString()).doesNotContain("FAKE");

        model.toggleReveal();
        assertThat(detail().shownToken()).contains(token());
        assertThat(detail().rawItem()).doesNotContain("FAKE");
        model.toggleReveal();
        assertThat(detail().shownToken()).contains(Secret.MASK);
    }

    @Test
    void revealingEndsAfterTwentySeconds() {
        model.show("one");
        model.toggleReveal();
        clock.pass(Duration.ofMillis(19_999));
        model.tick();
        assertThat(model.revealedProperty().get()).isTrue();
        assertThat(detail().shownToken()).contains(token());

        clock.pass(Duration.ofMillis(1));
        model.tick();
        assertThat(model.revealedProperty().get()).isFalse();
        assertThat(detail().shownToken()).contains(Secret.MASK);
    }

    @Test
    void revealingEndsWithTheSelection() {
        model.show("one");
        model.toggleReveal();
        model.show("other");
        assertThat(model.revealedProperty().get()).isFalse();
        assertThat(detail().shownToken()).contains(Secret.MASK);
        model.show("one");
        assertThat(detail().shownToken()).contains(Secret.MASK);
        model.toggleReveal();
        model.close();
        assertThat(model.revealedProperty().get()).isFalse();
        assertThat(model.detailProperty().get()).isNull();
    }

    @Test
    void whereThereIsNoTokenNothingIsRevealedOrCopied() {
        memory.storeSession(Preset.NO_TOKEN.session("without", SHOP, clock.instant()));
        model.show("without");
        model.toggleReveal();
        model.copyAccessToken();
        assertThat(model.revealedProperty().get()).isFalse();
        assertThat(model.copiedProperty().get()).isFalse();
        assertThat(clipboard.get()).isEmpty();
        assertThat(detail().shownToken()).isEmpty();
        assertThat(detail().findings()).extracting(SessionDetail.Remark::title).containsExactly("No access token");
    }

    @Test
    void aCopyIsThereForItsTimeAlsoWhenAnotherIsShown() {
        model.show("one");
        model.copyAccessToken();
        assertThat(clipboard.get()).contains(token());
        assertThat(model.copiedProperty().get()).isTrue();
        model.show("other");
        assertThat(model.copiedProperty().get()).isFalse();
        clock.pass(SecretClipboard.TIME);
        model.tick();
        assertThat(clipboard.get()).isEmpty();
    }

    @Test
    void saysThatItIsCopiedWhileItIs() {
        model.show("one");
        model.copyAccessToken();
        clock.pass(Duration.ofSeconds(29));
        model.tick();
        assertThat(model.copiedProperty().get()).isTrue();
        clock.pass(Duration.ofSeconds(1));
        model.tick();
        assertThat(model.copiedProperty().get()).isFalse();
    }

    @Test
    void nothingInTheRawItemGrantsAccessOrNamesAnAddress() {
        var user = new Attribute.MapOf(Map.of(
                "first_name", text("Ada"),
                "email", text("ada@example.com"),
                "phone", text("+44 20 7946 0000")));
        put(Map.of(
                "accessToken", text("opaque-but-named-so"),
                "refreshToken", text("shprt_FAKE_refresh"),
                "note", text("carried over: shpat_FAKE_in_a_note"),
                "contact", text("bo@example.com"),
                "apiSecret", new Attribute.MapOf(Map.of("inner", text("hidden-inner"))),
                "list", new Attribute.ListOf(List.of(text("shpca_FAKE_in_a_list"), text("plain"))),
                "bytes", Attribute.Binary.of("shpat_FAKE".getBytes()),
                "onlineAccessInfo",
                        new Attribute.MapOf(Map.of(
                                "associated_user",
                                user,
                                "session",
                                text("hidden-session"),
                                "sid",
                                new Attribute.Number("42424242")))));
        model.show("raw");
        assertThat(detail().rawItem())
                .doesNotContain("opaque", "FAKE", "ada@", "bo@", "hidden", "7946", "42424242")
                .contains("a•••@example.com", "b•••@example.com", "plain", "Ada", "10 bytes", SHOP)
                .contains("\"accessToken\": {\"S\": \"" + Secret.MASK + "\"}");
        assertThat(detail().toString()).doesNotContain("opaque", "FAKE", "hidden");
    }

    @Test
    void theStateIsMaskedWhereItLooksLikeAToken() {
        put(Map.of("state", text("shpat_FAKE_state")));
        model.show("raw");
        assertThat(fact("OAuth state")).isEqualTo(Secret.MASK);
    }

    @Test
    void namesWhatTheAdapterDoesNotKnow() {
        put(Map.of("ttl", new Attribute.Number("1"), "note", text("x")));
        model.show("raw");
        assertThat(fact("Unknown")).isEqualTo("note, ttl");
    }

    @Test
    void whatIsGoneIsSaidToBe() {
        model.show("gone");
        assertThat(model.goneProperty().get()).isTrue();
        assertThat(model.detailProperty().get()).isNull();
        model.toggleReveal();
        model.copyAccessToken();
        model.tick();
        assertThat(model.revealedProperty().get()).isFalse();
        model.show("one");
        assertThat(model.goneProperty().get()).isFalse();
    }

    @Test
    void whatCannotBeReadSaysWhyAndIsReadWhenItIsChosenAgain() {
        storage.before(Happening.failing(() -> new StorageException.AccessDenied("dynamodb:GetItem", null)));
        model.show("one");
        assertThat(model.problemProperty().get().what()).contains("dynamodb:GetItem");
        assertThat(model.loadingProperty().get()).isFalse();
        storage.before(Happening.NONE);
        model.show("one");
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.detailProperty().get()).isNotNull();
    }

    @Test
    void aLateAnswerIsDropped() {
        var background = new ManualExecutor();
        var ui = new ManualExecutor();
        var slow = new DetailModel(connection, new TaskRunner(background, ui), clock, secrets);
        slow.show("one");
        assertThat(slow.loadingProperty().get()).isTrue();
        background.runAll();
        slow.show("other");
        ui.runAll();
        assertThat(slow.detailProperty().get()).isNull();
        background.runAll();
        slow.close();
        ui.runAll();
        assertThat(slow.detailProperty().get()).isNull();
        assertThat(slow.loadingProperty().get()).isFalse();
    }

    @Test
    void wordsFollowTheTime() {
        model.show("one");
        clock.pass(Duration.ofHours(25));
        model.tick();
        assertThat(detail().state()).isEqualTo(SessionState.EXPIRED);
        assertThat(fact("Expires")).startsWith("60 min ago");
    }

    @Test
    void isReadAgainWhereItHasChanged() {
        model.show("one");
        model.toggleReveal();
        memory.storeSession(Preset.OFFLINE.session("one", SHOP, clock.instant()));
        model.rereadIf(List.of("other"));
        assertThat(detail().kind()).isEqualTo(SessionKind.ONLINE);
        model.rereadIf(List.of("one"));
        assertThat(detail().kind()).isEqualTo(SessionKind.OFFLINE);
        assertThat(detail().shownToken()).contains(Secret.MASK);
    }

    private SessionDetail detail() {
        return model.detailProperty().get();
    }

    private String fact(String label) {
        return detail().facts().stream()
                .filter(fact -> fact.label().equals(label))
                .map(Fact::value)
                .findFirst()
                .orElseThrow();
    }

    private void put(Map<String, Attribute> attributes) {
        var all = new HashMap<>(attributes);
        all.put("id", text("raw"));
        all.put("shop", text(SHOP));
        memory.put(new Item(all));
    }

    private static Attribute text(String text) {
        return new Attribute.Text(text);
    }

    private String token() {
        return memory.loadSession("one")
                .orElseThrow()
                .accessToken()
                .orElseThrow()
                .reveal();
    }
}
