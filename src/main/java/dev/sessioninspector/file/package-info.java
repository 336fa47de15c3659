/**
 * Files that hold what is their owner's alone: nobody else may read them, and whoever reads one finds it whole.
 *
 * <p>May import: the JDK alone.
 */
package dev.sessioninspector.file;
