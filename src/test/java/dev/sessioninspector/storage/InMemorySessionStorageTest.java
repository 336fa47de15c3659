package dev.sessioninspector.storage;

/** The fake that other tests build on, held to what DynamoDB does. */
class InMemorySessionStorageTest extends SessionStorageContract {
    private final SessionStorage storage = new InMemorySessionStorage(2);

    @Override
    protected SessionStorage storage() {
        return storage;
    }

    @Override
    protected SessionStorage onDemand() {
        return new InMemorySessionStorage().onDemand();
    }
}
