/**
 * Background work: virtual threads, and the way of their results to the one thread of the user interface.
 *
 * <p>May import: the JDK alone. The user interface's thread comes in as an {@code Executor}.
 */
package dev.sessioninspector.task;
