package dev.sessioninspector.viewmodel;

import dev.sessioninspector.revocation.Receipt;

/** A receipt as text. */
final class ReceiptText {
    private ReceiptText() {}

    static String of(Receipt receipt) {
        return receipt.id();
    }
}
