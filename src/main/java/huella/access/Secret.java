package huella.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 256 random bits that only their bearer knows: the identity of a session, or what proves an API token. The database
 * keeps {@link #digest} alone, so whoever reads it can sign in as nobody. A random secret needs no slow hash.
 *
 * @param text 43 letters of base64url (RFC 4648 §5), without padding
 */
record Secret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    static Secret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(base64(bytes));
    }

    /** What a request brought, when it has the form of a secret. */
    static Optional<Secret> find(String text) {
        return Optional.ofNullable(text)
                .filter(given -> FORM.matcher(given).matches())
                .map(Secret::new);
    }

    /** SHA-256 of the text, 32 bytes. */
    byte[] digest() {
        return sha256(text);
    }

    /** Whether this is the secret of which only the digest was kept; takes the same time whatever the answer. */
    boolean has(byte[] digest) {
        return MessageDigest.isEqual(digest(), digest);
    }

    /**
     * What a page of ours sends with every change, and another site's page cannot know. It follows from the secret, so
     * it lives and dies with the session, and it says nothing about the secret.
     */
    String csrf() {
        return base64(sha256("huella csrf " + text));
    }

    boolean hasCsrf(String given) {
        return given != null
                && MessageDigest.isEqual(
                        csrf().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
