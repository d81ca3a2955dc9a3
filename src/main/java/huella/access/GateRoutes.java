package huella.access;

import huella.http.Entry;
import huella.http.Origin;
import huella.http.Routes;
import huella.http.Visitor;
import huella.model.Account;
import huella.model.Problem;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;

/**
 * Stands before every route that not everybody may enter, or that changes something: finds out who asks, keeps what
 * belongs to somebody out of caches and other sites' pages, and lets through who may. What anyone reads costs no
 * question to the database, whatever cookies come with it.
 *
 * <p>A token in Authorization goes before the cookie, which is then not looked at: so a page of another site gains
 * nothing by sending along a cookie. A change with the cookie must come from a page of ours ({@link SameSite}) and
 * bring the session's own token in {@link #CSRF}.
 */
final class GateRoutes implements Routes {

    static final String CSRF = "X-Huella-CSRF";

    private static final String SESSION = "huella.session";

    private final SessionStore sessions;
    private final TokenStore tokens;
    private final SessionCookie cookie;
    private final Origin origin;

    GateRoutes(SessionStore sessions, TokenStore tokens, SessionCookie cookie, Origin origin) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
        this.origin = origin;
    }

    /** The session that the visitor of this request came with; empty with a token, and for who is not signed in. */
    static Optional<SignIn.Opened> session(Context context) {
        return Optional.ofNullable(context.attribute(SESSION));
    }

    /**
     * @throws Rejected (401, 403) for who came with a token: no program changes passwords or makes tokens for itself
     */
    static SignIn.Opened requireSession(Context context) {
        return session(context)
                .orElseThrow(() -> Visitor.find(context).isEmpty()
                        ? Visitor.unknown()
                        : new Rejected(new Problem.Forbidden(
                                "Esto no se hace con una ficha de acceso. Inicie sesión en /cuenta con su clave.")));
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.beforeMatched(this::pass);
    }

    private void pass(Context context) {
        Entry entry = entry(context);
        if (entry == Entry.ANYONE && !isChange(context)) {
            return;
        }
        identify(context);
        if (entry != Entry.ANYONE && !entry.admits(Visitor.of(context))) {
            throw new Rejected(new Problem.Forbidden(
                    "Su cuenta no tiene permiso para esto. Pídalo a quien administra el servicio, o use una cuenta que lo"
                            + " tenga."));
        }
    }

    /** Finds out who asks, be it nobody; what is answered is theirs alone. */
    void identify(Context context) {
        context.header("Cache-Control", "no-store");
        context.header("Vary", "Cookie, Authorization");
        context.res().setHeader("Access-Control-Allow-Origin", null); // pages of others have no business here
        // What is no token of ours, such as the password of a proxy in front of us, is nothing to us.
        Optional<TokenText.Presented> token =
                Optional.ofNullable(context.header("Authorization")).flatMap(TokenText::inHeader);
        if (token.isPresent()) {
            byToken(context, token.get());
        } else {
            bySession(context);
        }
    }

    private void bySession(Context context) {
        if (isChange(context) && !isFromOurPage(context)) {
            throw new Rejected(new Problem.Forbidden("El cambio no viene de una página de este servicio ("
                    + origin.of(context) + "). Hágalo desde ella, o envíe una ficha de acceso en Authorization."));
        }
        cookie.find(context.header("Cookie"))
                .ifPresent(secret -> sessions.find(secret).ifPresent(found -> {
                    if (isChange(context) && !secret.hasCsrf(context.header(CSRF))) {
                        if (entry(context) == Entry.ANYONE) {
                            return; // who signs in anew in an old tab is nobody until then
                        }
                        throw new Rejected(new Problem.Forbidden("Falta el encabezado " + CSRF
                                + " de esta sesión. Vuelva a cargar la página y repita el cambio."));
                    }
                    Visitor.is(context, found.account());
                    context.attribute(SESSION, new SignIn.Opened(found.account(), secret, found.expires()));
                }));
    }

    private boolean isFromOurPage(Context context) {
        return SameSite.holds(
                Optional.ofNullable(context.header("Sec-Fetch-Site")),
                Optional.ofNullable(context.header("Origin")),
                origin.of(context));
    }

    private void byToken(Context context, TokenText.Presented shown) {
        TokenStore.Found found = tokens.find(shown.token())
                .filter(token -> isOf(shown, token.account()))
                .orElseThrow(() -> new Rejected(new Problem.Unauthorised(
                        "La ficha de acceso no es válida: no existe, venció, fue revocada o es de otro usuario. Haga una"
                                + " nueva en /cuenta.")));
        if (isChange(context) && found.scope() == Scope.LEER) {
            throw new Rejected(new Problem.Forbidden(
                    "La ficha de acceso sólo permite leer. Haga una en /cuenta con alcance «editar»."));
        }
        Visitor.is(context, found.account());
    }

    private static boolean isOf(TokenText.Presented shown, Account account) {
        return shown.login().map(account.login()::equalsIgnoreCase).orElse(true);
    }

    private static boolean isChange(Context context) {
        return context.method() != HandlerType.GET
                && context.method() != HandlerType.HEAD
                && context.method() != HandlerType.OPTIONS;
    }

    /** A route that says nothing is for anyone; one that changes something always says (http.Server). */
    private static Entry entry(Context context) {
        return context.routeRoles().stream()
                .filter(Entry.class::isInstance)
                .map(Entry.class::cast)
                .findFirst()
                .orElse(Entry.ANYONE);
    }
}
