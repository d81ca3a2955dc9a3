package huella.access;

import huella.http.Limits;
import huella.http.Origin;
import huella.http.Routes;
import huella.store.Database;
import java.util.List;

/** The room's wiring: the gate, which must be registered before all other routes, and the routes of this room. */
public final class Access {

    private Access() {}

    public static List<Routes> routes(Database database, Origin origin, AccessSettings settings, Limits limits) {
        AccountStore accounts = new AccountStore(database);
        SessionStore sessions = new SessionStore(database, settings.idle(), settings.longest());
        TokenStore tokens = new TokenStore(database);
        SessionCookie cookie = SessionCookie.of(settings.publicUrl());
        SignIn signIn = new SignIn(accounts, sessions, new Throttle());
        GateRoutes gate = new GateRoutes(sessions, tokens, cookie, origin);
        SessionRoutes sessionRoutes = new SessionRoutes(gate, signIn, sessions, cookie, settings.proxies(), limits);
        return List.of(gate, sessionRoutes, new AccountRoutes(signIn, accounts, tokens, cookie, sessionRoutes, limits));
    }
}
