package dev.sessioninspector.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An IAM Identity Center that the whole program reaches, and what a profile of it needs in the configuration. The token
 * cache is in the tests' own home, and empty before and after.
 */
public final class SignedInProfile implements BeforeEachCallback, AfterEachCallback {
    private final String session = "session-inspector-test-" + UUID.randomUUID();
    private SsoServer server;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        server = new SsoServer();
        System.setProperty("aws.endpointUrlSsoOidc", server.endpoint().toString());
        System.setProperty("aws.endpointUrlSso", server.endpoint().toString());
        end();
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

    /** Ends the sign-in: nothing of it is left. */
    public void end() throws IOException {
        var folder = Path.of(System.getenv("HOME"), ".aws", "sso", "cache");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
