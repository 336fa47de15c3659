package dev.sessioninspector.aws;

import dev.sessioninspector.aws.SsoToken.Registration;
import dev.sessioninspector.session.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenRequest;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientRequest;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The calls to IAM Identity Center that a sign-in is made of, for one profile; none of them needs credentials. */
final class IdentityCenterClient implements SdkAutoCloseable {
    private static final int OK = 200;

    private final SsoProfile sso;
    private final Clients clients;
    private final Clock clock;
    private final SsoOidcClient oidc;
    private final SsoClient portal;

    /** Reads endpoints and whatever else concerns a client from the profile, as the SDK does. */
    IdentityCenterClient(SsoProfile sso, ProfileFile files, Clock clock) {
        this.sso = sso;
        this.clients = new Clients(Region.of(sso.region()), Optional.of(sso.name()), files);
        this.clock = clock;
        this.oidc = bounded(SsoOidcClient.builder().httpClientBuilder(Clients.http()))
                .build();
        this.portal =
                bounded(SsoClient.builder().httpClientBuilder(Clients.http())).build();
    }

    private <B extends AwsClientBuilder<B, C>, C> B bounded(B builder) {
        return clients.bounded(builder, clients.region(), AnonymousCredentialsProvider.create());
    }

    /** Makes this program known, for a page that sends the browser back or for a code. */
    Registration register(List<String> scopes, List<String> grantTypes, Optional<URI> redirect) {
        var request = RegisterClientRequest.builder()
                .clientName(
                        sso.session().map(name -> "session-inspector-" + name).orElse("session-inspector"))
                .clientType("public");
        if (!scopes.isEmpty()) {
            request.scopes(scopes);
        }
        redirect.ifPresent(back ->
                request.grantTypes(grantTypes).redirectUris(back.toString()).issuerUrl(sso.startUrl()));
        var registered = call(() -> oidc.registerClient(request.build()));
        return new Registration(
                given(registered.clientId()),
                new Secret(given(registered.clientSecret())),
                Instant.ofEpochSecond(given(registered.clientSecretExpiresAt())),
                scopes,
                grantTypes);
    }

    /**
     * Where people agree. The page is not in the SDK's model: it is beside the operations, wherever the SDK would send
     * those, so the SDK is asked for that with a request that goes nowhere.
     */
    URI authorizePage() {
        var nowhere = new Nowhere();
        try (var client = bounded(SsoOidcClient.builder().httpClient(nowhere)).build()) {
            call(() -> client.registerClient(any -> any.clientName("none").clientType("public")));
        }
        return nowhere.asked.resolve("/authorize");
    }

    /** Notes where a request would have gone. */
    private static final class Nowhere implements SdkHttpClient {
        private URI asked;

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            asked = request.httpRequest().getUri();
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    var empty = SdkHttpResponse.builder().statusCode(OK).build();
                    return HttpExecuteResponse.builder().response(empty).build();
                }

                @Override
                public void abort() {
                    // There is nothing under way.
                }
            };
        }

        @Override
        public void close() {
            // There is nothing open.
        }
    }

    /** Asks for a code that a person types. */
    StartDeviceAuthorizationResponse authorizeDevice(Registration registration) {
        return call(() -> oidc.startDeviceAuthorization(request -> request.clientId(registration.clientId())
                .clientSecret(registration.clientSecret().reveal())
                .startUrl(sso.startUrl())));
    }

    /** Asks for a token. */
    SsoToken token(Registration registration, Consumer<CreateTokenRequest.Builder> grant) {
        var answer = call(() -> oidc.createToken(request -> grant.accept(request.clientId(registration.clientId())
                .clientSecret(registration.clientSecret().reveal()))));
        return new SsoToken(
                new Secret(given(answer.accessToken())),
                clock.instant().plusSeconds(given(answer.expiresIn())),
                Optional.ofNullable(answer.refreshToken()).map(Secret::new),
                Optional.of(registration));
    }

    /** Asks for the profile's role with a token, and forgets its credentials: what counts is that there are some. */
    void tryRole(SsoToken token) {
        call(() -> portal.getRoleCredentials(
                request -> request.accessToken(token.accessToken().reveal())
                        .accountId(sso.account())
                        .roleName(sso.role())));
    }

    /** Something that AWS always answers. */
    static <T> T given(T value) {
        if (value == null) {
            throw SdkClientException.create("an answer without what was asked for");
        }
        return value;
    }

    private static <T> T call(Supplier<T> call) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("cancelled");
        }
        return call.get();
    }

    @Override
    public void close() {
        oidc.close();
        portal.close();
    }
}
