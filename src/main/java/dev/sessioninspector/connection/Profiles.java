package dev.sessioninspector.connection;

import java.util.List;

/** The profiles of the AWS configuration and credentials files. */
public interface Profiles {
    /**
     * Reads the files anew; blocks.
     *
     * @throws ConnectionException.BrokenConfiguration where a file cannot be read or understood
     */
    List<Profile> read();
}
