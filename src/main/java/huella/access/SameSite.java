package huella.access;

import java.util.Optional;

/**
 * Whether a change that a browser sends comes from a page of ours. The browser itself says so, and no page can make it
 * say otherwise: Sec-Fetch-Site (Fetch Metadata), or where that is not sent, as over plain http, Origin (RFC 6454).
 * What sends neither is no browser of today; it still has to know the session's own token.
 */
final class SameSite {

    private SameSite() {}

    /**
     * @param fetchSite the header Sec-Fetch-Site
     * @param origin the header Origin
     * @param ours scheme, host and port of this service, as the browser writes them
     */
    static boolean holds(Optional<String> fetchSite, Optional<String> origin, String ours) {
        return fetchSite
                .map("same-origin"::equals)
                .orElseGet(() -> origin.map(ours::equalsIgnoreCase).orElse(true));
    }
}
