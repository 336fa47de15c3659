package dev.sessioninspector.support;

import dev.sessioninspector.viewmodel.Clipboard;
import java.util.Optional;

/** A clipboard that nobody else uses. */
public final class FakeClipboard implements Clipboard {
    private Optional<String> content = Optional.empty();

    @Override
    public void put(String text) {
        content = Optional.of(text);
    }

    @Override
    public Optional<String> get() {
        return content;
    }

    @Override
    public void clear() {
        content = Optional.empty();
    }
}
