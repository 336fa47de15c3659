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

    /**
     * Which state the files are in: equal to an earlier one as long as neither file has changed, come or gone since.
     * Cheap enough to be asked every few seconds; looks at the file system, so not for the thread of the window.
     */
    Object version();

    /** The regions of all partitions that the program knows, by id; there may be newer ones. */
    List<String> regions();
}
