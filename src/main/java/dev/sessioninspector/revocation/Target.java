package dev.sessioninspector.revocation;

import dev.sessioninspector.session.ShopDomain;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** What is to be revoked. */
public sealed interface Target {
    /** The forms of the shop that are searched; none for ids. */
    List<String> forms();

    /** These sessions, each id once. */
    record Ids(List<String> ids) implements Target {
        public Ids {
            ids = List.copyOf(new LinkedHashSet<>(ids));
        }

        /** These sessions. */
        public static Ids of(Collection<String> ids) {
            return new Ids(List.copyOf(ids));
        }

        @Override
        public List<String> forms() {
            return List.of();
        }
    }

    /** Every session of a shop: all that the index has for each of its forms, and the offline session of each. */
    record Shop(ShopDomain shop) implements Target {
        @Override
        public List<String> forms() {
            return shop.forms();
        }
    }
}
