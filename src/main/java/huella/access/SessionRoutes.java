package huella.access;

import huella.http.Body;
import huella.http.Entry;
import huella.http.Limits;
import huella.http.Reads;
import huella.http.Resource;
import huella.http.Routes;
import huella.http.Visitor;
import huella.model.Problem;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Signing in and out, and the list of where one is signed in. */
final class SessionRoutes implements Routes {

    static final String GROUP = "Cuenta";
    private static final String JSON = "application/json";
    private static final Resource SESSION =
            of(HandlerType.GET, "/api/session", "getSession", "Quién ha iniciado sesión", Entry.ANYONE);
    private static final Resource OPEN =
            of(HandlerType.POST, "/api/session", "openSession", "Inicia sesión con usuario y clave", Entry.ANYONE);
    private static final Resource CLOSE =
            of(HandlerType.DELETE, "/api/session", "closeSession", "Cierra esta sesión", Entry.ACCOUNT);
    private static final Resource SESSIONS =
            of(HandlerType.GET, "/api/sessions", "getSessions", "Sus sesiones abiertas", Entry.ACCOUNT);
    private static final Resource CLOSE_ALL =
            of(HandlerType.DELETE, "/api/sessions", "closeSessions", "Cierra todas sus sesiones", Entry.ACCOUNT);

    private final GateRoutes gate;
    private final SignIn signIn;
    private final SessionStore sessions;
    private final SessionCookie cookie;
    private final Proxies proxies;
    private final Limits limits;

    SessionRoutes(
            GateRoutes gate,
            SignIn signIn,
            SessionStore sessions,
            SessionCookie cookie,
            Proxies proxies,
            Limits limits) {
        this.gate = gate;
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.proxies = proxies;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, SESSION, this::who);
        config.routes.post(OPEN.path(), this::open, OPEN.entry());
        config.routes.delete(CLOSE.path(), this::close, CLOSE.entry());
        Reads.at(config, SESSIONS, this::list);
        config.routes.delete(CLOSE_ALL.path(), this::closeAll, CLOSE_ALL.entry());
    }

    @Override
    public List<Resource> resources() {
        return List.of(SESSION, OPEN, CLOSE, SESSIONS, CLOSE_ALL);
    }

    private static Resource of(HandlerType method, String path, String id, String summary, Entry entry) {
        return Resource.of(method, path, id, GROUP, summary, entry);
    }

    private void who(Context context) {
        SESSION.read(context, limits);
        gate.identify(context);
        Optional<SignIn.Opened> session = GateRoutes.session(context);
        send(
                context,
                session.isEmpty() && Visitor.find(context).isPresent()
                        ? AccessJson.bearer(Visitor.of(context))
                        : AccessJson.session(session));
    }

    private void open(Context context) {
        if (Visitor.find(context).isPresent() && GateRoutes.session(context).isEmpty()) {
            throw new Rejected(new Problem.Forbidden(
                    "Una sesión se abre con usuario y clave, sin ficha de acceso. Quite el encabezado Authorization."));
        }
        requireJson(context);
        Body body = Body.small(context, "usuario", "clave");
        String login = body.required("usuario", 200);
        String password = password(body, "clave");
        SignIn.Opened opened = signIn.open(login, password, cookie.find(context.header("Cookie")), from(context));
        begin(context, opened, cookie);
    }

    private void close(Context context) {
        SignIn.Opened session = GateRoutes.requireSession(context);
        sessions.close(session.account(), session.secret());
        end(context);
    }

    private void closeAll(Context context) {
        sessions.closeAll(GateRoutes.requireSession(context).account());
        end(context);
    }

    private void list(Context context) {
        SESSIONS.read(context, limits);
        SignIn.Opened session = GateRoutes.requireSession(context);
        send(context, AccessJson.sessions(sessions.list(session.account().id(), session.secret())));
    }

    private void end(Context context) {
        context.header("Set-Cookie", cookie.taken());
        context.status(HttpStatus.NO_CONTENT);
    }

    SignIn.From from(Context context) {
        return new SignIn.From(
                proxies.peer(context.req().getRemoteAddr(), headers(context, "X-Forwarded-For")),
                BrowserName.of(context.userAgent()));
    }

    private static List<String> headers(Context context, String name) {
        return Collections.list(context.req().getHeaders(name));
    }

    /** A session that has just begun: its cookie, and what its pages need. */
    static void begin(Context context, SignIn.Opened opened, SessionCookie cookie) {
        context.header("Set-Cookie", cookie.given(opened.secret()));
        send(context, AccessJson.session(Optional.of(opened)));
    }

    static void send(Context context, byte[] json) {
        context.disableCompression(); // a secret beside what others can choose, compressed, can be guessed by its
        // length
        context.contentType(JSON);
        context.result(json);
    }

    /** A form of another site can send neither this type nor a question for it that we would allow. */
    static void requireJson(Context context) {
        String type = context.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(JSON)) {
            throw Rejected.field("cuerpo", "Envíe JSON, con Content-Type: " + JSON + ".");
        }
    }

    /** As it was typed, blanks included; a password that is too long is refused by who checks it. */
    static String password(Body body, String name) {
        return body.find(name)
                .filter(value -> value.isTextual() && !value.asText().isEmpty())
                .map(value -> value.asText())
                .orElseThrow(() -> body.wrong(name, "Falta este texto."));
    }
}
