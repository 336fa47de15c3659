package dev.sessioninspector.settings;

import dev.sessioninspector.settings.SettingsException.Reason;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON of a kind and a version, with one field that holds what it is about. */
final class Form {
    /** The version that this program writes; it reads no newer one. */
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Form() {}

    /** What is wrong with a text, before it is known in which file it stands. */
    static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Reason reason;

        Misfit(Reason reason) {
            super(reason.getClass().getSimpleName(), null, false, false);
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }

    /** The field of a text of this kind. */
    static JsonNode read(byte[] text, String kind, String field) {
        var root = parse(text);
        if (!root.path("kind").stringValue("").equals(kind)
                || !root.path("version").isInt()) {
            throw new Misfit(new Reason.SomethingElse());
        }
        var version = root.get("version").intValue();
        if (version > VERSION) {
            throw new Misfit(new Reason.Newer(version));
        }
        var known = Set.of("kind", "version", field);
        if (!root.propertyNames().stream().allMatch(known::contains) || !root.has(field)) {
            throw new Misfit(new Reason.SomethingElse());
        }
        return root.get(field);
    }

    private static JsonNode parse(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            throw new Misfit(new Reason.NoJson(at == null ? 1 : Math.max(1, at.getLineNr())));
        }
    }

    /** A text of this kind, to be filled by its field. */
    static ObjectNode begin(String kind) {
        return JSON.createObjectNode().put("kind", kind).put("version", VERSION);
    }

    static byte[] write(ObjectNode root) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }
}
