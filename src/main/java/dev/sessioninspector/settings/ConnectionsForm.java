package dev.sessioninspector.settings;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Colour;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Field;
import dev.sessioninspector.settings.SettingsException.Reason;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Connections as JSON: the same form in the file of settings and in one for a team. */
final class ConnectionsForm {
    private static final String KIND = "session-inspector-connections";
    private static final String LIST = "connections";

    private static final Set<String> FIELDS =
            Set.of("name", "profile", "region", "endpoint", "table", "index", "environment", "capability", "colour");

    /** What can be named to a person: another name of a field could itself be anything. */
    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z][A-Za-z_-]{0,30}");

    private ConnectionsForm() {}

    static byte[] write(List<SavedConnection> connections) {
        var root = Form.begin(KIND);
        var list = root.putArray(LIST);
        connections.forEach(connection -> write(connection, list.addObject()));
        return Form.write(root);
    }

    private static void write(SavedConnection connection, ObjectNode json) {
        var spec = connection.spec();
        json.put("name", connection.name());
        spec.profile().ifPresent(profile -> json.put("profile", profile));
        spec.region().ifPresent(region -> json.put("region", region));
        spec.endpoint().ifPresent(endpoint -> json.put("endpoint", endpoint.toString()));
        json.put("table", spec.table());
        json.put("index", spec.index());
        json.put("environment", word(spec.environment()));
        json.put("capability", word(spec.capability()));
        connection.colour().ifPresent(colour -> json.put("colour", word(colour)));
    }

    /** Reads them in the order of the text; throws a {@link Form.Misfit} where one is not as it must be. */
    static List<SavedConnection> read(byte[] text) {
        var list = Form.read(text, KIND, LIST);
        if (!list.isArray()) {
            throw new Form.Misfit(new Reason.SomethingElse());
        }
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        var connections = new ArrayList<SavedConnection>();
        IntStream.range(0, list.size()).forEach(position -> {
            var connection = new Entry(position + 1, list.get(position)).read();
            if (!names.add(connection.name())) {
                throw new Form.Misfit(new Reason.SameName(position + 1));
            }
            connections.add(connection);
        });
        return List.copyOf(connections);
    }

    /** One connection of the text, counted from 1. */
    private record Entry(int number, JsonNode json) {
        SavedConnection read() {
            if (!json.isObject()) {
                throw new Form.Misfit(new Reason.SomethingElse());
            }
            json.propertyNames().stream()
                    .filter(name -> !FIELDS.contains(name))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw new Form.Misfit(new Reason.Unknown(
                                number, SHOWABLE.matcher(unknown).matches() ? unknown : "…"));
                    });
            var name = text(Field.NAME).orElseThrow(() -> wrong("name"));
            var endpoint = text(Field.ENDPOINT).map(URI::create);
            var environment = constant("environment", Environment.values())
                    .orElseGet(
                            () -> Environment.guess(endpoint.map(URI::getHost).orElse("")));
            var capability = constant("capability", Capability.values()).orElse(environment.defaultCapability());
            if (capability != capability.atMost(environment.mostCapability())) {
                throw wrong("capability");
            }
            var spec = new ConnectionSpec(
                    text(Field.PROFILE),
                    text(Field.REGION),
                    endpoint,
                    text(Field.TABLE).orElse(ConnectionSpec.DEFAULT_TABLE),
                    text(Field.INDEX).orElse(ConnectionSpec.DEFAULT_INDEX),
                    environment,
                    capability);
            return new SavedConnection(name, spec, constant("colour", Colour.values()));
        }

        private Optional<String> text(Field field) {
            return text(word(field)).map(text -> {
                if (!field.accepts(text)) {
                    throw wrong(word(field));
                }
                return text;
            });
        }

        private Optional<String> text(String field) {
            var value = json.get(field);
            if (value != null && !value.isString()) {
                throw wrong(field);
            }
            return Optional.ofNullable(value).map(JsonNode::stringValue);
        }

        private <E extends Enum<E>> Optional<E> constant(String field, E[] constants) {
            return text(field)
                    .map(text -> Stream.of(constants)
                            .filter(constant -> word(constant).equals(text))
                            .findFirst()
                            .orElseThrow(() -> wrong(field)));
        }

        private Form.Misfit wrong(String field) {
            return new Form.Misfit(new Reason.Wrong(number, field));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
