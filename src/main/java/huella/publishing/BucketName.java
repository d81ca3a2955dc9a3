package huella.publishing;

import huella.model.Rejected;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a place in an S3-compatible store: {@code s3://bucket/prefix}.
 *
 * @param prefix without slashes at its ends; empty for the whole bucket
 */
record BucketName(String bucket, String prefix) {

    private static final Pattern ADDRESS =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/((?:[\\w.+=@-]+/)*[\\w.+=@-]+)?/?)?");

    static boolean isMeantBy(String place) {
        return place.startsWith("s3:");
    }

    /** @throws Rejected with the accepted form */
    static BucketName parse(String place) {
        Matcher address = ADDRESS.matcher(place);
        if (!address.matches()) {
            throw Rejected.setup(
                    "«" + place + "» is not understood. Name a bucket, and within it what you like, such as"
                            + " s3://mapas/emra: the bucket in 3 to 63 lower-case letters, digits, dots and hyphens.");
        }
        return new BucketName(address.group(1), address.group(2) == null ? "" : address.group(2));
    }

    /** The whole name of an object. */
    String key(String name) {
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** What a key is called within the place; all that {@link #key} gives begins with this. */
    String folder() {
        return prefix.isEmpty() ? "" : prefix + "/";
    }

    @Override
    public String toString() {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
}
