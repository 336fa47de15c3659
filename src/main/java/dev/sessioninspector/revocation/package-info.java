/**
 * Deleting sessions so that what is said about it holds: what is planned is read first, what has changed since is left
 * alone, and only a consistent read calls a session gone. The one place where the deletion of sessions is decided.
 *
 * <p>May import: {@code session}, {@code storage}, {@code connection}, {@code task}, {@code file}, the JDK, Jackson.
 */
package dev.sessioninspector.revocation;
