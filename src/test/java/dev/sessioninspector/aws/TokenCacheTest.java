package dev.sessioninspector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.session.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TokenCacheTest {
    private static final SsoProfile PROFILE = new SsoProfile(
            "support",
            Optional.of("work"),
            "https://example.awsapps.com/start",
            "eu-west-1",
            List.of("sso:account:access"),
            "123456789012",
            "Support");
    private static final Instant LATER = Instant.parse("2026-03-01T20:00:00Z");
    private static final SsoToken TOKEN = token("fake-access-token");

    @TempDir
    private Path folder;

    private static SsoToken token(String text) {
        return new SsoToken(
                new Secret(text),
                LATER,
                Optional.of(new Secret("fake-refresh-token")),
                Optional.of(new SsoToken.Registration(
                        "fake-client", new Secret("fake-client-secret"), LATER, List.of(), List.of())));
    }

    private TokenCache cache() {
        return new TokenCache(folder, time -> {
            throw new AssertionError("a whole file is not waited for");
        });
    }

    /** Writes a token of changing length, over and over. */
    static final class EndlessWriter {
        public static void main(String[] arguments) throws IOException {
            var cache = new TokenCache(Path.of(arguments[0]), Pause.REAL);
            for (var length = 0; ; length = (length + 997) % 100_000) {
                cache.keep(PROFILE, token("x".repeat(length)));
                if (length == 0) {
                    System.out.println("writing");
                }
            }
        }
    }

    @Test
    void whatIsKeptIsReadAgain() throws IOException {
        assertThat(cache().token(PROFILE)).isEmpty();
        cache().keep(PROFILE, TOKEN);
        assertThat(cache().token(PROFILE)).contains(TOKEN);
    }

    @Test
    void printsNoSecret() {
        assertThat(TOKEN.toString()).doesNotContain("fake-access", "fake-refresh", "fake-client-secret");
    }

    @Test
    void aTokenWithoutARegistrationIsOne() throws IOException {
        var bare = new SsoToken(new Secret("fake-access-token"), LATER, Optional.empty(), Optional.empty());
        cache().keep(PROFILE, bare);
        assertThat(cache().token(PROFILE)).contains(bare);
    }

    @Test
    void anotherReaderNeverSeesHalfAToken() throws Exception {
        for (var round = 0; round < 3; round++) {
            var writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            EndlessWriter.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                assertThat(writer.inputReader().readLine()).isEqualTo("writing");
                for (var reading = 0; reading < 200; reading++) {
                    assertThat(cache().token(PROFILE)).isPresent();
                }
            } finally {
                // In the middle of writing, as likely as not: SIGKILL.
                writer.destroyForcibly();
            }
            assertThat(writer.waitFor()).isNotZero();
            assertThat(cache().token(PROFILE)).isPresent();
        }
        cache().keep(PROFILE, TOKEN);
        assertThat(cache().token(PROFILE)).contains(TOKEN);
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))).hasSize(1);
        }
    }
}
