package dev.sessioninspector.connection;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a table is for; decides what may be done there unless a person chose otherwise. */
public enum Environment {
    /** A database on this machine. */
    LOCAL(Capability.CREATE),
    /** Developers' own. */
    DEVELOPMENT(Capability.CREATE),
    /** For trying out releases. */
    STAGING(Capability.DELETE),
    /** Merchants depend on it. */
    PRODUCTION(Capability.LOOK);

    private static final Set<String> LOCAL_HOSTS = Set.of("host.docker.internal", "[::1]");
    private static final Pattern LOOPBACK_OR_BARE_NAME = Pattern.compile("127\\.[0-9.]+|[^.:]+");

    private final Capability capability;

    Environment(Capability capability) {
        this.capability = capability;
    }

    /** What may be done where nobody chose. */
    public Capability defaultCapability() {
        return capability;
    }

    /**
     * What nobody chose: local for an endpoint on this machine or in its own network, production for everything else,
     * since a wrong guess must not cost a merchant anything.
     *
     * @param host the endpoint's host, or nothing for AWS itself
     */
    public static Environment guess(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        var local = LOCAL_HOSTS.contains(name)
                || LOOPBACK_OR_BARE_NAME.matcher(name).matches();
        return local ? LOCAL : PRODUCTION;
    }
}
