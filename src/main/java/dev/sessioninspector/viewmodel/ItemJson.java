package dev.sessioninspector.viewmodel;

import dev.sessioninspector.session.Attribute;
import dev.sessioninspector.session.Item;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Sensitive;
import dev.sessioninspector.session.SessionCodec;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** An item in DynamoDB's JSON, with everything masked that may grant access or names an address. */
final class ItemJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private ItemJson(JsonGenerator json) {
        this.json = json;
    }

    static String masked(Item item) {
        var text = new StringWriter();
        try (var generator = JSON.createGenerator(new Indented(), text)) {
            new ItemJson(generator).fields(item.attributes(), Masking.SHOWN);
        }
        return text.toString();
    }

    /** What is known of a value by where it stands. */
    private enum Masking {
        /** Shown unless it looks like a token or an address. */
        SHOWN,
        /** Inside {@code onlineAccessInfo}: shown only where its key is known to be harmless. */
        ONLINE,
        /** Masked, but for what an e-mail address may show. */
        UNKNOWN,
        /** Masked whole. */
        SECRET;

        Masking within(String name, Attribute value) {
            if (this == SECRET || Sensitive.name(name)) {
                return SECRET;
            }
            if (name.equals("onlineAccessInfo")) {
                return value instanceof Attribute.MapOf ? ONLINE : SECRET;
            }
            return this == ONLINE && Sensitive.onlineKey(name) ? UNKNOWN : this;
        }
    }

    private void fields(Map<String, Attribute> fields, Masking masking) {
        json.writeStartObject();
        fields.keySet().stream()
                .sorted(Comparator.<String>comparingInt(ItemJson::rank).thenComparing(Comparator.naturalOrder()))
                .forEach(name -> {
                    json.writeName(name);
                    attribute(fields.get(name), masking.within(name, fields.get(name)));
                });
        json.writeEndObject();
    }

    /** The adapter's own order; what it does not know comes after, by name. */
    private static int rank(String name) {
        var known = SessionCodec.ATTRIBUTES.indexOf(name);
        return known < 0 ? SessionCodec.ATTRIBUTES.size() : known;
    }

    /** Maps and lists take as many lines as they have parts; everything else takes one. */
    private void attribute(Attribute attribute, Masking masking) {
        switch (attribute) {
            case Attribute.MapOf map -> typed(map, masking);
            case Attribute.ListOf list -> typed(list, masking);
            default -> json.writeRawValue(inOneLine(attribute, masking));
        }
    }

    private static String inOneLine(Attribute attribute, Masking masking) {
        var text = new StringWriter();
        try (var generator = JSON.createGenerator(new OneLine(), text)) {
            new ItemJson(generator).typed(attribute, masking);
        }
        return text.toString();
    }

    private void typed(Attribute attribute, Masking masking) {
        json.writeStartObject();
        json.writeName(attribute.type());
        switch (attribute) {
            case Attribute.Text(var text) -> text(text, masking);
            case Attribute.Number(var digits) -> text(digits, masking);
            case Attribute.Binary binary -> json.writeString(bytes(binary));
            case Attribute.Bool(var flag) -> json.writeBoolean(flag);
            case Attribute.Null none -> json.writeBoolean(true);
            case Attribute.MapOf(var values) -> fields(values, masking);
            case Attribute.ListOf(var values) -> array(values, value -> attribute(value, masking));
            case Attribute.TextSet(var texts) -> array(texts.stream().sorted().toList(), text -> text(text, masking));
            case Attribute.NumberSet(var numbers) ->
                array(numbers.stream().sorted().toList(), number -> text(number, masking));
            case Attribute.BinarySet(var all) -> array(all, binary -> json.writeString(bytes(binary)));
        }
        json.writeEndObject();
    }

    private <T> void array(Iterable<T> values, Consumer<T> write) {
        json.writeStartArray();
        values.forEach(write);
        json.writeEndArray();
    }

    private void text(String text, Masking masking) {
        json.writeString(masked(text, masking));
    }

    private static String masked(String text, Masking masking) {
        if (text.isEmpty()) {
            return text;
        }
        if (masking == Masking.SECRET || Sensitive.token(text)) {
            return Secret.MASK;
        }
        if (Sensitive.email(text)) {
            return Sensitive.maskEmail(text);
        }
        return masking == Masking.UNKNOWN ? Secret.MASK : text;
    }

    /** Bytes may be anything, a token too: only their number is shown. */
    private static String bytes(Attribute.Binary binary) {
        return Messages.text("item.bytes", binary.hex().length() / 2);
    }

    /** Two blanks a level, and Unix line ends. */
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            var indent = new DefaultIndenter("  ", "\n");
            return spaced().withArrayIndenter(indent).withObjectIndenter(indent);
        }
    }

    /** Everything in one line, with blanks where people put them. */
    private static final class OneLine extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            var nothing = new DefaultPrettyPrinter.NopIndenter();
            return spaced().withArrayIndenter(nothing).withObjectIndenter(nothing);
        }
    }

    private static DefaultPrettyPrinter spaced() {
        return new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER));
    }
}
