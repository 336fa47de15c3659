/**
 * The window: binds view-models to controls and lays them out; decides nothing. Views are written in code, with one
 * style sheet on the semantic colours of AtlantaFX. Node ids are stable, so that scripts and tests can hold on to them.
 *
 * <p>May import: {@code viewmodel}, {@code session}, {@code connection}, {@code storage} and {@code revocation} (for
 * their enums), JavaFX, AtlantaFX, Ikonli.
 */
package dev.sessioninspector.view;
