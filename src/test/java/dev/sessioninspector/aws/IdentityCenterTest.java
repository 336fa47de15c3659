package dev.sessioninspector.aws;

import static dev.sessioninspector.support.SsoServer.AUTHORIZE;
import static dev.sessioninspector.support.SsoServer.DEVICE;
import static dev.sessioninspector.support.SsoServer.REGISTER;
import static dev.sessioninspector.support.SsoServer.ROLE;
import static dev.sessioninspector.support.SsoServer.TOKEN;
import static dev.sessioninspector.support.SsoServer.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessioninspector.connection.ConnectionException.SignInFailed;
import dev.sessioninspector.connection.ConnectionException.SignInFailed.Reason;
import dev.sessioninspector.connection.SignIn.Step;
import dev.sessioninspector.support.AwsFiles;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.SettableClock;
import dev.sessioninspector.support.SsoServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole sign-in, with the real SDK, against a server of our own. */
@Timeout(60)
class IdentityCenterTest {
    /** SHA-1 of {@code work}, and of the start URL: what the AWS CLI calls the files. */
    private static final String SESSION_FILE = "e274eeff768c6396088ec6eb091f4bf4d47ab1e0.json";

    private static final String CONFIG = """
        [profile support]
        region = eu-central-1
        sso_session = work
        sso_account_id = 123456789012
        sso_role_name = Support

        [profile other-account]
        sso_session = work
        sso_account_id = 210987654321
        sso_role_name = Support

        [sso-session work]
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-west-1
        sso_registration_scopes = sso:account:access

        [profile legacy]
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-west-1
        sso_account_id = 123456789012
        sso_role_name = Support
        """;

    @RegisterExtension
    private final AwsFiles files = new AwsFiles();

    @TempDir
    private Path home;

    private final SsoServer server = new SsoServer();
    private final SettableClock clock = new SettableClock();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final LinkedBlockingQueue<String> pages = new LinkedBlockingQueue<>();
    private Runnable duringPause = () -> {};
    private Duration patience = Duration.ofSeconds(30);
    private String oidcBefore;
    private String portalBefore;

    @BeforeEach
    void pointTheSdkHere() throws IOException {
        files.writeConfig(CONFIG);
        oidcBefore =
                System.setProperty("aws.endpointUrlSsoOidc", server.endpoint().toString());
        portalBefore =
                System.setProperty("aws.endpointUrlSso", server.endpoint().toString());
    }

    @AfterEach
    void close() {
        restore("aws.endpointUrlSsoOidc", oidcBefore);
        restore("aws.endpointUrlSso", portalBefore);
        server.close();
    }

    private static void restore(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    private Path folder() {
        return home.resolve(".aws").resolve("sso").resolve("cache");
    }

    private IdentityCenter identityCenter(Pause pause) {
        return new IdentityCenter(new TokenCache(folder(), pause), clock, pause, patience, Enum::name);
    }

    private IdentityCenter identityCenter() {
        return identityCenter(time -> {
            pauses.add(time);
            clock.pass(time);
            duringPause.run();
        });
    }

    /** A person with a browser: goes where the page sends them, and agrees to every code. */
    private void person(Step step) {
        steps.add(step);
        switch (step) {
            case Step.Browser browser -> Thread.ofVirtual().start(() -> pages.add(visit(browser.page())));
            case Step.Code code -> server.agree(code.code());
        }
    }

    private static String visit(URI page) {
        try (var browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            var answer = browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException | InterruptedException failed) {
            return failed.toString();
        }
    }

    private void signIn(String profile) {
        identityCenter().signIn(profile, this::person);
    }

    private SignInFailed failure(String profile, Consumer<Step> person) {
        var failed =
                catchThrowableOfType(SignInFailed.class, () -> identityCenter().signIn(profile, person));
        assertThat(failed).hasNoCause();
        assertThat(failed.getMessage() + failed.subject()).doesNotContain("fake-", "FAKE");
        assertThat(failed.region()).isEqualTo("eu-west-1");
        return failed;
    }

    private Path tokenFile(String profile) {
        return new TokenCache(folder(), Pause.REAL).tokenFile(SsoProfile.of(profile, AwsConfiguration.load()));
    }

    private JsonNode token(String profile) throws IOException {
        return new JsonMapper().readTree(Files.readAllBytes(tokenFile(profile)));
    }

    private void cache(String profile, String json) throws IOException {
        Files.createDirectories(folder());
        Files.writeString(tokenFile(profile), json);
    }

    private static String cliForm(String token, String expiresAt) {
        return """
            {"startUrl": "https://example.awsapps.com/start", "region": "eu-west-1", "accessToken": "%s", \
            "expiresAt": "%s", "clientId": "fake-cli", "clientSecret": "fake-cli-secret", \
            "registrationExpiresAt": "2026-05-01T00:00:00Z", "refreshToken": "fake-cli-refresh"}\
            """.formatted(token, expiresAt);
    }

    @Test
    void aBrowserComesBackAndTheTokenIsKeptAsTheCliKeepsIt() throws Exception {
        signIn("support");
        assertThat(steps).singleElement().isInstanceOf(Step.Browser.class);
        assertThat(pages.take()).startsWith("200 ").contains("AGREED");
        var token = token("support");
        assertThat(token.propertyNames())
                .containsExactly(
                        "startUrl",
                        "region",
                        "accessToken",
                        "expiresAt",
                        "clientId",
                        "clientSecret",
                        "registrationExpiresAt",
                        "refreshToken");
        assertThat(token.path("startUrl").stringValue()).isEqualTo("https://example.awsapps.com/start");
        assertThat(token.path("region").stringValue()).isEqualTo("eu-west-1");
        assertThat(token.path("accessToken").stringValue()).startsWith("fake-access-token-");
        assertThat(token.path("expiresAt").stringValue()).isEqualTo("2026-03-01T20:00:00Z");
        assertThat(token.path("registrationExpiresAt").stringValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void filesAreNamedAsTheCliNamesThem() {
        signIn("support");
        signIn("legacy");
        assertThat(folder().resolve(SESSION_FILE)).exists();
        assertThat(folder().resolve("e8be5486177c5b5392bd9aa76563515b29358e6e.json"))
                .exists();
    }

    @Test
    void nobodyElseMayReadTheFiles() throws IOException {
        signIn("support");
        assertThat(permissions(folder())).isEqualTo("rwx------");
        try (var written = Files.list(folder())) {
            assertThat(written)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void registersAndAsksAsTheCliDoes() {
        signIn("support");
        var registered = server.calls(REGISTER).getFirst().content().toString();
        assertThat(registered)
                .contains(
                        "\"clientName\":\"session-inspector-work\"",
                        "\"clientType\":\"public\"",
                        "\"redirectUris\":[\"http://127.0.0.1/oauth/callback\"]",
                        "\"grantTypes\":[\"authorization_code\",\"refresh_token\"]",
                        "\"issuerUrl\":\"https://example.awsapps.com/start\"",
                        "\"scopes\":[\"sso:account:access\"]");
        var page = server.calls(AUTHORIZE).getFirst();
        assertThat(page.text("scopes")).isEqualTo("sso:account:access");
        assertThat(page.text("redirect_uri")).matches("http://127\\.0\\.0\\.1:\\d+/oauth/callback");
        assertThat(server.calls(TOKEN).getFirst().text("grantType")).isEqualTo("authorization_code");
    }

    @Test
    void aRegistrationServesUntilItEnds() throws IOException {
        signIn("support");
        Files.delete(tokenFile("support"));
        signIn("support");
        assertThat(server.calls(REGISTER)).hasSize(1);
        Files.delete(tokenFile("support"));
        clock.pass(Duration.ofDays(1000));
        signIn("support");
        assertThat(server.calls(REGISTER)).hasSize(2);
    }

    @Test
    void anAnswerForAnotherSignInCountsForNothing() throws Exception {
        identityCenter().signIn("support", step -> {
            var page = ((Step.Browser) step).page();
            var back = page.getQuery().replaceFirst(".*redirect_uri=([^&]*).*", "$1");
            assertThat(visit(URI.create(back + "?code=fake-code&state=wrong")))
                    .startsWith("400 ")
                    .contains("STRANGER");
            assertThat(visit(URI.create(back + "?error=access_denied"))).startsWith("400 ");
            assertThat(visit(URI.create(back))).startsWith("400 ");
            person(step);
        });
        assertThat(server.calls(TOKEN)).hasSize(1);
        assertThat(pages.take()).contains("AGREED");
    }

    @Test
    void whoRefusesInTheBrowserIsNotSignedIn() throws Exception {
        server.next(AUTHORIZE, server.refuse("access_denied"));
        assertThat(failure("support", this::person).reason()).isEqualTo(Reason.REFUSED);
        assertThat(pages.take()).startsWith("200 ").contains("REFUSED");
        assertThat(tokenFile("support")).doesNotExist();
        assertThat(server.calls(DEVICE)).isEmpty();
        assertNobodyListens();
    }

    private void assertNobodyListens() {
        var page = steps.stream()
                .filter(Step.Browser.class::isInstance)
                .findFirst()
                .orElseThrow()
                .page();
        var port = Integer.parseInt(page.getQuery().replaceFirst(".*redirect_uri=http://127.0.0.1:(\\d+)/.*", "$1"));
        assertThat(catchThrowable(() -> new Socket("127.0.0.1", port).close())).isInstanceOf(ConnectException.class);
    }

    @Test
    void aBrowserThatDoesNotComeBackIsNotWaitedForForever() {
        patience = Duration.ofMillis(50);
        assertThat(failure("support", steps::add).reason()).isEqualTo(Reason.EXPIRED);
        assertNobodyListens();
    }

    @Test
    void aPageThatBarsThisWayLeadsToACode() {
        server.next(AUTHORIZE, server.refuse("unauthorized_client"));
        signIn("support");
        assertThat(steps).extracting(Object::getClass).containsExactly(Step.Browser.class, Step.Code.class);
        assertThat(tokenFile("support")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "InvalidRequestException",
                "InvalidClientMetadataException",
                "InvalidRedirectUriException",
                "UnsupportedGrantTypeException",
                "InvalidScopeException"
            })
    void aRefusalToRegisterForABrowserLeadsToACode(String refusal) {
        server.next(REGISTER, error(refusal));
        signIn("support");
        assertThat(steps).singleElement().isInstanceOf(Step.Code.class);
        assertThat(tokenFile("support")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidClientException", "InvalidGrantException", "UnauthorizedClientException"})
    void aRefusalOfTheBrowsersCodeLeadsToACode(String refusal) throws IOException {
        server.next(TOKEN, error(refusal));
        signIn("support");
        assertThat(steps).extracting(Object::getClass).containsExactly(Step.Browser.class, Step.Code.class);
        Files.delete(tokenFile("support"));
        signIn("support");
        assertThat(steps).last().as("registered anew").isInstanceOf(Step.Browser.class);
    }

    @Test
    void aCodeFromTheStartWhereThatIsWished() {
        identityCenter().signInWithCode("support", this::person);
        assertThat(steps).singleElement().isInstanceOf(Step.Code.class);
        assertThat(server.calls(AUTHORIZE)).isEmpty();
        assertThat(tokenFile("support")).exists();
    }

    @Test
    void aLegacyProfileSignsInWithACode() throws IOException {
        signIn("legacy");
        assertThat(steps).singleElement().isInstanceOfSatisfying(Step.Code.class, code -> {
            assertThat(code.page()).hasParameter("user_code", code.code());
            assertThat(code.until()).isEqualTo(SettableClock.START.plusSeconds(600));
        });
        assertThat(token("legacy").path("accessToken").stringValue()).startsWith("fake-access-token-");
        assertThat(server.calls(REGISTER).getFirst().content().has("grantTypes"))
                .isFalse();
    }

    @Test
    void waitsAsLongAsItIsToldTo() {
        server.next(
                TOKEN,
                error("AuthorizationPendingException"),
                error("SlowDownException"),
                error("AuthorizationPendingException"),
                error("SlowDownException"));
        signIn("legacy");
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 1L, 6L, 6L, 11L);
    }

    @Test
    void aConnectionThatIsLostWhileWaitingComesBack() {
        Fault lost = (exchange, service) -> exchange.close();
        server.next(TOKEN, lost, lost, lost, lost, error(500, "InternalServerException"));
        signIn("legacy");
        assertThat(tokenFile("legacy")).exists();
    }

    @Test
    void aCodeEndsAlsoWhereNobodyCanBeAsked() {
        server.next(TOKEN, error("AuthorizationPendingException"));
        duringPause = () -> clock.pass(Duration.ofMinutes(11));
        assertThat(failure("legacy", steps::add).reason()).isEqualTo(Reason.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "ExpiredTokenException, EXPIRED",
        "AccessDeniedException, REFUSED",
        "InvalidRequestException, SETTINGS",
        "InvalidRequestRegionException, SETTINGS"
    })
    void whatEndsACodeIsToldApart(String type, Reason reason) {
        server.next(TOKEN, error(type));
        var failed = failure("legacy", this::person);
        assertThat(failed.reason()).isEqualTo(reason);
        assertThat(failed.profile()).isEqualTo("legacy");
        assertThat(tokenFile("legacy")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 403, 404, 407, 502, 503})
    void aProxysPageIsNotAws(int status) {
        var page = Fault.page(status);
        server.next(REGISTER, page, page, page);
        assertThat(failure("support", this::person).reason()).isEqualTo(Reason.STRANGER);
        assertThat(steps).isEmpty();
    }

    @Test
    void anAnswerWithoutWhatWasAskedForIsNotAws() {
        server.next(TOKEN, Fault.answer(200, "{}"));
        assertThat(failure("support", this::person).reason()).isEqualTo(Reason.STRANGER);
    }

    @Test
    void aServiceInTroubleIsNoFaultOfTheProfile() {
        var trouble = error(500, "InternalServerException");
        server.next(REGISTER, trouble, trouble, trouble);
        assertThat(failure("support", this::person).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void nobodyAnswers() {
        server.close();
        assertThat(failure("support", this::person).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void whoIsSignedInAndMayNotUseTheRoleIsTold() {
        var failed = failure("other-account", this::person);
        assertThat(failed.reason()).isEqualTo(Reason.NOT_ASSIGNED);
        assertThat(failed.subject()).isEqualTo("Support (210987654321)");
        assertThat(tokenFile("other-account")).exists();
    }

    @Test
    void whatCannotBeKeptIsSaidBeforeAPersonIsAsked() throws IOException {
        Files.createFile(home.resolve(".aws"));
        assertThat(failure("support", this::person).reason()).isEqualTo(Reason.NOT_SAVED);
        assertThat(steps).isEmpty();
    }

    @Test
    void aSignInThatTheCliHasDoneMeanwhileIsEnough() throws IOException {
        server.trust("fake-cli-token");
        cache("support", cliForm("fake-cli-token", "2026-03-01T20:00:00Z"));
        signIn("support");
        assertThat(steps).isEmpty();
        assertThat(server.calls(TOKEN)).isEmpty();
        assertThat(server.calls(ROLE)).hasSize(1);
    }

    @Test
    void datesOfOlderClisAreRewrittenForTheSdk() throws IOException {
        server.trust("fake-cli-token");
        cache("legacy", """
            {"startUrl": "https://example.awsapps.com/start", "region": "eu-west-1", \
            "accessToken": "fake-cli-token", "expiresAt": "2026-03-01T20:00:00UTC"}\
            """);
        signIn("legacy");
        assertThat(steps).isEmpty();
        assertThat(token("legacy").path("expiresAt").stringValue()).isEqualTo("2026-03-01T20:00:00Z");
    }

    @Test
    void aTokenThatIsRefusedIsReplaced() throws IOException {
        cache("support", cliForm("fake-revoked-token", "2026-03-01T20:00:00Z"));
        signIn("support");
        assertThat(steps).hasSize(1);
        assertThat(token("support").path("accessToken").stringValue()).startsWith("fake-access-token-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T11:00:00Z", "2026-03-01T12:04:00Z", "2026-03-01T11:00:00UTC"})
    void anExpiredTokenIsRenewedWithoutAPerson(String expiresAt) throws IOException {
        server.trustRefresh("fake-cli-refresh", "fake-cli", "fake-cli-secret");
        cache("support", cliForm("fake-expired-token", expiresAt));
        signIn("support");
        assertThat(steps).isEmpty();
        assertThat(server.calls(REGISTER)).isEmpty();
        var token = token("support");
        assertThat(token.path("expiresAt").stringValue()).isEqualTo("2026-03-01T20:00:00Z");
        assertThat(token.path("refreshToken").stringValue()).startsWith("fake-refresh-token-");
        assertThat(token.path("clientId").stringValue()).isEqualTo("fake-cli");
    }

    @Test
    void aPersonSignsInWhereRenewingIsRefused() throws IOException {
        cache("support", cliForm("fake-expired-token", "2026-03-01T11:00:00Z"));
        signIn("support");
        assertThat(steps).hasSize(1);
        assertThat(token("support").path("clientId").stringValue()).startsWith("fake-client-");
    }

    @Test
    void aRegistrationThatIsOverRenewsNothing() throws IOException {
        server.trustRefresh("fake-cli-refresh", "fake-cli", "fake-cli-secret");
        cache("support", cliForm("fake-expired-token", "2026-03-01T11:00:00Z").replace("2026-05", "2026-02"));
        signIn("support");
        assertThat(steps).hasSize(1);
    }

    @Test
    void aFileThatIsJustBeingWrittenIsWaitedFor() throws IOException {
        server.trust("fake-cli-token");
        var whole = cliForm("fake-cli-token", "2026-03-01T20:00:00Z");
        cache("support", "");
        duringPause = () -> write(pauses.size() == 1 ? whole.substring(0, 60) : whole);
        signIn("support");
        assertThat(steps).isEmpty();
        assertThat(pauses).hasSize(2);
    }

    private void write(String text) {
        try {
            cache("support", text);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "null",
                "{\"accessToken\": 7}",
                "{\"accessToken\": \"fake\", \"expiresAt\": \"soon\"}"
            })
    void aFileThatStaysCutOffIsReplaced(String rubbish) throws IOException {
        cache("support", rubbish);
        signIn("support");
        assertThat(steps).hasSize(1);
        assertThat(pauses).hasSizeBetween(5, 20);
        assertThat(token("support").path("accessToken").stringValue()).startsWith("fake-access-token-");
    }

    @Test
    void whoComesSecondFindsTheFirstOnesSignIn() throws Exception {
        var shared = identityCenter();
        var atTheBrowser = new CompletableFuture<Step>();
        var first = Thread.ofVirtual().start(() -> shared.signIn("support", atTheBrowser::complete));
        var step = atTheBrowser.get();
        var second = Thread.ofVirtual().start(() -> shared.signIn("support", steps::add));
        visit(step.page());
        assertThat(first.join(Duration.ofSeconds(10))).isTrue();
        assertThat(second.join(Duration.ofSeconds(10))).isTrue();
        assertThat(steps).isEmpty();
        assertThat(server.calls(AUTHORIZE)).hasSize(1);
    }

    @Test
    void cancellingEndsTheWaitForABrowser() throws Exception {
        var waiting = new CompletableFuture<Step>();
        assertThat(cancelled("support", Pause.REAL, waiting::complete, () -> steps.add(waiting.join())))
                .isInstanceOf(CancellationException.class);
        assertNobodyListens();
    }

    @Test
    void cancellingEndsTheWaitForACode() throws Exception {
        assertThat(cancelled("legacy", Pause.REAL, steps::add, () -> server.awaitCalls(TOKEN, 1)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void cancellingEndsTheWaitForAFile() throws Exception {
        cache("support", "{");
        var pausing = new CompletableFuture<Void>();
        Pause endless = time -> {
            pausing.complete(null);
            Pause.REAL.pause(Duration.ofMinutes(1));
        };
        assertThat(cancelled("support", endless, steps::add, pausing::join)).isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {REGISTER, DEVICE, TOKEN, ROLE})
    void cancellingEndsACallThatHangs(String path) throws Exception {
        server.next(path, Fault.hang());
        Pause none = time -> {};
        assertThat(cancelled("legacy", none, this::person, () -> server.awaitCalls(path, 1)))
                .isInstanceOf(CancellationException.class);
    }

    private interface Moment {
        void await() throws Exception;
    }

    private Throwable cancelled(String profile, Pause pause, Consumer<Step> person, Moment moment) throws Exception {
        var outcome = new CompletableFuture<Throwable>();
        var identityCenter = identityCenter(pause);
        var thread = Thread.ofVirtual()
                .start(() -> outcome.complete(catchThrowable(() -> identityCenter.signIn(profile, person))));
        moment.await();
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(1)))
                .as("ends within a second")
                .isTrue();
        return outcome.join();
    }
}
