package huella.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

/**
 * Brings bytes into a bucket. What is large goes in parts (S3 user guide, "multipart upload"): one request may carry 5
 * GB at most, and after a fault only a part is sent again. The object is there when the last word is said.
 */
record BucketUpload(S3Client client, BucketCalls calls, BucketName name, long part, long mostAtOnce, long copiedPart) {

    private static final long PART = 64L << 20;

    /** Of one copy within the store. */
    private static final long MOST_AT_ONCE = 5L << 30;

    private static final long COPIED_PART = 1L << 30;

    static BucketUpload of(S3Client client, BucketCalls calls, BucketName name) {
        return new BucketUpload(client, calls, name, PART, MOST_AT_ONCE, COPIED_PART);
    }

    /** Sends one part, or has it copied. */
    private interface Sender {
        String send(String upload, int number, long from, long length);
    }

    void put(String file, Path from, Place.Look look) {
        long size = size(from);
        if (size <= part) {
            calls.run(
                    "s3:PutObject",
                    () -> client.putObject(
                            request -> request.bucket(name.bucket())
                                    .key(name.key(file))
                                    .contentType(look.mediaType())
                                    .cacheControl(look.cacheControl()),
                            from));
            return;
        }
        inParts(
                file,
                look,
                size,
                part,
                (upload, number, start, length) -> client.uploadPart(
                                request -> request.bucket(name.bucket())
                                        .key(name.key(file))
                                        .uploadId(upload)
                                        .partNumber(number)
                                        .contentLength(length),
                                RequestBody.fromContentProvider(
                                        () -> new Slice(from, start, length), length, "application/octet-stream"))
                        .eTag());
    }

    /** The bytes stay in the store. */
    void copy(String from, String to, Place.Look look) {
        long size = calls.run(
                "s3:GetObject",
                () -> client.headObject(request -> request.bucket(name.bucket()).key(name.key(from)))
                        .contentLength());
        if (size <= mostAtOnce) {
            calls.run(
                    "s3:PutObject",
                    () -> client.copyObject(request -> request.sourceBucket(name.bucket())
                            .sourceKey(name.key(from))
                            .destinationBucket(name.bucket())
                            .destinationKey(name.key(to))
                            .metadataDirective(MetadataDirective.REPLACE)
                            .contentType(look.mediaType())
                            .cacheControl(look.cacheControl())));
            return;
        }
        inParts(
                to,
                look,
                size,
                COPIED_PART,
                (upload, number, start, length) -> client.uploadPartCopy(request -> request.sourceBucket(name.bucket())
                                .sourceKey(name.key(from))
                                .destinationBucket(name.bucket())
                                .destinationKey(name.key(to))
                                .uploadId(upload)
                                .partNumber(number)
                                .copySourceRange("bytes=" + start + "-" + (start + length - 1)))
                        .copyPartResult()
                        .eTag());
    }

    private void inParts(String file, Place.Look look, long size, long longest, Sender sender) {
        String upload = calls.run(
                "s3:PutObject",
                () -> client.createMultipartUpload(request -> request.bucket(name.bucket())
                                .key(name.key(file))
                                .contentType(look.mediaType())
                                .cacheControl(look.cacheControl()))
                        .uploadId());
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (long start = 0; start < size; start += longest) {
                long from = start;
                int number = parts.size() + 1;
                long length = Math.min(longest, size - start);
                String tag = calls.run("s3:PutObject", () -> sender.send(upload, number, from, length));
                parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            }
            calls.run(
                    "s3:PutObject",
                    () -> client.completeMultipartUpload(request -> request.bucket(name.bucket())
                            .key(name.key(file))
                            .uploadId(upload)
                            .multipartUpload(all -> all.parts(parts))));
        } catch (RuntimeException e) {
            forget(file, upload, e);
            throw e;
        }
    }

    /** Parts that nobody completes would be kept, and paid for. */
    private void forget(String file, String upload, RuntimeException reason) {
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(name.bucket()).key(name.key(file)).uploadId(upload));
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw Failures.ofDisk(e, file);
        }
    }
}
