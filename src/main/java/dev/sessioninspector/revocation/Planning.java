package dev.sessioninspector.revocation;

/**
 * How far planning is.
 *
 * @param found ids found so far
 * @param read items of them that were read so far, or found gone
 * @param all whether no more ids will be found: then {@code found} is the whole
 */
public record Planning(int found, int read, boolean all) {}
