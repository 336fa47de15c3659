package dev.sessioninspector.aws;

import dev.sessioninspector.connection.ConnectionException;
import dev.sessioninspector.connection.Profile;
import dev.sessioninspector.connection.Profiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.regions.Region;

/**
 * The AWS configuration and credentials files, read by the SDK from where it looks for them: {@code AWS_CONFIG_FILE}
 * and {@code AWS_SHARED_CREDENTIALS_FILE}, or {@code ~/.aws}.
 */
public final class AwsConfiguration implements Profiles {
    private static final Pattern LINE = Pattern.compile("on line (\\d+)");

    @Override
    public List<Profile> read() {
        var files = load();
        return files.profiles().values().stream()
                .map(profile -> profile(profile, files))
                .sorted(Comparator.comparing(Profile::name))
                .toList();
    }

    @Override
    public Object version() {
        return List.of(
                FileState.of(ProfileFileLocation.configurationFilePath()),
                FileState.of(ProfileFileLocation.credentialsFilePath()));
    }

    /** What tells that a file has been written or replaced, without reading it; all empty where it is missing. */
    private record FileState(Path path, Optional<FileTime> written, long size, Optional<Object> identity) {
        static FileState of(Path path) {
            try {
                var now = Files.readAttributes(path, BasicFileAttributes.class);
                return new FileState(
                        path, Optional.of(now.lastModifiedTime()), now.size(), Optional.ofNullable(now.fileKey()));
            } catch (IOException missing) {
                return new FileState(path, Optional.empty(), 0, Optional.empty());
            }
        }
    }

    @Override
    public List<String> regions() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .map(Region::id)
                .sorted()
                .toList();
    }

    /** The profile that the SDK's default chain reads: {@code AWS_PROFILE}'s, or the one named default. */
    public static String defaultProfile() {
        return ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
    }

    /** Where the configuration file is. */
    static String location() {
        return ProfileFileLocation.configurationFilePath().toString();
    }

    /** Both files as one, as the SDK sees them; empty where neither is there. */
    static ProfileFile load() {
        var files = ProfileFile.aggregator();
        Stream.of(
                        new Source(ProfileFileLocation.configurationFilePath(), ProfileFile.Type.CONFIGURATION),
                        new Source(ProfileFileLocation.credentialsFilePath(), ProfileFile.Type.CREDENTIALS))
                .filter(source -> Files.exists(source.path()))
                .map(AwsConfiguration::parse)
                .forEach(files::addFile);
        return files.build();
    }

    private record Source(Path path, ProfileFile.Type type) {}

    private static ProfileFile parse(Source source) {
        try {
            return ProfileFile.builder()
                    .content(source.path())
                    .type(source.type())
                    .build();
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException broken) {
            var line = LINE.matcher(String.valueOf(broken.getMessage()));
            throw new ConnectionException.BrokenConfiguration(
                    source.path().toString(), line.find() ? Integer.parseInt(line.group(1)) : 0, broken);
        }
    }

    private static Profile profile(software.amazon.awssdk.profiles.Profile profile, ProfileFile files) {
        var kind = kind(profile);
        return new Profile(
                profile.name(),
                kind,
                profile.property(ProfileProperty.REGION),
                kind == Profile.Kind.SSO ? Optional.of(SsoProfile.described(profile)) : Optional.empty(),
                SsoProfile.base(profile, files));
    }

    private static Profile.Kind kind(software.amazon.awssdk.profiles.Profile profile) {
        if (has(profile, ProfileProperty.ROLE_ARN)) {
            return has(profile, ProfileProperty.WEB_IDENTITY_TOKEN_FILE)
                    ? Profile.Kind.WEB_IDENTITY
                    : Profile.Kind.ROLE;
        }
        if (SsoProfile.signsIn(profile)) {
            return Profile.Kind.SSO;
        }
        if (has(profile, ProfileProperty.CREDENTIAL_PROCESS)) {
            return Profile.Kind.PROCESS;
        }
        return has(profile, ProfileProperty.AWS_ACCESS_KEY_ID) ? Profile.Kind.KEYS : Profile.Kind.NONE;
    }

    private static boolean has(software.amazon.awssdk.profiles.Profile profile, String property) {
        return profile.property(property).isPresent();
    }
}
