package dev.sessioninspector.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** AWS configuration and credentials files of a test's own, missing until they are written. */
public final class AwsFiles implements BeforeEachCallback, AfterEachCallback {
    private static final String CONFIG = "aws.configFile";
    private static final String CREDENTIALS = "aws.sharedCredentialsFile";

    private Path folder;
    private String config;
    private String credentials;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("aws");
        config = System.setProperty(CONFIG, config().toString());
        credentials = System.setProperty(CREDENTIALS, credentials().toString());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        restore(CONFIG, config);
        restore(CREDENTIALS, credentials);
        Files.deleteIfExists(config());
        Files.deleteIfExists(credentials());
        Files.delete(folder);
    }

    private static void restore(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    /** The configuration file. */
    public Path config() {
        return folder.resolve("config");
    }

    /** The credentials file. */
    public Path credentials() {
        return folder.resolve("credentials");
    }

    /** Writes the configuration file. */
    public void writeConfig(String text) throws IOException {
        Files.writeString(config(), text);
    }

    /** Writes the credentials file. */
    public void writeCredentials(String text) throws IOException {
        Files.writeString(credentials(), text);
    }
}
