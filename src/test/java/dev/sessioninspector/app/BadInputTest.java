package dev.sessioninspector.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.support.AwsFiles;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.FaultProxy;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.RunningInspector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person reads in the real window when something is wrong, and that nothing on screen is lost by it. */
class BadInputTest {
    private static final String SHOP = "bad-input.myshopify.com";
    private static final String OFFLINE = "offline_" + SHOP;

    @RegisterExtension
    final AwsFiles files = new AwsFiles();

    private LocalTable table;
    private FaultProxy proxy;
    private RunningInspector inspector;

    @BeforeEach
    void store() {
        table = LocalTable.create();
        table.storage().storeSession(session(OFFLINE));
        table.storage().storeSession(session(SHOP + "_1"));
        proxy = new FaultProxy(table.spec().endpoint().orElseThrow());
    }

    private static Session session(String id) {
        return Session.of(id, SHOP, "", false).withToken(new Secret("shpat_FAKE"), "read_products", Expiry.NEVER);
    }

    @AfterEach
    void end() throws Exception {
        inspector.close();
        proxy.close();
        table.close();
    }

    @Test
    void anUnknownProfileIsNamedAndNoOther() throws Exception {
        files.writeConfig("[profile of-somebody-else]\nregion = eu-west-1\n");
        inspector = RunningInspector.start("--profile", "nobody");
        awaitError("There is no profile nobody");
        assertThat(inspector.text("error-banner")).doesNotContain("of-somebody-else");
        assertThat(inspector.text("connection-profile")).contains("nobody");
    }

    @Test
    void aBrokenFileNamesItsLine() throws Exception {
        files.writeConfig("[profile fine]\nregion = eu-west-1\n[profile broken\n");
        inspector = RunningInspector.start("--profile", "fine");
        awaitError("Line 3 of the AWS file");
        assertThat(inspector.isShown("connect")).isTrue();
    }

    @Test
    void aFormThatCannotBeIsSaidBeforeAnybodyIsCalled() throws Exception {
        inspector = RunningInspector.start();
        inspector.fill("connection-endpoint", "localhost:8000");
        inspector.clickOn("#connect");
        awaitError("must be an address");
        inspector.fill("connection-endpoint", proxy.endpoint().toString());
        inspector.fill("connection-table", "a");
        inspector.clickOn("#connect");
        awaitError("3 to 255");
        assertThat(proxy.calls("DescribeTable")).isEmpty();
    }

    @Test
    void anEndpointThatHangsCanBeCancelled() throws Exception {
        proxy.always("DescribeTable", Fault.hang());
        inspector = start();
        proxy.awaitCall("DescribeTable");
        inspector.await("it says what it waits for", () -> inspector.isShown("cancel"));
        inspector.clickOn("#cancel");
        inspector.await("it waits no more", () -> !inspector.isShown("cancel"));
        assertThat(inspector.text("connection-endpoint"))
                .isEqualTo(proxy.endpoint().toString());
        assertThat(inspector.node("connect").isDisabled()).isFalse();
    }

    @Test
    void whatIsNotDynamoDbIsToldApart() throws Exception {
        proxy.always("DescribeTable", Fault.page(200));
        inspector = start();
        awaitError("is not DynamoDB");
    }

    @Test
    void aTableThatMayNotBeDescribedCanStillBeRead() throws Exception {
        proxy.always("DescribeTable", Fault.denied("DescribeTable", table.spec().table()));
        inspector = start("--shop", SHOP);
        inspector.awaitComplete();
        assertThat(inspector.text("checks")).contains("dynamodb:DescribeTable").contains("unknown");
        assertThat(inspector.text("list-status")).isEqualTo("2 sessions, complete");
    }

    @Test
    void aDeniedIndexLeavesTheOfflineSessionAndSaysThatItIsNotAll() throws Exception {
        proxy.always("Query", Fault.denied("Query", table.spec().table() + "/index/shop_index"));
        inspector = start("--shop", SHOP);
        awaitError("may not call dynamodb:Query");
        assertThat(inspector.text("list-status")).startsWith("Incomplete").contains("1 session found");
        assertThat(inspector.sessions().getItems()).hasSize(1);
    }

    @Test
    void aMissingIndexIsNamed() throws Exception {
        inspector = start("--shop", SHOP, "--index", "no_such_index");
        awaitError("has no index no_such_index");
        assertThat(inspector.text("checks")).contains("no index no_such_index");
    }

    @Test
    void aRefreshThatFailsLeavesWhatIsOnScreen() throws Exception {
        inspector = start("--shop", SHOP);
        inspector.awaitComplete();
        proxy.always("Query", Fault.error(400, "com.amazon.coral.service#ExpiredTokenException", "over"));
        inspector.clickOn("#refresh");
        inspector.await("it asks for new ones", () -> inspector.isShown("sign-in-cancel"));
        assertThat(inspector.text("sign-in-pane")).contains("temporary credentials");
        inspector.clickOn("#sign-in-cancel");
        awaitError("temporary credentials");
        assertThat(inspector.sessions().getItems()).hasSize(2);
        assertThat(inspector.text("list-status")).startsWith("Incomplete");
    }

    @Test
    void aListingThatHangsCanBeCancelledAndIsCalledIncomplete() throws Exception {
        inspector = start();
        inspector.await("it is connected", () -> inspector.isShown("connection-bar"));
        proxy.always("Query", Fault.hang());
        inspector.fill("shop", SHOP);
        inspector.clickOn("#find");
        proxy.awaitCall("Query");
        inspector.clickOn("#cancel");
        inspector.await("it is stopped", () -> inspector.text("list-status").contains("stopped before the end"));
        assertThat(inspector.sessions().getItems()).hasSize(1);
    }

    @Test
    void whatNamesNoShopIsSaidWhereItWasTyped() throws Exception {
        inspector = start("--shop", SHOP);
        inspector.awaitComplete();
        inspector.fill("shop", "two words");
        inspector.clickOn("#find");
        assertThat(inspector.text("shop-error")).contains("names no shop");
        assertThat(inspector.sessions().getItems()).hasSize(2);
    }

    @Test
    void aShopWithoutSessionsIsCompleteAndEmpty() throws Exception {
        inspector = start("--shop", "empty-shop");
        inspector.awaitComplete();
        assertThat(inspector.text("list-status")).isEqualTo("No sessions, complete");
    }

    @Test
    void strangeItemsAreListedAndShown() throws Exception {
        table.storage()
                .putIfAbsent(new Item(Map.of(
                        "id", new Attribute.Text(OFFLINE.toUpperCase(java.util.Locale.ROOT)),
                        "shop", new Attribute.Text(SHOP),
                        "expires", new Attribute.ListOf(List.of()),
                        "isOnline", new Attribute.Text("yes"),
                        "accessToken", new Attribute.Number("7"))));
        table.storage().deleteSession(OFFLINE);
        table.storage().putIfAbsent(new Item(Map.of("id", new Attribute.Text(OFFLINE))));
        inspector = start("--shop", SHOP);
        inspector.awaitComplete();
        assertThat(inspector.text("list-status")).isEqualTo("3 sessions, complete");
        inspector.select(OFFLINE);
        inspector.await("it is read", () -> inspector.text("session-detail").contains("No shop"));
        inspector.select(OFFLINE.toUpperCase(java.util.Locale.ROOT));
        inspector.await("it is read", () -> inspector.text("session-detail").contains("expires has another type"));
    }

    @Test
    void tenPagesAreReadToTheEnd() throws Exception {
        var padding = new Attribute.Text("x".repeat(300_000));
        for (var number = 0; number < 45; number++) {
            table.storage()
                    .putIfAbsent(new Item(Map.of(
                            "id", new Attribute.Text(SHOP + "_9" + number),
                            "shop", new Attribute.Text(SHOP),
                            "padding", padding)));
        }
        inspector = start("--shop", SHOP);
        inspector.awaitComplete();
        assertThat(inspector.text("list-status")).isEqualTo("47 sessions, complete");
        assertThat(proxy.calls("Query")).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void aDeletionWhoseAnswerIsLostEndsInWhatAReadFinds() throws Exception {
        inspector = start("--shop", SHOP);
        inspector.awaitComplete();
        proxy.once("DeleteItem", Fault.lostAnswer());
        inspector.select(SHOP + "_1");
        inspector.clickOn("#delete-selected");
        inspector.await("it asks", () -> inspector.isShown("revoke"));
        inspector.clickOn("#revoke");
        inspector.await("it is done", () -> !inspector.text("revocation-result").isEmpty());
        assertThat(inspector.text("revocation-result")).contains("1 session is gone");
        assertThat(inspector.text("list-status")).isEqualTo("1 session, complete");
    }

    @Test
    void aDeniedDeletionSaysSoAndLeavesTheSession() throws Exception {
        inspector = start("--shop", SHOP);
        inspector.awaitComplete();
        proxy.always("DeleteItem", Fault.denied("DeleteItem", table.spec().table()));
        inspector.select(SHOP + "_1");
        inspector.clickOn("#delete-selected");
        inspector.await("it asks", () -> inspector.isShown("revoke"));
        inspector.clickOn("#revoke");
        inspector.await("it is done", () -> !inspector.text("revocation-result").isEmpty());
        assertThat(inspector.text("revocation-result"))
                .contains("1 not deleted")
                .contains("dynamodb:DeleteItem");
        assertThat(inspector.sessions().getItems()).hasSize(2);
    }

    @Test
    void theFiveActionsOfTheAdaptersReadmeAreEnough() throws Exception {
        for (var action : List.of(
                "BatchGetItem",
                "BatchWriteItem",
                "Scan",
                "ListTables",
                "DescribeTimeToLive",
                "DescribeContinuousBackups")) {
            proxy.always(action, Fault.denied(action, table.spec().table()));
        }
        inspector = start("--shop", SHOP);
        inspector.awaitComplete();
        assertThat(inspector.text("list-status")).isEqualTo("2 sessions, complete");
        assertThat(inspector.text("connection-bar")).contains("healthy");
        inspector.select(SHOP + "_1");
        inspector.clickOn("#delete-selected");
        inspector.await("it asks", () -> inspector.isShown("revoke"));
        inspector.clickOn("#revoke");
        inspector.await("it is done", () -> inspector.text("revocation-result").contains("1 session is gone"));
        inspector.clickOn("#create-session");
        inspector.fill("new-shop", "five-actions");
        inspector.clickOn("#create");
        inspector.await("it is created", () -> inspector.text("list-status").equals("1 session, complete"));
    }

    @Test
    void whatAProbeFindsDeniedIsSwitchedOffWithTheReason() throws Exception {
        proxy.always("DeleteItem", Fault.denied("DeleteItem", table.spec().table()));
        inspector = start("--shop", SHOP);
        inspector.awaitComplete();
        inspector.select(SHOP + "_1");
        assertThat(inspector.node("delete-selected").isDisabled()).isFalse();
        inspector.clickOn("#health");
        inspector.clickOn("#probe-writes");
        inspector.await("it is found out", () -> inspector.text("denials").contains("dynamodb:DeleteItem is denied"));
        assertThat(inspector.node("delete-selected").isDisabled()).isTrue();
        assertThat(inspector.node("create-session").isDisabled()).isFalse();
        assertThat(inspector.text("checks")).contains("\"dynamodb:DeleteItem\"", "PutItem is allowed");
    }

    private void awaitError(String words) {
        inspector.await(
                "it says: " + words, () -> inspector.text("error-banner").contains(words));
    }

    private RunningInspector start(String... more) throws Exception {
        var arguments = new ArrayList<>(List.of(
                "--endpoint",
                proxy.endpoint().toString(),
                "--table",
                table.spec().table()));
        arguments.addAll(List.of(more));
        return RunningInspector.start(arguments.toArray(String[]::new));
    }
}
