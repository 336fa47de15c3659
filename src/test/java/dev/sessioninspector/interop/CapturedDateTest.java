package dev.sessioninspector.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Texts that Node.js has read as dates, read without it. */
class CapturedDateTest {
    @Test
    void thereAreDatesAndOthers() {
        var captured = DateSamples.captured().values();

        assertThat(captured.stream().filter(JsonNode::isNull)).hasSizeGreaterThan(50);
        assertThat(captured.stream().filter(JsonNode::isNumber)).hasSizeGreaterThan(70);
    }

    @Test
    void isReadAsNodeRead() {
        assertThat(DateSamples.captured())
                .allSatisfy((text, milliseconds) ->
                        assertThat(DateSamples.read(text)).isEqualTo(milliseconds));
    }
}
