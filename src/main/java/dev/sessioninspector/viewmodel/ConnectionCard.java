package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Colour;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.settings.SavedConnection;
import java.util.Locale;
import java.util.Optional;

/**
 * A saved connection, as it is shown where there are several.
 *
 * @param number its place among the others, from 1
 * @param profile as whom, in words
 * @param region where, in words: with the endpoint where it is not AWS
 * @param capability what may be done, in words
 */
public record ConnectionCard(
        int number,
        String name,
        Environment environment,
        Optional<Colour> colour,
        String profile,
        String region,
        String table,
        String capability) {
    static ConnectionCard of(int number, SavedConnection connection) {
        var spec = connection.spec();
        var region = spec.region().orElse(Messages.text("region.own"));
        return new ConnectionCard(
                number,
                connection.name(),
                spec.environment(),
                connection.colour(),
                spec.profile().orElse(Messages.text("profile.default")),
                spec.endpoint().map(at -> at.getAuthority()).orElse(region),
                spec.table(),
                Messages.of("capability", spec.capability()));
    }

    /** Whether some of it contains a text, in whatever case. */
    boolean matches(String text) {
        var everything = String.join(" ", name, Messages.of("environment", environment), profile, region, table);
        return everything.toLowerCase(Locale.ROOT).contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
