package dev.sessioninspector.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An IAM Identity Center that the whole program reaches, and what a profile of it needs in the configuration. The token
 * cache is the user's own, since the SDK knows no other: the session's name is nobody else's, and what a test leaves
 * there is deleted.
 */
public final class SignedInProfile implements BeforeEachCallback, AfterEachCallback {
    private final String session = "session-inspector-test-" + UUID.randomUUID();
    private SsoServer server;
    private Set<Path> before = Set.of();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        server = new SsoServer();
        System.setProperty("aws.endpointUrlSsoOidc", server.endpoint().toString());
        System.setProperty("aws.endpointUrlSso", server.endpoint().toString());
        before = cached();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        System.clearProperty("aws.endpointUrlSsoOidc");
        System.clearProperty("aws.endpointUrlSso");
        server.close();
        end();
    }

    /** The server that it signs in to. */
    public SsoServer server() {
        return server;
    }

    /** The profile's sections of the configuration file. */
    public String config(String profile) {
        return """
            [profile %s]
            region = us-east-1
            sso_session = %s
            sso_account_id = 123456789012
            sso_role_name = Support

            [sso-session %s]
            sso_start_url = https://%s.example.com/start
            sso_region = us-east-1
            sso_registration_scopes = sso:account:access
            """.formatted(profile, session, session, session);
    }

    /** Ends the sign-in: nothing of it is left on this computer. */
    public void end() throws IOException {
        for (var file : cached()) {
            if (!before.contains(file)) {
                Files.delete(file);
            }
        }
    }

    private static Set<Path> cached() throws IOException {
        var home = System.getenv("HOME") == null ? System.getProperty("user.home") : System.getenv("HOME");
        var folder = Path.of(home, ".aws", "sso", "cache");
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toSet());
        }
    }
}
