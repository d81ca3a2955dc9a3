package huella.access;

import java.util.Arrays;
import java.util.Optional;

/**
 * The cookie that holds a session's secret. Over https its name begins with {@code __Host-}, which makes the browser
 * refuse it from other hosts, other paths and plain http (RFC 6265bis §4.1.3). Scripts cannot read it, other sites'
 * pages cannot send it with a change, and it ends with the browser.
 *
 * @param secure whether readers reach the service by https (HUELLA_PUBLIC_URL)
 */
record SessionCookie(boolean secure) {

    private static final String PLAIN_NAME = "huella_session";

    static SessionCookie of(Optional<String> publicUrl) {
        return new SessionCookie(publicUrl.map(url -> url.startsWith("https:")).orElse(false));
    }

    String name() {
        return secure ? "__Host-" + PLAIN_NAME : PLAIN_NAME;
    }

    /** The header Set-Cookie that gives it. */
    String given(Secret secret) {
        return name() + "=" + secret.text() + attributes();
    }

    /** The header Set-Cookie that takes it away. */
    String taken() {
        return name() + "=; Max-Age=0" + attributes();
    }

    /**
     * The secret in a request. Two cookies of the name, which our own never are, count as none: one of them was set by
     * somebody else.
     */
    Optional<Secret> find(String cookieHeader) {
        if (cookieHeader == null) {
            return Optional.empty();
        }
        String start = name() + "=";
        String[] own = Arrays.stream(cookieHeader.split(";"))
                .map(String::strip)
                .filter(pair -> pair.startsWith(start))
                .map(pair -> pair.substring(start.length()))
                .toArray(String[]::new);
        return own.length == 1 ? Secret.find(own[0]) : Optional.empty();
    }

    private String attributes() {
        return "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }
}
