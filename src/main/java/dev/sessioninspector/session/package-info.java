/**
 * What a session is: the fields that the Shopify app keeps, the kind and state that follow from them, what is odd about
 * one, and the raw item behind it. Nothing here does I/O.
 *
 * <p>May import: the JDK alone. An item is made of {@link dev.sessioninspector.session.Attribute}s, so that no other
 * package needs the AWS SDK to speak of one.
 */
package dev.sessioninspector.session;
