package dev.sessioninspector.settings;

import dev.sessioninspector.settings.SettingsException.Reason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The shops that were looked at through each connection, as JSON: a file of its own, so that it is never shared. */
final class RecentShopsForm {
    private static final String KIND = "session-inspector-recent-shops";
    private static final String SHOPS = "shops";

    private RecentShopsForm() {}

    static byte[] write(Map<String, List<String>> shops) {
        var root = Form.begin(KIND);
        var json = root.putObject(SHOPS);
        shops.forEach((connection, domains) -> {
            var list = json.putArray(connection);
            domains.forEach(list::add);
        });
        return Form.write(root);
    }

    static Map<String, List<String>> read(byte[] text) {
        var shops = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        var json = Form.read(text, KIND, SHOPS);
        if (!json.isObject()) {
            throw new Form.Misfit(new Reason.SomethingElse());
        }
        json.properties().forEach(entry -> shops.put(entry.getKey(), domains(entry.getValue())));
        return shops;
    }

    private static List<String> domains(JsonNode list) {
        if (!list.isArray() || !list.valueStream().allMatch(JsonNode::isString)) {
            throw new Form.Misfit(new Reason.SomethingElse());
        }
        return list.valueStream().map(JsonNode::stringValue).toList();
    }
}
