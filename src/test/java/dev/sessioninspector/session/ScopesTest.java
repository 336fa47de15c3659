package dev.sessioninspector.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopesTest {
    @Test
    void areReadInTheirOrderWithoutBlanksAndEmptyParts() {
        assertThat(Scopes.parse(" write_b,, read_a ,write_b,").granted()).containsExactly("write_b", "read_a");
        assertThat(Scopes.parse("").granted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'read_a,write_b', read_a, true",
        "'read_a,write_b', read_b, true",
        "'read_a,write_b', write_a, false",
        "'read_a,write_b', 'read_a,read_c', false",
        "'read_a,write_b', '', true",
        "'', '', true",
        "'', read_a, false",
        "unauthenticated_write_x, unauthenticated_read_x, true",
        "unauthenticated_write_x, read_x, false",
        "write_x, unauthenticated_read_x, false",
        "read_x, Read_x, false"
    })
    void includeWhatIsGrantedOrImplied(String granted, String wanted, boolean included) {
        assertThat(Scopes.parse(granted).include(Scopes.parse(wanted))).isEqualTo(included);
    }

    @Test
    void tellWhichOfThemWrite() {
        assertThat(Scopes.parse("read_a,write_b,unauthenticated_write_c,overwrite_d")
                        .writes())
                .containsExactly("write_b", "unauthenticated_write_c");
    }
}
