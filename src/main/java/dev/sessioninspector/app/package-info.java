/**
 * The program: its command line, the one JavaFX application, and the place where everything is put together. Alone in
 * writing to the standard streams and in handing work to the thread of the user interface.
 *
 * <p>May import: everything.
 */
package dev.sessioninspector.app;
