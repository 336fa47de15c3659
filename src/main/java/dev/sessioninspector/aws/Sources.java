package dev.sessioninspector.aws;

import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * Finds where credentials come from, as the SDK and the AWS CLI do: the same places in the same order. A profile that
 * is set up for credentials and has none fails, as in the AWS CLI; nothing else stands in for it.
 *
 * @param clients makes the clients that talk to STS
 * @param sessions roles that were assumed before
 */
record Sources(Clients clients, RoleSessions sessions) {
    /** The same with files that were read anew. */
    Sources with(ProfileFile files) {
        return new Sources(clients.with(files), sessions);
    }

    /** A profile's. */
    Source of(String profile) {
        return of(profile, List.of());
    }

    /** The role of a profile whose device wants a code. */
    AssumedRole role(String profile) {
        return (AssumedRole) of(profile);
    }

    /** Those of the default chain. */
    Source byDefault() {
        return fromProcess()
                .or(this::fromTokenFile)
                .or(() -> effective().filter(Sources::gives).map(profile -> of(profile.name())))
                .or(Sources::fromContainer)
                .orElseGet(() -> new SdkSource(InstanceProfileCredentialsProvider.create(), Reason.MISSING, null));
    }

    /** Those for a DynamoDB on this machine, which checks none: what is at hand, and a placeholder otherwise. */
    Source forLocal() {
        return fromProcess()
                .or(() -> effective().filter(Sources::hasKeys).map(profile -> of(profile.name())))
                .orElseGet(() -> () -> AwsBasicCredentials.create("local", "local"));
    }

    /** The profile that is meant where none is named. */
    private Optional<Profile> effective() {
        return clients.files().profile(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow());
    }

    /** Keys given to this process: by system properties or by the environment. */
    private static Optional<Source> fromProcess() {
        return Stream.<AwsCredentialsProvider>of(
                        SystemPropertyCredentialsProvider.create(), EnvironmentVariableCredentialsProvider.create())
                .filter(Sources::has)
                .<Source>map(provider -> new SdkSource(provider, Reason.MISSING, null))
                .findFirst();
    }

    private static boolean has(AwsCredentialsProvider provider) {
        try {
            provider.resolveCredentials();
            return true;
        } catch (SdkClientException none) {
            return false;
        }
    }

    private Optional<Source> fromTokenFile() {
        var file = SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue();
        var role = SdkSystemSetting.AWS_ROLE_ARN.getStringValue();
        if (file.isEmpty() || role.isEmpty()) {
            return Optional.empty();
        }
        var properties = Map.of(
                ProfileProperty.WEB_IDENTITY_TOKEN_FILE,
                file.get(),
                ProfileProperty.ROLE_ARN,
                role.get(),
                ProfileProperty.ROLE_SESSION_NAME,
                SdkSystemSetting.AWS_ROLE_SESSION_NAME.getStringValue().orElse(AssumedRole.SESSION_NAME));
        var unnamed = Profile.builder()
                .name(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow())
                .properties(properties)
                .build();
        return Optional.of(new WebIdentity(unnamed, clients, sessions));
    }

    private static Optional<Source> fromContainer() {
        return SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI
                .getStringValue()
                .or(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI::getStringValue)
                .map(there -> new SdkSource(ContainerCredentialsProvider.create(), Reason.CONTAINER, null));
    }

    private static boolean gives(Profile profile) {
        return Stream.of(ProfileProperty.ROLE_ARN, ProfileProperty.CREDENTIAL_PROCESS)
                        .anyMatch(profile.properties()::containsKey)
                || isSso(profile)
                || hasKeys(profile);
    }

    private static boolean isSso(Profile profile) {
        return profile.properties().containsKey("sso_session")
                || profile.properties().containsKey(ProfileProperty.SSO_START_URL);
    }

    private static boolean hasKeys(Profile profile) {
        return profile.properties().containsKey(ProfileProperty.AWS_ACCESS_KEY_ID)
                && !profile.properties().containsKey(ProfileProperty.ROLE_ARN);
    }

    /** A profile's, which those above it rest on. */
    private Source of(String name, List<Profile> above) {
        var profile = clients.files().profile(name).orElseThrow(() -> missing(name, above));
        if (profile.properties().containsKey(ProfileProperty.ROLE_ARN)) {
            return profile.properties().containsKey(ProfileProperty.WEB_IDENTITY_TOKEN_FILE)
                    ? new WebIdentity(profile, clients, sessions)
                    : role(profile, above);
        }
        return leaf(profile);
    }

    private Source leaf(Profile profile) {
        if (isSso(profile)) {
            return new SsoSource(profile, clients.files());
        }
        return profile.property(ProfileProperty.CREDENTIAL_PROCESS)
                .<Source>map(command -> new ProcessSource(profile.name(), command))
                .orElseGet(() -> () -> keys(profile));
    }

    private AssumedRole role(Profile profile, List<Profile> above) {
        var source = profile.property(ProfileProperty.SOURCE_PROFILE);
        var place = profile.property(ProfileProperty.CREDENTIAL_SOURCE);
        if (source.isPresent() == place.isPresent()) {
            throw failure(Reason.SOURCE_UNCLEAR, profile, "");
        }
        var below = source.map(name -> source(profile, name, above)).orElseGet(() -> place(profile, place.orElse("")));
        return new AssumedRole(profile, chain(profile, source, below), below, clients, sessions);
    }

    private List<Profile> chain(Profile profile, Optional<String> source, Source below) {
        var rest = below instanceof AssumedRole role
                ? role.chain().stream()
                : source.flatMap(clients.files()::profile).stream();
        return Stream.concat(Stream.of(profile), rest).toList();
    }

    /** A profile may name itself for the keys that it holds beside its role, as in the AWS CLI. */
    private Source source(Profile profile, String name, List<Profile> above) {
        var chain = Stream.concat(above.stream(), Stream.of(profile)).toList();
        if (name.equals(profile.name()) && profile.properties().containsKey(ProfileProperty.AWS_ACCESS_KEY_ID)) {
            return leaf(profile);
        }
        if (chain.stream().anyMatch(passed -> passed.name().equals(name))) {
            throw failure(Reason.SOURCE_CIRCULAR, profile, "");
        }
        return of(name, chain);
    }

    private static Source place(Profile profile, String place) {
        return switch (place) {
            case "Environment" -> fromProcess().orElseThrow(() -> failure(Reason.MISSING, profile, ""));
            case "Ec2InstanceMetadata" ->
                new SdkSource(InstanceProfileCredentialsProvider.create(), Reason.INSTANCE, profile.name());
            case "EcsContainer" ->
                new SdkSource(ContainerCredentialsProvider.create(), Reason.CONTAINER, profile.name());
            default -> throw failure(Reason.INCOMPLETE, profile, ProfileProperty.CREDENTIAL_SOURCE);
        };
    }

    private static AwsCredentials keys(Profile profile) {
        var key = profile.property(ProfileProperty.AWS_ACCESS_KEY_ID)
                .orElseThrow(() -> failure(Reason.MISSING, profile, ""));
        var secret = profile.property(ProfileProperty.AWS_SECRET_ACCESS_KEY)
                .orElseThrow(() -> failure(Reason.INCOMPLETE, profile, ProfileProperty.AWS_SECRET_ACCESS_KEY));
        return profile.property(ProfileProperty.AWS_SESSION_TOKEN)
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(key, secret, token))
                .orElseGet(() -> AwsBasicCredentials.create(key, secret));
    }

    private static StorageException.Credentials missing(String name, List<Profile> above) {
        return above.isEmpty()
                ? new StorageException.Credentials(Reason.MISSING, name, "", null)
                : failure(Reason.SOURCE_MISSING, above.getLast(), name);
    }

    private static StorageException.Credentials failure(Reason reason, Profile profile, String detail) {
        return new StorageException.Credentials(reason, profile.name(), detail, null);
    }
}
