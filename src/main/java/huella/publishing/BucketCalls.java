package huella.publishing;

import huella.model.Problem;
import huella.model.Rejected;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * How a store is reached, and what the operator reads when it does not do what it is asked: what is wrong and what
 * mends it, never a credential.
 *
 * @param endpoint of a store that is not Amazon's; its buckets are named in the path, as all of them understand
 */
record BucketCalls(BucketName name, Optional<String> endpoint) {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    /** What stores other than Amazon's want to be named in a signature; few look at it. */
    private static final Region USUAL = Region.US_EAST_1;

    S3Client connect() {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                // Other stores refuse what only Amazon's knows.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .region(region());
        endpoint.ifPresent(address -> builder.endpointOverride(uri(address)).forcePathStyle(true));
        return builder.build();
    }

    private Region region() {
        try {
            return new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkClientException e) {
            if (endpoint.isPresent()) {
                return USUAL;
            }
            throw Rejected.setup(
                    "Nothing says in which region the bucket is. Set AWS_REGION, such as sa-east-1, or name"
                            + " another store with --endpoint.");
        }
    }

    private static URI uri(String address) {
        if (!address.matches("https?://[^/?#\\s@]+/?")) {
            throw Rejected.setup("--endpoint: «" + address
                    + "» is not understood; it must be scheme and host, such as https://s3.example.cl");
        }
        return URI.create(address);
    }

    /**
     * Asks the store.
     *
     * @param right that is needed for it, in the words of S3
     */
    <T> T run(String right, Supplier<T> work) {
        try {
            return work.get();
        } catch (S3Exception e) {
            throw new Rejected(new Problem.BadSetup(said(right, e)), e);
        } catch (SdkException e) {
            throw new Rejected(new Problem.BadSetup(failed(e)), e);
        }
    }

    private String said(String right, S3Exception e) {
        String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
        return switch (e.statusCode()) {
            case 404 ->
                "There is no bucket «" + name.bucket() + "» at " + store() + ". Make it first, or correct the name.";
            case 301, 307 ->
                "The bucket «" + name.bucket() + "» is in another region. Set AWS_REGION to the one it is in.";
            case 400, 401, 403 ->
                "AccessDenied".equals(code) || code == null || code.isEmpty()
                        ? store() + " does not let these credentials do " + right + " in " + name
                                + ". Give them s3:ListBucket, s3:GetObject, s3:PutObject and s3:DeleteObject there, or"
                                + " use others."
                        : store() + " refuses (" + code + "). Look at AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,"
                                + " AWS_REGION and the clock of this machine.";
            default ->
                store() + " answers " + e.statusCode() + (code == null || code.isEmpty() ? "" : " (" + code + ")")
                        + " to " + right + ". What was published before is as it was; run this again later.";
        };
    }

    private String failed(SdkException e) {
        String text = String.valueOf(e.getMessage());
        if (text.contains("Unable to load credentials")) {
            return "Nothing says who you are at " + store()
                    + ". Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or use a profile (AWS_PROFILE).";
        }
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return store() + " cannot be reached (" + cause.getClass().getSimpleName()
                + "). Look at --endpoint and the network; what was published before is as it was.";
    }

    private String store() {
        return endpoint.orElse("Amazon S3");
    }
}
