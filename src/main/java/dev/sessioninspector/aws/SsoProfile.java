package dev.sessioninspector.aws;

import dev.sessioninspector.connection.ConnectionException;
import dev.sessioninspector.connection.ConnectionException.BadProfile;
import dev.sessioninspector.connection.ConnectionException.SignInFailed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * What a profile signs in to.
 *
 * @param name the profile's name
 * @param session the name of its {@code sso-session} section, or nothing in the legacy form
 * @param scopes what a client is registered for; empty where the section does not say
 */
record SsoProfile(
        String name,
        Optional<String> session,
        String startUrl,
        String region,
        List<String> scopes,
        String account,
        String role) {
    private static final String SSO_SESSION = "sso_session";

    /** A region's id becomes a part of a host's name. */
    private static final Pattern HOST_LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");

    /**
     * The sign-in that a profile gets its credentials by: its own, or that of the profile that it takes them from.
     *
     * @throws ConnectionException where there is none, or its settings do not suffice
     */
    static SsoProfile of(String profile, ProfileFile files) {
        var found = leaf(files.profile(profile).orElseThrow(ConnectionException.NoSuchProfile::new), files);
        if (!signsIn(found)) {
            throw new BadProfile(BadProfile.Fault.NO_SIGN_IN, found.name(), "");
        }
        return own(found, files);
    }

    /** The profile that has to be signed in for this one; nothing where none has, or the chain to it is broken. */
    static Optional<String> base(Profile profile, ProfileFile files) {
        try {
            return Optional.of(leaf(profile, files)).filter(SsoProfile::signsIn).map(Profile::name);
        } catch (BadProfile broken) {
            return Optional.empty();
        }
    }

    /** Where the chain of source profiles ends. */
    private static Profile leaf(Profile profile, ProfileFile files) {
        var found = profile;
        var chain = new LinkedHashSet<String>();
        while (takesFromAnother(found, chain)) {
            var source = found.property(ProfileProperty.SOURCE_PROFILE).orElseThrow();
            var user = found.name();
            found = files.profile(source)
                    .orElseThrow(() -> new BadProfile(BadProfile.Fault.NO_SUCH_SOURCE, user, source));
        }
        return found;
    }

    /** Whether it signs in by itself, whether or not its settings suffice. */
    static boolean signsIn(Profile profile) {
        return profile.property(SSO_SESSION).isPresent()
                || profile.property(ProfileProperty.SSO_START_URL).isPresent();
    }

    /** What a profile says of its sign-in, without a look at whether that suffices. */
    static dev.sessioninspector.connection.Profile.Sso described(Profile profile) {
        return new dev.sessioninspector.connection.Profile.Sso(
                profile.property(SSO_SESSION),
                profile.property(ProfileProperty.SSO_ACCOUNT_ID).orElse(""),
                profile.property(ProfileProperty.SSO_ROLE_NAME).orElse(""));
    }

    private static boolean takesFromAnother(Profile profile, LinkedHashSet<String> chain) {
        var takes = profile.property(ProfileProperty.ROLE_ARN).isPresent()
                && profile.property(ProfileProperty.SOURCE_PROFILE).isPresent();
        if (takes && !chain.add(profile.name())) {
            throw new BadProfile(BadProfile.Fault.CIRCULAR, profile.name(), "");
        }
        return takes;
    }

    private static SsoProfile own(Profile profile, ProfileFile files) {
        var session = profile.property(SSO_SESSION);
        var section = session.map(name -> files.getSection("sso-session", name)
                        .orElseThrow(() -> new BadProfile(BadProfile.Fault.NO_SUCH_SESSION, profile.name(), name)))
                .orElse(profile);
        return new SsoProfile(
                profile.name(),
                session,
                needed(ProfileProperty.SSO_START_URL, profile, section),
                region(profile, section),
                scopes(section),
                needed(ProfileProperty.SSO_ACCOUNT_ID, profile, profile),
                needed(ProfileProperty.SSO_ROLE_NAME, profile, profile));
    }

    private static String region(Profile profile, Profile section) {
        var region = needed(ProfileProperty.SSO_REGION, profile, section);
        if (!HOST_LABEL.matcher(region).matches()) {
            throw new BadProfile(BadProfile.Fault.MALFORMED, profile.name(), ProfileProperty.SSO_REGION);
        }
        return region;
    }

    private static String needed(String setting, Profile profile, Profile section) {
        var value = section.property(setting)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new BadProfile(BadProfile.Fault.MISSING, profile.name(), setting));
        // The SDK refuses a profile that repeats a setting of its section differently.
        if (profile.property(setting)
                .filter(own -> !own.equalsIgnoreCase(value))
                .isPresent()) {
            throw new BadProfile(BadProfile.Fault.CONTRADICTION, profile.name(), setting);
        }
        return value;
    }

    private static List<String> scopes(Profile section) {
        return section.property("sso_registration_scopes").stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .toList();
    }

    /** What the AWS CLI and the SDK name the token's file after. */
    String cacheKey() {
        return session.orElse(startUrl);
    }

    /** Why signing in for it failed. */
    SignInFailed failed(SignInFailed.Reason reason, String subject) {
        return new SignInFailed(reason, name, region, startUrl, subject);
    }
}
