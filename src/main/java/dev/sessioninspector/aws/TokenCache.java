package dev.sessioninspector.aws;

import dev.sessioninspector.aws.SsoToken.Registration;
import dev.sessioninspector.file.PrivateFile;
import dev.sessioninspector.session.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.utils.UserHomeDirectoryUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files in which the AWS CLI, the SDKs and this program keep tokens for each other: the names and fields are those
 * of {@code SSOTokenFetcherAuth} and {@code SSOTokenLoader} in the CLI's botocore. Registrations are this program's
 * own, since the page on which a person agrees shows the name of what was registered.
 */
final class TokenCache {
    /** The CLI truncates a file and then writes it; that takes milliseconds, if nothing kills it. */
    private static final int ATTEMPTS = 10;

    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Pause pause;

    /** The files of a folder. */
    TokenCache(Path folder, Pause pause) {
        this.folder = folder;
        this.pause = pause;
    }

    /** Where the SDK looks for them. */
    static Path home() {
        return Path.of(UserHomeDirectoryUtils.userHomeDirectory(), ".aws", "sso", "cache");
    }

    Path folder() {
        return folder;
    }

    /** The token of a profile's sign-in, whether or not it is still good; nothing where no whole one is there. */
    Optional<SsoToken> token(SsoProfile sso) {
        return read(tokenFile(sso), TokenCache::token);
    }

    /** Keeps a token; whoever reads sees it whole or the one before it. */
    void keep(SsoProfile sso, SsoToken token) throws IOException {
        var json = JSON.createObjectNode()
                .put("startUrl", sso.startUrl())
                .put("region", sso.region())
                .put("accessToken", token.accessToken().reveal())
                .put("expiresAt", written(token.expiresAt()));
        token.registration()
                .ifPresent(registration -> json.put("clientId", registration.clientId())
                        .put("clientSecret", registration.clientSecret().reveal())
                        .put("registrationExpiresAt", written(registration.expiresAt())));
        token.refreshToken().ifPresent(refresh -> json.put("refreshToken", refresh.reveal()));
        write(tokenFile(sso), json);
    }

    /** The program's registration for a profile's sign-in, whether or not it is still good. */
    Optional<Registration> registration(SsoProfile sso) {
        return read(registrationFile(sso), json -> registration(json, "expiresAt"));
    }

    /** Keeps a registration. */
    void keep(SsoProfile sso, Registration registration) throws IOException {
        var json = JSON.createObjectNode()
                .put("clientId", registration.clientId())
                .put("clientSecret", registration.clientSecret().reveal())
                .put("expiresAt", written(registration.expiresAt()));
        registration.scopes().forEach(json.withArray("scopes")::add);
        registration.grantTypes().forEach(json.withArray("grantTypes")::add);
        write(registrationFile(sso), json);
    }

    /** Has the next sign-in register anew. */
    void forgetRegistration(SsoProfile sso) {
        try {
            Files.deleteIfExists(registrationFile(sso));
        } catch (IOException stays) {
            // It is refused again then, which costs a moment.
        }
    }

    /** The file that the AWS CLI and the SDK look for. */
    Path tokenFile(SsoProfile sso) {
        return folder.resolve(sha1(sso.cacheKey()) + ".json");
    }

    private Path registrationFile(SsoProfile sso) {
        var client = JSON.createObjectNode()
                .put("tool", "session-inspector")
                .put("startUrl", sso.startUrl())
                .put("region", sso.region())
                .put("session_name", sso.session().orElse(null));
        sso.scopes().forEach(client.withArray("scopes")::add);
        return folder.resolve(sha1(client.toString()) + ".json");
    }

    private static String sha1(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-1", impossible);
        }
    }

    private void write(Path file, ObjectNode json) throws IOException {
        PrivateFile.replace(file, JSON.writeValueAsBytes(json));
    }

    /** Looks again where a file is not whole: somebody may be writing it. */
    private <T> Optional<T> read(Path file, Function<JsonNode, T> form) {
        for (var attempt = 1; ; attempt++) {
            try {
                return Optional.of(form.apply(JSON.readTree(Files.readAllBytes(file))));
            } catch (NoSuchFileException nobodySignedIn) {
                return Optional.empty();
            } catch (IOException | JacksonException | DateTimeException unreadable) {
                if (attempt == ATTEMPTS) {
                    return Optional.empty();
                }
                pause.pause(BETWEEN);
            }
        }
    }

    private static SsoToken token(JsonNode json) {
        return new SsoToken(
                new Secret(json.required("accessToken").stringValue()),
                time(json, "expiresAt"),
                Optional.ofNullable(json.path("refreshToken").stringValue(null)).map(Secret::new),
                json.has("clientId") && json.has("clientSecret") && json.has("registrationExpiresAt")
                        ? Optional.of(registration(json, "registrationExpiresAt"))
                        : Optional.empty());
    }

    private static Registration registration(JsonNode json, String expiry) {
        return new Registration(
                json.required("clientId").stringValue(),
                new Secret(json.required("clientSecret").stringValue()),
                time(json, expiry),
                texts(json.path("scopes")),
                texts(json.path("grantTypes")));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(text -> text.stringValue("")).toList();
    }

    /** With {@code Z}, or with {@code UTC} as older versions of the CLI end it. */
    private static Instant time(JsonNode json, String field) {
        return Instant.parse(json.required(field).stringValue().replaceFirst("UTC$", "Z"));
    }

    /** To the second and with {@code Z}: the SDK for Java reads nothing that ends otherwise. */
    private static String written(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
