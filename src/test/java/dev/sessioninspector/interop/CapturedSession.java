package dev.sessioninspector.interop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessioninspector.session.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A session that the real adapter stored and loaded again; {@code npm run capture} in {@code src/test/js} writes them.
 *
 * @param item what the adapter put
 * @param now when it was asked about the session
 * @param loaded what the app made of the item then
 */
record CapturedSession(String name, Item item, Instant now, JsonNode loaded) {
    static List<CapturedSession> all() {
        try (var files =
                Files.list(Path.of(CapturedSession.class.getResource("captured").toURI()))) {
            return files.sorted().map(CapturedSession::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static CapturedSession read(Path file) {
        try {
            var json = Description.parse(Files.readString(file));
            return new CapturedSession(
                    file.getFileName().toString().replace(".json", ""),
                    DynamoDbJson.item(json.get("item")),
                    Instant.ofEpochMilli(json.get("now").longValue()),
                    json.get("loaded"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
