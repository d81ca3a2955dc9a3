package huella.publishing;

import huella.model.Problem;
import huella.model.Rejected;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where a publication stands for its readers. Under a name there is a whole file or none, also while it is replaced,
 * and also when the program is ended in the middle. Names are relative, with slashes.
 */
public sealed interface Place extends AutoCloseable permits Folder, Bucket {

    /** What stands under a name. */
    record Stored(long bytes, Instant modified) {}

    /** As what a file is served. */
    record Look(String mediaType, boolean immutable) {

        /**
         * What is named by its digest never changes; everything else is asked for again each time, which costs an
         * answer without a body when it did not change.
         */
        String cacheControl() {
            return immutable ? "public, max-age=31536000, immutable" : "no-cache";
        }
    }

    /**
     * Opens a directory, or a bucket.
     *
     * @param where {@code s3://bucket/prefix} or a directory
     * @param endpoint of a store that is not Amazon's
     * @param temporary where files are made that are then sent
     * @throws huella.model.Rejected in plain words when it is not there or cannot be written
     */
    static Place open(String where, Optional<String> endpoint, Path temporary) {
        if (BucketName.isMeantBy(where)) {
            BucketName name = BucketName.parse(where);
            try {
                return Bucket.open(name, endpoint, temporary);
            } catch (NoClassDefFoundError e) {
                throw new Rejected(
                        new Problem.BadSetup("The library for buckets is not in the class path. Start the program as"
                                + " ./huella publish, or with lib-publish/* in its class path (docs/publishing.md)."),
                        e);
            }
        }
        if (endpoint.isPresent()) {
            throw Rejected.setup(
                    "--endpoint goes with a bucket (s3://bucket/prefix), not with a directory. Leave it out.");
        }
        return Folder.open(Path.of(where), Manifest.TOP);
    }

    /** A directory for files on their way; empty when it is given, gone when this is closed. */
    Path scratch();

    /** Everything that stands here, by name. */
    Map<String, Stored> list();

    Optional<byte[]> read(String name);

    /** Brings a file; empty when there is none of that name. */
    Optional<Path> fetch(String name);

    /** Takes a file in, in the place of any that has the name. */
    void put(String name, Path file, Look look);

    /** The same with the bytes of a file that is here. */
    void copy(String from, String to, Look look);

    void delete(String name);

    /** After what time something that nobody knows of was left behind, and is not another program's at work. */
    Duration patience();

    @Override
    void close();
}
