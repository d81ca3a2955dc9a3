package huella.access;

import huella.http.Body;
import huella.http.Entry;
import huella.http.Limits;
import huella.http.Parameter;
import huella.http.Reads;
import huella.http.Resource;
import huella.http.Routes;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One's own password and tokens. All of it needs a session: a token cannot make itself a successor. */
final class AccountRoutes implements Routes {

    private static final Resource PASSWORD =
            of(HandlerType.PUT, "/api/account/password", "changePassword", "Cambia su clave");
    private static final Resource TOKENS =
            of(HandlerType.GET, "/api/tokens", "getTokens", "Sus fichas de acceso para programas como QGIS");
    private static final Resource MAKE = of(
            HandlerType.POST, "/api/tokens", "makeToken", "Hace una ficha de acceso; sólo esta respuesta la muestra");
    private static final Resource REVOKE = of(
            HandlerType.DELETE,
            "/api/tokens/{id}",
            "revokeToken",
            "Revoca una ficha de acceso",
            Parameter.path("id", "El id de la ficha"));

    private static final int LONGEST_DAYS = 365;
    private static final int LONGEST_NAME = 120;

    private final SignIn signIn;
    private final AccountStore accounts;
    private final TokenStore tokens;
    private final SessionCookie cookie;
    private final SessionRoutes sessions;
    private final Limits limits;

    AccountRoutes(
            SignIn signIn,
            AccountStore accounts,
            TokenStore tokens,
            SessionCookie cookie,
            SessionRoutes sessions,
            Limits limits) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.tokens = tokens;
        this.cookie = cookie;
        this.sessions = sessions;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.put(PASSWORD.path(), this::changePassword, PASSWORD.entry());
        Reads.at(config, TOKENS, this::list);
        config.routes.post(MAKE.path(), this::make, MAKE.entry());
        config.routes.delete(REVOKE.path(), this::revoke, REVOKE.entry());
    }

    @Override
    public List<Resource> resources() {
        return List.of(PASSWORD, TOKENS, MAKE, REVOKE);
    }

    private static Resource of(HandlerType method, String path, String id, String summary, Parameter... parameters) {
        return Resource.of(method, path, id, SessionRoutes.GROUP, summary, Entry.ACCOUNT, parameters);
    }

    private void changePassword(Context context) {
        SignIn.Opened session = GateRoutes.requireSession(context);
        SessionRoutes.requireJson(context);
        Body body = Body.small(context, "actual", "nueva");
        SignIn.Opened opened = signIn.changePassword(
                session.account(),
                SessionRoutes.password(body, "actual"),
                SessionRoutes.password(body, "nueva"),
                sessions.from(context));
        SessionRoutes.begin(context, opened, cookie);
    }

    private void list(Context context) {
        TOKENS.read(context, limits);
        SignIn.Opened session = GateRoutes.requireSession(context);
        SessionRoutes.send(
                context, AccessJson.tokens(tokens.list(session.account().id())));
    }

    private void make(Context context) {
        SignIn.Opened session = GateRoutes.requireSession(context);
        SessionRoutes.requireJson(context);
        Body body = Body.small(context, "nombre", "alcance", "capas", "dias");
        TokenStore.Wanted wanted =
                new TokenStore.Wanted(body.required("nombre", LONGEST_NAME), scope(body), layers(body), days(body));
        TokenText text = TokenText.random();
        TokenStore.Listed made = tokens.add(session.account(), text, wanted);
        context.status(HttpStatus.CREATED);
        SessionRoutes.send(context, AccessJson.made(made, text));
    }

    private void revoke(Context context) {
        tokens.revoke(GateRoutes.requireSession(context).account(), context.pathParam("id"));
        context.status(HttpStatus.NO_CONTENT);
    }

    private static Scope scope(Body body) {
        String given = body.required("alcance", 20);
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.word().equals(given))
                .findFirst()
                .orElseThrow(() -> body.wrong(
                        "alcance",
                        "El valor no existe. Los valores son: "
                                + Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining(", "))
                                + "."));
    }

    private Optional<List<String>> layers(Body body) {
        Optional<List<String>> layers = body.texts("capas", 40).map(list -> List.copyOf(new LinkedHashSet<>(list)));
        List<String> known = accounts.listLayers();
        layers.ifPresent(list -> {
            if (list.isEmpty() || !known.containsAll(list)) {
                throw body.wrong(
                        "capas",
                        "Elija una o más de estas capas: " + String.join(", ", known)
                                + "; o quite el campo para todas las suyas.");
            }
        });
        return layers;
    }

    private static int days(Body body) {
        int days = body.integer("dias").orElseThrow(() -> missingDays(body));
        if (days < 1 || days > LONGEST_DAYS) {
            throw missingDays(body);
        }
        return days;
    }

    private static Rejected missingDays(Body body) {
        return body.wrong("dias", "Indique por cuántos días vale la ficha: de 1 a " + LONGEST_DAYS + ".");
    }
}
