package huella.publishing;

import huella.model.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A place in an S3-compatible store, for a CDN. The store shows an object when all of it has come. That it may be
 * written to is tried before anything is made.
 */
final class Bucket implements Place {

    private static final String MARK = ".publicando";

    /** Two programs may publish at once; so only what is left for longer than any of them runs is cleared. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final BucketName name;
    private final S3Client client;
    private final BucketCalls calls;
    private final Path scratch;

    private Bucket(BucketName name, S3Client client, BucketCalls calls, Path scratch) {
        this.name = name;
        this.client = client;
        this.calls = calls;
        this.scratch = scratch;
    }

    /**
     * Opens it, with what the environment says of who one is (AWS_ACCESS_KEY_ID and the other usual ways).
     *
     * @param endpoint of a store that is not Amazon's
     * @param temporary where files are made before they are sent
     * @throws Rejected when the store does not answer, does not know the bucket, or does not let us write
     */
    static Bucket open(BucketName name, Optional<String> endpoint, Path temporary) {
        BucketCalls calls = new BucketCalls(name, endpoint);
        S3Client client = calls.connect();
        try {
            Bucket bucket = new Bucket(name, client, calls, scratch(temporary));
            calls.run(
                    "s3:PutObject",
                    () -> client.putObject(
                            request -> request.bucket(name.bucket()).key(name.key(MARK)), RequestBody.empty()));
            return bucket;
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private static Path scratch(Path temporary) {
        try {
            return Files.createTempDirectory(temporary, "huella-");
        } catch (IOException e) {
            throw Failures.ofDisk(e, temporary);
        }
    }

    @Override
    public Path scratch() {
        return scratch;
    }

    @Override
    public Map<String, Stored> list() {
        Map<String, Stored> stored = new TreeMap<>();
        calls.run("s3:ListBucket", () -> {
            for (S3Object object : client.listObjectsV2Paginator(
                            request -> request.bucket(name.bucket()).prefix(name.folder()))
                    .contents()) {
                stored.put(
                        object.key().substring(name.folder().length()),
                        new Stored(object.size(), object.lastModified()));
            }
            return stored;
        });
        stored.remove(MARK);
        return stored;
    }

    @Override
    public Optional<byte[]> read(String file) {
        return calls.run("s3:GetObject", () -> {
            try {
                ResponseBytes<GetObjectResponse> answer = client.getObjectAsBytes(
                        request -> request.bucket(name.bucket()).key(name.key(file)));
                return Optional.of(answer.asByteArray());
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public Optional<Path> fetch(String file) {
        Path brought = scratch.resolve("brought-" + file.replace('/', '-'));
        return calls.run("s3:GetObject", () -> {
            try {
                Files.deleteIfExists(brought);
                client.getObject(request -> request.bucket(name.bucket()).key(name.key(file)), brought);
                return Optional.of(brought);
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            } catch (IOException e) {
                throw Failures.ofDisk(e, scratch);
            }
        });
    }

    @Override
    public void put(String file, Path from, Look look) {
        BucketUpload.of(client, calls, name).put(file, from, look);
    }

    @Override
    public void copy(String from, String to, Look look) {
        BucketUpload.of(client, calls, name).copy(from, to, look);
    }

    @Override
    public void delete(String file) {
        calls.run(
                "s3:DeleteObject",
                () -> client.deleteObject(
                        request -> request.bucket(name.bucket()).key(name.key(file))));
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public String toString() {
        return name.toString();
    }

    @Override
    public void close() {
        try (client;
                Stream<Path> walk = Files.walk(scratch)) {
            delete(MARK);
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw Failures.ofDisk(e, scratch);
        }
    }
}
