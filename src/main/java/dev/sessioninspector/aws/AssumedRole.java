package dev.sessioninspector.aws;

import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/**
 * The role of a profile, assumed with the credentials of another step.
 *
 * @param chain the profile, and those that it rests on
 */
record AssumedRole(Profile profile, List<Profile> chain, Source source, Clients clients, RoleSessions sessions)
        implements Source {
    /** By which CloudTrail names who assumed a role, where the profile has no name of its own for it. */
    static final String SESSION_NAME = "session-inspector";

    @Override
    public AwsCredentials resolve() {
        return sessions.find(chain).orElseGet(() -> {
            var own = source.resolve();
            device().ifPresent(device -> {
                throw failure(Reason.MFA, device, null);
            });
            return assume(own, Optional.empty());
        });
    }

    /**
     * Assumes the role with the code of its device.
     *
     * @throws StorageException.Credentials with {@link Reason#MFA_REFUSED} where another code may do
     */
    void enter(String code) {
        assume(source.resolve(), Optional.of(code));
    }

    /** Where the source is a session that has ended before its time, a new one is worth one more attempt. */
    private AwsCredentials assume(AwsCredentials own, Optional<String> code) {
        try {
            return assumeOnce(own, code);
        } catch (StorageException.Credentials over) {
            if (over.reason() != Reason.EXPIRED) {
                throw over;
            }
            source.forget();
            return assumeOnce(source.resolve(), code);
        }
    }

    private AwsCredentials assumeOnce(AwsCredentials own, Optional<String> code) {
        var request = request(code);
        try {
            var assumed = new Sts(profile, clients)
                    .assume(
                            StaticCredentialsProvider.create(own),
                            sts -> sts.assumeRole(request),
                            AssumeRoleResponse::credentials,
                            this::refusal);
            sessions.keep(chain, assumed.credentials(), assumed.life());
            return assumed.credentials();
        } catch (StorageException.Credentials refused) {
            // Credentials that STS does not take are those of the step below.
            throw refused.profile().isPresent()
                    ? refused
                    : refused.of(chain.get(chain.size() > 1 ? 1 : 0).name());
        }
    }

    private AssumeRoleRequest request(Optional<String> code) {
        return AssumeRoleRequest.builder()
                .roleArn(arn())
                .roleSessionName(
                        profile.property(ProfileProperty.ROLE_SESSION_NAME).orElse(SESSION_NAME))
                .externalId(profile.property(ProfileProperty.EXTERNAL_ID).orElse(null))
                .durationSeconds(duration())
                .serialNumber(device().orElse(null))
                .tokenCode(code.orElse(null))
                .build();
    }

    private Integer duration() {
        try {
            return profile.property(ProfileProperty.DURATION_SECONDS)
                    .map(String::strip)
                    .map(Integer::valueOf)
                    .orElse(null);
        } catch (NumberFormatException none) {
            throw failure(Reason.INCOMPLETE, ProfileProperty.DURATION_SECONDS, none);
        }
    }

    private Optional<String> device() {
        return profile.property(ProfileProperty.MFA_SERIAL);
    }

    private String arn() {
        return profile.property(ProfileProperty.ROLE_ARN).orElseThrow();
    }

    /** STS tells a wrong code from a role that may not be assumed by its message alone. */
    private StorageException.Credentials refusal(String code, String message) {
        if (message.contains("invalid MFA one time pass code") || message.contains("tokenCode")) {
            return failure(Reason.MFA_REFUSED, device().orElse(""), null);
        }
        if (message.contains("MultiFactorAuthentication failed") || message.contains("serialNumber")) {
            return failure(Reason.MFA_DEVICE, device().orElse(""), null);
        }
        return failure(code.equals("AccessDenied") ? Reason.ROLE_DENIED : Reason.ROLE_REFUSED, arn(), null);
    }

    private StorageException.Credentials failure(Reason reason, String detail, Throwable cause) {
        return new StorageException.Credentials(reason, profile.name(), detail, cause);
    }

    @Override
    public void forget() {
        sessions.forget(chain);
    }

    @Override
    public void close() {
        source.close();
    }
}
