package huella.http;

import huella.model.Account;
import huella.model.Problem;
import huella.model.Rejected;
import io.javalin.http.Context;
import java.util.Optional;

/** Who sent a request, as the room {@code access} found out before the route was entered. */
public final class Visitor {

    private static final String ACCOUNT = "huella.account";

    private Visitor() {}

    public static void is(Context context, Account account) {
        context.attribute(ACCOUNT, account);
    }

    public static Optional<Account> find(Context context) {
        return Optional.ofNullable(context.attribute(ACCOUNT));
    }

    /** @throws Rejected (401) when nobody is known */
    public static Account of(Context context) {
        return find(context).orElseThrow(Visitor::unknown);
    }

    public static Rejected unknown() {
        return new Rejected(new Problem.Unauthorised("Inicie sesión en /cuenta, o envíe una ficha de acceso vigente."));
    }
}
