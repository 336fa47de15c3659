/**
 * What it takes to reach a table: where it is, as whom, in which environment, and what may be done there. Ports for
 * whatever knows profiles and opens connections.
 *
 * <p>May import: {@code session}, {@code storage}, the JDK.
 */
package dev.sessioninspector.connection;
