package dev.sessioninspector.storage.dynamodb;

/** A transaction did nothing, since one of its parts could not be done; an outcome, not an error. */
final class TransactionCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TransactionCancelled() {
        super("the transaction was cancelled", null, false, false);
    }
}
