package dev.sessioninspector.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.utils.UserHomeDirectoryUtils;

/** By which a change of the files that hold credentials is noticed, without reading them. */
record Fingerprint(Map<Path, Written> files) {
    private record Written(FileTime time, long size) {}

    /** The AWS files and the sign-ins, as they are now. */
    static Fingerprint take() {
        var files = new HashMap<Path, Written>();
        put(files, ProfileFileLocation.configurationFilePath());
        put(files, ProfileFileLocation.credentialsFilePath());
        try (Stream<Path> signIns =
                Files.list(Path.of(UserHomeDirectoryUtils.userHomeDirectory(), ".aws", "sso", "cache"))) {
            signIns.forEach(file -> put(files, file));
        } catch (IOException | UncheckedIOException none) {
            // Nobody has signed in on this computer yet.
        }
        return new Fingerprint(files);
    }

    private static void put(Map<Path, Written> files, Path file) {
        try {
            files.put(file, new Written(Files.getLastModifiedTime(file), Files.size(file)));
        } catch (IOException none) {
            files.remove(file);
        }
    }
}
