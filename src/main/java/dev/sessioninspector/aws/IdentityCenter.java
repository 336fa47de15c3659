package dev.sessioninspector.aws;

import dev.sessioninspector.aws.SsoToken.Registration;
import dev.sessioninspector.connection.ConnectionException;
import dev.sessioninspector.connection.ConnectionException.SignInFailed.Reason;
import dev.sessioninspector.connection.SignIn;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sso.model.SsoException;

/**
 * Signs in to IAM Identity Center as the AWS CLI does: a profile with an {@code sso-session} in a browser that comes
 * back, a legacy one with a code. A person is only asked where a token in the cache neither works nor can be renewed
 * without them.
 */
public final class IdentityCenter implements SignIn {
    /** The SDK renews a token itself this long before its end, or fails with it. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** As long as the AWS CLI waits for a browser. */
    private static final Duration BROWSER_PATIENCE = Duration.ofMinutes(10);

    private static final int FORBIDDEN = 403;

    private final TokenCache cache;
    private final Clock clock;
    private final Pause pause;
    private final Duration patience;
    private final Function<Ending, String> words;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /**
     * Signs in with the cache of this user.
     *
     * @param words what the browser that comes back is told
     */
    public IdentityCenter(Function<Ending, String> words) {
        this(new TokenCache(TokenCache.home(), Pause.REAL), Clock.systemUTC(), Pause.REAL, BROWSER_PATIENCE, words);
    }

    IdentityCenter(TokenCache cache, Clock clock, Pause pause, Duration patience, Function<Ending, String> words) {
        this.cache = cache;
        this.clock = clock;
        this.pause = pause;
        this.patience = patience;
        this.words = words;
    }

    @Override
    public void signIn(String profile, Consumer<Step> steps) {
        signIn(profile, steps, false);
    }

    @Override
    public void signInWithCode(String profile, Consumer<Step> steps) {
        signIn(profile, steps, true);
    }

    private void signIn(String profile, Consumer<Step> steps, boolean withCode) {
        var files = AwsConfiguration.load();
        var sso = SsoProfile.of(profile, files);
        lock();
        try (var client = client(sso, files)) {
            signIn(sso, client, steps, withCode);
        } catch (SdkException failure) {
            throw IdentityCenterErrors.of(sso, failure);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Whoever comes second finds what the first one has signed in to. */
    private void lock() {
        try {
            oneAtATime.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }

    /** The SDK refuses settings that it does not understand, such as a retry mode, when it makes a client. */
    private IdentityCenterClient client(SsoProfile sso, ProfileFile files) {
        try {
            return new IdentityCenterClient(sso, files, clock);
        } catch (IllegalArgumentException | IllegalStateException | SdkClientException unusable) {
            throw new ConnectionException.BrokenConfiguration(AwsConfiguration.location(), 0, unusable);
        }
    }

    private void signIn(SsoProfile sso, IdentityCenterClient client, Consumer<Step> steps, boolean withCode) {
        var silent = cache.token(sso).flatMap(token -> withoutAPerson(sso, client, token));
        if (silent.isPresent()) {
            keep(sso, silent.get());
            return;
        }
        var device = new DeviceSignIn(sso, client, clock, pause);
        var token = withCode || sso.session().isEmpty()
                ? device.token(steps)
                : new BrowserSignIn(sso, client, cache, clock, patience, words)
                        .token(steps)
                        .orElseGet(() -> device.token(steps));
        keep(sso, token);
        requireRole(sso, client, token);
    }

    /** The token as it is, where it works: somebody signed in meanwhile. Or a new one for its refresh token. */
    private Optional<SsoToken> withoutAPerson(SsoProfile sso, IdentityCenterClient client, SsoToken token) {
        try {
            if (token.expiresAt().isAfter(clock.instant().plus(MARGIN))) {
                client.tryRole(token);
                return Optional.of(token);
            }
            var renewable = token.registration().filter(this::isGood);
            if (token.refreshToken().isEmpty() || renewable.isEmpty()) {
                return Optional.empty();
            }
            var refresh = token.refreshToken().get();
            var renewed = client.token(
                    renewable.get(), grant -> grant.grantType("refresh_token").refreshToken(refresh.reveal()));
            return Optional.of(new SsoToken(
                    renewed.accessToken(),
                    renewed.expiresAt(),
                    renewed.refreshToken().or(token::refreshToken),
                    renewed.registration()));
        } catch (SdkException refused) {
            throwIfCancelled(sso, refused);
            return Optional.empty();
        }
    }

    private boolean isGood(Registration registration) {
        return registration.expiresAt().isAfter(clock.instant());
    }

    private void keep(SsoProfile sso, SsoToken token) {
        try {
            cache.keep(sso, token);
        } catch (IOException unwritable) {
            throw sso.failed(Reason.NOT_SAVED, cache.folder().toString());
        }
    }

    /** Without this a person would be asked to sign in again and again, which does not help. */
    private static void requireRole(SsoProfile sso, IdentityCenterClient client, SsoToken token) {
        try {
            client.tryRole(token);
        } catch (SdkException failure) {
            throwIfCancelled(sso, failure);
            // Whatever else it is, the call that needs the role will tell.
            if (failure instanceof SsoException refused && refused.statusCode() == FORBIDDEN) {
                throw sso.failed(Reason.NOT_ASSIGNED, sso.role() + " (" + sso.account() + ")");
            }
        }
    }

    private static void throwIfCancelled(SsoProfile sso, SdkException failure) {
        if (IdentityCenterErrors.of(sso, failure) instanceof CancellationException cancelled) {
            throw cancelled;
        }
    }
}
