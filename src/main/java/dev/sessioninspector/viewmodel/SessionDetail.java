package dev.sessioninspector.viewmodel;

import dev.sessioninspector.session.AssociatedUser;
import dev.sessioninspector.session.Finding;
import dev.sessioninspector.session.Secret;
import dev.sessioninspector.session.Sensitive;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionKind;
import dev.sessioninspector.session.SessionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A session in words.
 *
 * @param facts what it says of itself, in the order in which one asks
 * @param accessToken the token; empty where there is none
 * @param revealed whether the token may be read just now
 * @param findings what is odd about it, what matters most first
 * @param rawItem the item as JSON, masked
 */
public record SessionDetail(
        SessionKind kind,
        SessionState state,
        List<Fact> facts,
        Optional<Secret> accessToken,
        boolean revealed,
        List<Remark> findings,
        List<String> scopes,
        String rawItem) {
    /**
     * A label and what it is for this session.
     *
     * @param code whether the value is an identifier, to be set in a monospaced face
     */
    public record Fact(String label, String value, boolean code) {}

    /** A finding in words. */
    public record Remark(Finding.Weight weight, String title, String explanation) {}

    /** The access token as it may be shown now: readable or masked; empty where there is none. */
    public Optional<String> shownToken() {
        return accessToken.map(token -> revealed ? token.reveal() : token.toString());
    }

    /** By which the access token can be told from another; empty where there is none. */
    public String fingerprint() {
        return accessToken.map(Secret::fingerprint).orElse("");
    }

    static SessionDetail of(Session session, List<Finding> findings, String rawItem, boolean revealed, Instant now) {
        return new SessionDetail(
                session.kind(),
                session.stateAt(now),
                facts(session, now),
                session.accessToken(),
                revealed,
                findings.stream()
                        .map(finding ->
                                new Remark(finding.kind().weight(), Words.title(finding), Words.explanation(finding)))
                        .toList(),
                List.copyOf(session.scopes().granted()),
                rawItem);
    }

    private static List<Fact> facts(Session session, Instant now) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(Messages.text("fact.id"), session.id(), true));
        facts.add(new Fact(Messages.text("fact.shop"), session.shop().orElse(Messages.text("fact.none")), true));
        session.user().ifPresent(user -> addUser(user, facts));
        facts.add(new Fact(Messages.text("fact.expires"), Words.expiryInFull(session.expires(), now), false));
        facts.add(new Fact(Messages.text("fact.refresh"), refresh(session, now), false));
        session.state()
                .filter(state -> !state.isEmpty())
                .ifPresent(state -> facts.add(new Fact(Messages.text("fact.state"), shown(state), true)));
        if (!session.unknown().isEmpty()) {
            var names = session.unknown().stream().sorted().collect(Collectors.joining(", "));
            facts.add(new Fact(Messages.text("fact.unknown"), names, true));
        }
        return List.copyOf(facts);
    }

    private static void addUser(AssociatedUser user, List<Fact> facts) {
        var roles = Stream.of(
                        user.accountOwner().filter(is -> is).map(is -> Messages.text("user.owner")),
                        user.collaborator().filter(is -> is).map(is -> Messages.text("user.collaborator")))
                .flatMap(Optional::stream);
        var who = Stream.concat(user.name().stream(), roles).collect(Collectors.joining(", "));
        if (!who.isEmpty()) {
            facts.add(new Fact(Messages.text("fact.user"), who, false));
        }
        user.email()
                .ifPresent(
                        email -> facts.add(new Fact(Messages.text("fact.email"), Sensitive.maskEmail(email), false)));
        user.id().ifPresent(id -> facts.add(new Fact(Messages.text("fact.user-id"), id, true)));
        user.locale().ifPresent(locale -> facts.add(new Fact(Messages.text("fact.locale"), locale, false)));
    }

    private static String refresh(Session session, Instant now) {
        if (session.refreshToken().isEmpty()) {
            return Messages.text("refresh.none");
        }
        return Messages.text(
                "refresh.until",
                session.refreshToken().get().fingerprint(),
                Words.expiryInFull(session.refreshTokenExpires(), now));
    }

    private static String shown(String text) {
        return Sensitive.token(text) ? Secret.MASK : text;
    }
}
