package dev.sessioninspector.connection;

/** What a person may mark a connection with; none of them can be taken for an environment's colour. */
public enum Colour {
    BLUE,
    TEAL,
    PURPLE,
    PINK
}
