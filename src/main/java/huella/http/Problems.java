package huella.http;

import huella.model.Problem;
import huella.model.Rejected;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns everything that can go wrong into {@code application/problem+json} (RFC 9457) with cause and cure in Spanish; a
 * person who came with a browser gets the same as a page. What only we could have caused is logged under a reference,
 * and the caller gets the reference, never the trace.
 */
public final class Problems {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** What other servers, too, write into their logs when nobody is left to answer. */
    private static final int GONE_AWAY = 499;

    private static final String TOLD = "huella.problem";

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    public static void handle(RoutesConfig routes) {
        routes.exception(Rejected.class, (rejected, context) -> send(context, rejected.problem(), rejected));
        routes.exception(Caller.Gone.class, (gone, context) -> context.status(GONE_AWAY));
        routes.exception(HttpResponseException.class, (e, context) -> sendStatus(context, e.getStatus()));
        routes.exception(Exception.class, (e, context) -> sendUnexpected(context, e));
        // Statuses that the server sets by itself arrive here without a body.
        for (int status : new int[] {400, 404, 405, 413, 414, 431}) {
            routes.error(status, context -> {
                if (context.attribute(TOLD) == null) {
                    sendStatus(context, status);
                }
            });
        }
    }

    private static void send(Context context, Problem problem, Rejected rejected) {
        switch (problem) {
            case Problem.BadParameter bad ->
                write(context, 400, "Parámetro no válido", bad.detail(), "parametro", bad.parameter());
            case Problem.NotFound missing -> write(context, 404, "No existe", missing.detail(), null, null);
            case Problem.Unauthorised unknown -> {
                // A browser would ask for a password by itself; programs are told how to show a token.
                if (context.header("Authorization") != null || context.header("Sec-Fetch-Mode") == null) {
                    context.header(
                            "WWW-Authenticate", "Bearer realm=\"Huella\", Basic realm=\"Huella\", charset=\"UTF-8\"");
                }
                write(context, 401, "Falta iniciar sesión", unknown.detail(), null, null);
            }
            case Problem.Forbidden no -> write(context, 403, "Sin permiso", no.detail(), null, null);
            case Problem.Conflict conflict -> write(context, 409, "No se puede ahora", conflict.detail(), null, null);
            case Problem.Stale stale -> write(context, 412, "Cambió entretanto", stale.detail(), null, null);
            case Problem.PreconditionMissing missing ->
                write(context, 428, "Falta If-Match", missing.detail(), null, null);
            case Problem.TooMany many -> {
                context.header("Retry-After", Integer.toString(many.retryAfterSeconds()));
                write(context, 429, "Demasiados intentos", many.detail(), null, null);
            }
            case Problem.BadInput bad -> writeFields(context, bad);
            case Problem.Unavailable busy -> {
                log.warn(
                        "{} {}: {}",
                        context.method(),
                        context.path(),
                        rejected.getCause() == null
                                ? busy.detail()
                                : rejected.getCause().getMessage());
                context.header("Retry-After", Integer.toString(busy.retryAfterSeconds()));
                write(context, 503, "Servicio no disponible", busy.detail(), null, null);
            }
            case Problem.BadData data -> write(context, 422, "Datos no válidos", data.detail(), null, null);
            case Problem.BadSetup setup -> sendUnexpected(context, rejected);
        }
    }

    private static void sendStatus(Context context, int status) {
        switch (status) {
            case 404 ->
                write(
                        context,
                        404,
                        "No existe",
                        "No hay nada en esta dirección. Los recursos están descritos en /.",
                        null,
                        null);
            case 405 -> {
                context.header("Allow", "GET, HEAD");
                write(context, 405, "Método no admitido", "Este recurso sólo se lee: use GET o HEAD.", null, null);
            }
            case 413 ->
                write(
                        context,
                        413,
                        "Solicitud demasiado grande",
                        "Envíe menos datos; el máximo lo fija " + Limits.BODY_BYTES + ".",
                        null,
                        null);
            case 414, 431 ->
                write(
                        context,
                        status,
                        "Dirección demasiado larga",
                        "Acorte la dirección o los encabezados.",
                        null,
                        null);
            default ->
                write(
                        context,
                        status,
                        "Solicitud no válida",
                        "La solicitud está mal formada. Revise la dirección.",
                        null,
                        null);
        }
    }

    private static void sendUnexpected(Context context, Exception e) {
        String reference = UUID.randomUUID().toString();
        log.error("{} {} failed, reference {}", context.method(), context.path(), reference, e);
        write(
                context,
                500,
                "Error interno",
                "El servicio falló al responder. Vuelva a intentarlo; si se repite, avise con la referencia "
                        + reference + ".",
                "referencia",
                reference);
    }

    /** The answer to a request that never became one. */
    static Representation bare(int status) {
        return switch (status) {
            case 414, 431 ->
                problem(status, "Dirección demasiado larga", "Acorte la dirección o los encabezados.", null, null);
            default ->
                status < 500
                        ? problem(
                                status,
                                "Solicitud no válida",
                                "La solicitud está mal formada. Revise la dirección y los encabezados.",
                                null,
                                null)
                        : problem(
                                status,
                                "Error interno",
                                "El servicio falló al responder. Vuelva a intentarlo.",
                                null,
                                null);
        };
    }

    private static void write(Context context, int status, String title, String detail, String extra, String value) {
        context.status(status);
        context.header("Cache-Control", "no-store");
        context.header("Vary", "Accept");
        context.attribute(TOLD, status);
        if (Negotiation.isPerson(context)) {
            Representation page = ProblemPage.of(title, detail, extra, value);
            context.result(page.body());
            context.contentType("text/html; charset=utf-8");
        } else {
            context.result(problem(status, title, detail, extra, value).body());
            context.contentType(MEDIA_TYPE);
        }
    }

    private static void writeFields(Context context, Problem.BadInput bad) {
        context.status(422).header("Cache-Control", "no-store");
        context.attribute(TOLD, 422);
        context.contentType(MEDIA_TYPE);
        context.result(Json.of(MEDIA_TYPE, json -> {
                    json.writeStartObject();
                    json.writeStringField("type", "about:blank");
                    json.writeStringField("title", "Datos no válidos");
                    json.writeNumberField("status", 422);
                    json.writeStringField("detail", bad.detail());
                    json.writeArrayFieldStart("campos");
                    for (Problem.FieldFinding finding : bad.fields()) {
                        json.writeStartObject();
                        json.writeStringField("campo", finding.field());
                        json.writeStringField("detail", finding.detail());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })
                .body());
    }

    private static Representation problem(int status, String title, String detail, String extra, String value) {
        return Json.of(MEDIA_TYPE, json -> {
            json.writeStartObject();
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", title);
            json.writeNumberField("status", status);
            json.writeStringField("detail", detail);
            if (extra != null) {
                json.writeStringField(extra, value);
            }
            json.writeEndObject();
        });
    }
}
