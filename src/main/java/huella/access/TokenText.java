package huella.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API token as its owner has it: {@code huella_<id>.<secret>}. The id finds it, the secret proves it, and the
 * beginning lets programs that look for lost secrets know it.
 */
record TokenText(String id, Secret secret) {

    private static final int ID_LETTERS = 12;
    private static final Pattern FORM = Pattern.compile("huella_([A-Za-z0-9_-]{8,40})\\.([A-Za-z0-9_-]{43})");
    private static final Pattern SCHEME = Pattern.compile("(?i)(Bearer|Basic) +([A-Za-z0-9._~+/=-]+) *");

    /**
     * What came in the header Authorization.
     *
     * @param login the user name of Basic, which QGIS asks for; empty with Bearer
     */
    record Presented(Optional<String> login, TokenText token) {}

    static TokenText random() {
        return new TokenText(Secret.random().text().substring(0, ID_LETTERS), Secret.random());
    }

    static Optional<TokenText> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new TokenText(matcher.group(1), new Secret(matcher.group(2))))
                : Optional.empty();
    }

    /**
     * Bearer (RFC 6750 §2.1), or Basic with the token as its password (RFC 7617); empty when it is no token of ours.
     */
    static Optional<Presented> inHeader(String authorization) {
        Matcher matcher = SCHEME.matcher(authorization);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return matcher.group(1).equalsIgnoreCase("Bearer")
                ? parse(matcher.group(2)).map(token -> new Presented(Optional.empty(), token))
                : inBasic(matcher.group(2));
    }

    private static Optional<Presented> inBasic(String encoded) {
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : parse(pair.substring(colon + 1))
                        .map(token -> new Presented(Optional.of(pair.substring(0, colon)), token));
    }

    String text() {
        return "huella_" + id + "." + secret.text();
    }

    @Override
    public String toString() {
        return "huella_" + id + ".***";
    }
}
