package dev.sessioninspector.aws;

import static dev.sessioninspector.support.SsoServer.AUTHORIZE;
import static dev.sessioninspector.support.SsoServer.DEVICE;
import static dev.sessioninspector.support.SsoServer.REGISTER;
import static dev.sessioninspector.support.SsoServer.TOKEN;
import static dev.sessioninspector.support.SsoServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.ConnectionException.SignInFailed.Reason;
import dev.sessioninspector.connection.SignIn.Step;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser that goes to a page and comes back. */
@Timeout(60)
class BrowserSignInTest extends SignInTest {
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
}
