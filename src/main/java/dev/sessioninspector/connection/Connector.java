package dev.sessioninspector.connection;

/** Opens connections. */
public interface Connector {
    /**
     * Makes ready what talks to the table; blocks while the configuration is read, and calls nobody.
     *
     * @throws ConnectionException where that cannot be done
     */
    Connection open(ConnectionSpec spec);
}
