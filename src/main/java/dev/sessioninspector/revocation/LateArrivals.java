package dev.sessioninspector.revocation;

import java.util.List;

/**
 * What stood there when everything had been deleted, by consistent reads: sessions that came after the plan, and
 * planned ones that were gone and are there again. Worth a plan of their own.
 */
public record LateArrivals(List<String> ids) {
    public LateArrivals {
        ids = List.copyOf(ids);
    }
}
