/**
 * The storage ports on Amazon DynamoDB, with exactly the five actions of the adapter's README (GetItem, PutItem,
 * DeleteItem, Query, DescribeTable); BatchGetItem is used where it is allowed, since it is several times faster,
 * TransactWriteItems, which those actions permit, where many sessions are deleted from a table on demand, and
 * CreateTable where somebody asks for a table.
 *
 * <p>May import: {@code session}, {@code storage}, {@code task}, the AWS SDK for DynamoDB. No SDK type leaves the
 * package.
 */
package dev.sessioninspector.storage.dynamodb;
