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

    public String of(Context context) {
        return publicUrl.orElseGet(
                () -> context.scheme() + "://" + context.req().getServerName()
                        + (isDefaultPort(context) ? "" : ":" + context.req().getServerPort()));
    }

    private static boolean isDefaultPort(Context context) {
        return context.req().getServerPort() == (context.scheme().equals("https") ? 443 : 80);
    }
}
