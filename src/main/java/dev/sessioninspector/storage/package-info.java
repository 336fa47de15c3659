/**
 * Where sessions are kept: the operations of the app's storage adapter, under its names, and what an inspector needs
 * beside them, as ports. {@link dev.sessioninspector.storage.SessionReader} can only look; each port that extends it
 * can do more, so that what a connection may not do is not there to be called.
 * {@link dev.sessioninspector.storage.ShopListing} is built on the ports alone.
 *
 * <p>Every call blocks and is meant for a virtual thread; interrupting the thread ends it with a
 * {@link java.util.concurrent.CancellationException}. What goes wrong is a
 * {@link dev.sessioninspector.storage.StorageException}.
 *
 * <p>May import: {@code session}, {@code task}, the JDK.
 */
package dev.sessioninspector.storage;
