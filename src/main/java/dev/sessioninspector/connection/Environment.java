package dev.sessioninspector.connection;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a table is for; decides what may be done there unless a person chose otherwise. */
public enum Environment {
    /** A database on this machine. */
    LOCAL(Capability.CREATE, Capability.CREATE),
    /** Developers' own. */
    DEVELOPMENT(Capability.CREATE, Capability.CREATE),
    /** For trying out releases. */
    STAGING(Capability.DELETE, Capability.CREATE),
    /** Merchants depend on it: nothing is ever created there. */
    PRODUCTION(Capability.LOOK, Capability.DELETE);

    private static final Set<String> LOCAL_HOSTS = Set.of("host.docker.internal", "[::1]");
    private static final Pattern LOOPBACK_OR_BARE_NAME = Pattern.compile("127\\.[0-9.]+|[^.:]+");

    private final Capability capability;
    private final Capability most;

    Environment(Capability capability, Capability most) {
        this.capability = capability;
        this.most = most;
    }

    /** What may be done where nobody chose. */
    public Capability defaultCapability() {
        return capability;
    }

    /** The most that may be chosen. */
    public Capability mostCapability() {
        return most;
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
