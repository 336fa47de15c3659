package dev.sessioninspector.viewmodel;

import dev.sessioninspector.session.Expiry;
import dev.sessioninspector.session.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times, counts and findings in words. */
final class Words {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss z", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());

    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private Words() {}

    /** How far off an end is, in the largest unit that fits: {@code in 42 min}, {@code 2 days ago}, {@code never}. */
    static String expiry(Expiry expiry, Instant now) {
        return switch (expiry) {
            case Expiry.Never never -> Messages.text("expiry.never");
            case Expiry.Unreadable unreadable -> Messages.text("expiry.unreadable");
            case Expiry.At(var time) -> relative(time, now);
            case Expiry.Seconds(var time, var meant) -> relative(time, now);
        };
    }

    /** The same with the moment itself, and what a number of seconds will have meant. */
    static String expiryInFull(Expiry expiry, Instant now) {
        return switch (expiry) {
            case Expiry.At(var time) -> Messages.text("expiry.full", relative(time, now), moment(time));
            case Expiry.Seconds(var time, var meant) ->
                Messages.text("expiry.seconds", moment(time), relative(meant, now), moment(meant));
            case Expiry.Never never -> expiry(expiry, now);
            case Expiry.Unreadable unreadable -> Messages.text("expiry.unreadable.full");
        };
    }

    /** How long ago something was read. */
    static String age(Instant then, Instant now) {
        return Duration.between(then, now).toSeconds() < 5
                ? Messages.text("age.now")
                : Messages.text("age.ago", length(Duration.between(then, now)));
    }

    /** The time that is left, as minutes and seconds. */
    static String left(Instant end, Instant now) {
        var left = Duration.between(now, end);
        return left.isPositive()
                ? Messages.text(
                        "signin.left", String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart()))
                : Messages.text("signin.over");
    }

    static String moment(Instant time) {
        return MOMENT.format(time);
    }

    static String shortMoment(Instant time) {
        return SHORT.format(time);
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    static String title(Finding finding) {
        return Messages.of("finding", finding.kind(), finding.subject());
    }

    static String explanation(Finding finding) {
        return Messages.text("finding." + finding.kind().name() + ".why", finding.subject());
    }

    private static String relative(Instant time, Instant now) {
        var distance = Duration.between(now, time);
        return distance.isNegative()
                ? Messages.text("time.ago", length(distance.negated()))
                : Messages.text("time.in", length(distance));
    }

    /** A length of time, in the largest unit of which there are two. */
    static String length(Duration duration) {
        if (duration.toDays() >= 730) {
            return Messages.text("length.years", duration.toDays() / 365);
        }
        if (duration.toDays() >= 2) {
            return Messages.text("length.days", duration.toDays());
        }
        if (duration.toHours() >= 2) {
            return Messages.text("length.hours", duration.toHours());
        }
        return duration.toMinutes() >= 2
                ? Messages.text("length.minutes", duration.toMinutes())
                : Messages.text("length.seconds", duration.toSeconds());
    }
}
