package huella.http;

import io.javalin.http.Context;
import java.util.Optional;

/**
 * The address under which readers reach the service, for links inside answers. Behind a proxy only the operator knows
 * it (HUELLA_PUBLIC_URL): forwarding headers, which any client can send, are not believed. Without it the address is
 * the one that the request itself was sent to.
 *
 * @param publicUrl scheme, host and port without a final slash, when the operator gave it
 */
public record Origin(Optional<String> publicUrl) {

    private static final String ASKED = "huella.origin";

    public String of(Context context) {
        return publicUrl.orElseGet(() -> {
            context.attribute(ASKED, true);
            return context.scheme() + "://" + context.req().getServerName()
                    + (isDefaultPort(context) ? "" : ":" + context.req().getServerPort());
        });
    }

    /** Whether the answer to this request may hold the address under which it was asked: then it is for no other. */
    static boolean isIn(Context context) {
        return context.attribute(ASKED) != null;
    }

    private static boolean isDefaultPort(Context context) {
        return context.req().getServerPort() == (context.scheme().equals("https") ? 443 : 80);
    }
}
