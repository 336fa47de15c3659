package dev.sessioninspector.session;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Access scopes as {@code @shopify/shopify-api} compares them: a scope to write grants the one to read.
 *
 * @param granted every scope as it was written down, in that order
 */
public record Scopes(Set<String> granted) {
    private static final Pattern WRITE = Pattern.compile("(unauthenticated_)?write_(.*)");

    public Scopes {
        granted = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(granted));
    }

    /** Reads a comma-separated list, blanks and empty parts aside. */
    public static Scopes parse(String list) {
        var names = Arrays.stream(list.split(",")).map(String::strip).filter(name -> !name.isEmpty());
        return new Scopes(names.collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Whether each of the other scopes is granted, by itself or by the write scope that implies it. */
    public boolean include(Scopes wanted) {
        var expanded = new LinkedHashSet<>(granted);
        expanded.addAll(implied());
        return expanded.containsAll(wanted.granted);
    }

    /** The scopes to write. */
    public List<String> writes() {
        return granted.stream().filter(name -> WRITE.matcher(name).matches()).toList();
    }

    private List<String> implied() {
        return granted.stream()
                .map(WRITE::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(match -> (match.group(1) == null ? "" : match.group(1)) + "read_" + match.group(2))
                .toList();
    }
}
