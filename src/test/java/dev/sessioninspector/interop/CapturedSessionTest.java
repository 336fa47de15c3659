package dev.sessioninspector.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.session.SessionCodec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions of the real adapter, read and written without it. */
class CapturedSessionTest {
    static List<CapturedSession> all() {
        return CapturedSession.all();
    }

    @Test
    void thereAreSome() {
        assertThat(all()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isWhatTheAppLoads(CapturedSession captured) {
        var session = SessionCodec.decode(captured.item());

        assertThat(Description.of(session, captured.now())).isEqualTo(captured.loaded());
    }

    @ParameterizedTest
    @MethodSource("all")
    void isWrittenAsTheAdapterDid(CapturedSession captured) {
        var session = SessionCodec.decode(captured.item());

        assertThat(SessionCodec.encode(session).attributes())
                .isEqualTo(captured.item().attributes());
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasNothingOddAboutItsTypes(CapturedSession captured) {
        var session = SessionCodec.decode(captured.item());

        assertThat(session.misfits()).isEmpty();
        assertThat(session.unknown()).isEmpty();
    }
}
