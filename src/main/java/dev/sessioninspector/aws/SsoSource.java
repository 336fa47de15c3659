package dev.sessioninspector.aws;

import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.services.sso.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sso.model.SsoException;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;

/**
 * A role of IAM Identity Center, for the sign-in whose token is in the AWS CLI's cache. The SDK reads the cache and
 * renews the token while it can; it holds on to a token, and to a failure, as long as its provider lives.
 */
final class SsoSource implements Source {
    private static final String PORTAL = "IAM Identity Center";
    private static final int FORBIDDEN = 403;

    private final Profile profile;
    private final ProfileFile files;
    private ProfileCredentialsProvider provider;

    SsoSource(Profile profile, ProfileFile files) {
        this.profile = profile;
        this.files = files;
    }

    @Override
    public AwsCredentials resolve() {
        require(profile, ProfileProperty.SSO_ACCOUNT_ID);
        require(profile, ProfileProperty.SSO_ROLE_NAME);
        var session = session();
        require(session, ProfileProperty.SSO_START_URL);
        require(session, ProfileProperty.SSO_REGION);
        try {
            return provider().resolveCredentials();
        } catch (AbortedException cancelled) {
            throw cancelled;
        } catch (RuntimeException failure) {
            close();
            throw meaning(failure);
        }
    }

    /** The section that says where to sign in: one of its own, or, in the older form, the profile itself. */
    private Profile session() {
        return profile.property("sso_session")
                .map(name -> files.getSection("sso-session", name)
                        .orElseThrow(() -> failure(Reason.INCOMPLETE, "sso-session " + name, null)))
                .orElse(profile);
    }

    /** Missing, or in both places and not the same: the SDK refuses that as well. */
    private void require(Profile section, String setting) {
        var value = section.property(setting).filter(it -> !it.isBlank());
        if (value.isEmpty() || !profile.property(setting).orElse(value.get()).equalsIgnoreCase(value.get())) {
            throw failure(Reason.INCOMPLETE, setting, null);
        }
    }

    private ProfileCredentialsProvider provider() {
        if (provider == null) {
            provider = ProfileCredentialsProvider.builder()
                    .profileName(profile.name())
                    .profileFile(() -> files)
                    .build();
        }
        return provider;
    }

    /** A stale sign-in has many faces in the SDK: whatever is none of the portal's other refusals is one. */
    private StorageException.Credentials meaning(RuntimeException failure) {
        var refused = cause(failure, SsoException.class);
        if (refused.filter(UnauthorizedException.class::isInstance).isPresent()) {
            return failure(Reason.SIGN_IN, "", failure);
        }
        if (refused.filter(SsoSource::isNotAssigned).isPresent()) {
            var role = profile.property(ProfileProperty.SSO_ROLE_NAME).orElse("");
            return failure(Reason.NOT_ASSIGNED, role, failure);
        }
        if (refused.isPresent() && refused.get().statusCode() < 500 && !hasCode(refused.get())) {
            return failure(Reason.NOT_AWS, PORTAL, failure);
        }
        if (refused.isPresent() || Transport.isLost(failure)) {
            return failure(Reason.UNREACHABLE, PORTAL, failure);
        }
        return failure(Reason.SIGN_IN, "", failure);
    }

    /** The portal models no such answer; it is how it refuses an account or a role that is not the user's. */
    private static boolean isNotAssigned(SsoException refused) {
        return refused instanceof ResourceNotFoundException || refused.statusCode() == FORBIDDEN && hasCode(refused);
    }

    private static boolean hasCode(SsoException refused) {
        return refused.awsErrorDetails() != null && refused.awsErrorDetails().errorCode() != null;
    }

    private static <T> Optional<T> cause(Throwable failure, Class<T> type) {
        return Transport.causes(failure)
                .flatMap(cause -> type.isInstance(cause) ? Stream.of(type.cast(cause)) : Stream.empty())
                .findFirst();
    }

    private StorageException.Credentials failure(Reason reason, String detail, Throwable cause) {
        return new StorageException.Credentials(reason, profile.name(), detail, cause);
    }

    @Override
    public void forget() {
        close();
    }

    @Override
    public void close() {
        if (provider != null) {
            provider.close();
            provider = null;
        }
    }
}
