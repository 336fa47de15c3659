/**
 * A place to try the program without an AWS account: Amazon DynamoDB Local as a process of its own, and a few shops in
 * it. DynamoDB Local may not be passed on, so it is here only where the build has laid it aside.
 *
 * <p>May import: {@code session}, {@code storage}, {@code connection}, the JDK.
 */
package dev.sessioninspector.sandbox;
