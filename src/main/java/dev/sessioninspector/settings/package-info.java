/**
 * What a person keeps between two starts: connections under a name, and the shops that were looked at through each.
 * Never a secret: every field has a type or a form of its own, and what does not fit is refused.
 *
 * <p>May import: {@code connection}, {@code file}, Jackson.
 */
package dev.sessioninspector.settings;
