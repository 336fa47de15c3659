package dev.sessioninspector.session;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value in an item: one of DynamoDB's ten types, named as in its API. Whatever holds text or bytes may be a token, so
 * {@code toString} tells type and size and never the value.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html">AttributeValue</a>
 */
public sealed interface Attribute {
    /** The type's name in DynamoDB's JSON, such as {@code S} or {@code BOOL}. */
    String type();

    /** {@code S}: text, possibly empty. */
    record Text(String value) implements Attribute {
        @Override
        public String type() {
            return "S";
        }

        @Override
        public String toString() {
            return "S(" + value.length() + " characters)";
        }
    }

    /** {@code N}: a number of up to 38 digits, as the text that DynamoDB sends. */
    record Number(String value) implements Attribute {
        @Override
        public String type() {
            return "N";
        }

        @Override
        public String toString() {
            return "N(" + value.length() + " characters)";
        }
    }

    /** {@code B}: bytes, in hexadecimal. */
    record Binary(String hex) implements Attribute {
        /** Bytes as they come from DynamoDB. */
        public static Binary of(byte[] bytes) {
            return new Binary(HexFormat.of().formatHex(bytes));
        }

        /** The bytes themselves. */
        public byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }

        @Override
        public String type() {
            return "B";
        }

        @Override
        public String toString() {
            return "B(" + hex.length() / 2 + " bytes)";
        }
    }

    /** {@code BOOL}. */
    record Bool(boolean value) implements Attribute {
        @Override
        public String type() {
            return "BOOL";
        }
    }

    /** {@code NULL}: present, without a value. */
    record Null() implements Attribute {
        @Override
        public String type() {
            return "NULL";
        }
    }

    /** {@code L}: values of any types, in order. */
    record ListOf(List<Attribute> values) implements Attribute {
        public ListOf {
            values = List.copyOf(values);
        }

        @Override
        public String type() {
            return "L";
        }

        @Override
        public String toString() {
            return "L(" + values.size() + " values)";
        }
    }

    /** {@code M}: values by name; a map has no order. */
    record MapOf(Map<String, Attribute> values) implements Attribute {
        public MapOf {
            values = Map.copyOf(values);
        }

        @Override
        public String type() {
            return "M";
        }

        @Override
        public String toString() {
            return "M(" + values.size() + " values)";
        }
    }

    /** {@code SS}: distinct texts. */
    record TextSet(Set<String> values) implements Attribute {
        public TextSet {
            values = Set.copyOf(values);
        }

        @Override
        public String type() {
            return "SS";
        }

        @Override
        public String toString() {
            return "SS(" + values.size() + " values)";
        }
    }

    /** {@code NS}: distinct numbers, as text. */
    record NumberSet(Set<String> values) implements Attribute {
        public NumberSet {
            values = Set.copyOf(values);
        }

        @Override
        public String type() {
            return "NS";
        }

        @Override
        public String toString() {
            return "NS(" + values.size() + " values)";
        }
    }

    /** {@code BS}: distinct byte strings. */
    record BinarySet(Set<Binary> values) implements Attribute {
        public BinarySet {
            values = Set.copyOf(values);
        }

        @Override
        public String type() {
            return "BS";
        }

        @Override
        public String toString() {
            return "BS(" + values.size() + " values)";
        }
    }
}
