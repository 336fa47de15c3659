/**
 * What the window shows and what can be done in it, without a window: properties, then commands. Words for people are
 * made here, from one bundle. Clipboard and clock come in as functions.
 *
 * <p>Everything here is confined to the thread of the user interface; whatever takes longer goes through {@code task}.
 *
 * <p>May import: {@code session}, {@code storage}, {@code connection}, {@code task}, {@code settings},
 * {@code revocation}, {@code sandbox}, {@code javafx.base}, and Jackson's writer of JSON for the raw item.
 */
package dev.sessioninspector.viewmodel;
