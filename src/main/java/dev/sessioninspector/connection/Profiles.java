package dev.sessioninspector.connection;

import java.util.List;

/** What there is to choose from: the profiles of the AWS configuration and credentials files, and AWS's regions. */
public interface Profiles {
    /**
     * Reads the files anew; blocks.
     *
     * @throws ConnectionException.BrokenConfiguration where a file cannot be read or understood
     */
    List<Profile> read();

    /** Differs from one moment to another where the files do; blocks for a moment, and never fails. */
    Object version();

    /** The regions of all partitions that the program knows, by id; there may be newer ones. */
    List<String> regions();
}
