package huella.access;

import huella.model.Account;
import huella.model.Language;
import huella.model.Problem;
import huella.model.Rejected;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Proving who one is with login and password. The answer to a wrong one never says which of the two was wrong, nor that
 * the account is shut, and takes as long.
 */
final class SignIn {

    private static final int LONGEST_LOGIN = 40;

    private final AccountStore accounts;
    private final SessionStore sessions;
    private final Passwords passwords = new Passwords();
    private final Throttle throttle;

    SignIn(AccountStore accounts, SessionStore sessions, Throttle throttle) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.throttle = throttle;
    }

    /** Where a request comes from. */
    record From(String peer, String agent) {}

    /** A session that has just begun; the secret is known here and in the browser only. */
    record Opened(Account account, Secret secret, Instant expires) {}

    /**
     * @param before the session that the browser had, which ends
     * @throws Rejected (401) when login and password do not belong together, (429) after too many tries
     */
    Opened open(String login, String password, Optional<Secret> before, From from) {
        Account account = prove(login.strip().toLowerCase(Locale.ROOT), password, from)
                .orElseThrow(() -> new Rejected(new Problem.Unauthorised(
                        "El usuario o la clave no son correctos. Revise mayúsculas y tildes; si olvidó la clave, pida una"
                                + " nueva a quien administra el servicio.")));
        Secret secret = Secret.random();
        return new Opened(account, secret, sessions.open(account, secret, before, from.agent()));
    }

    /** @throws Rejected (422) when the current password is wrong or the new one is refused */
    Opened changePassword(Account account, String current, String wanted, From from) {
        if (prove(account.login(), current, from).isEmpty()) {
            throw Rejected.field("actual", "La clave actual no es correcta.");
        }
        if (current.equals(wanted)) {
            throw Rejected.field("nueva", "La clave nueva es igual a la actual. Elija otra.");
        }
        PasswordRules.refusal(wanted, account.login()).ifPresent(text -> {
            throw Rejected.field("nueva", text.in(Language.ES));
        });
        Secret secret = Secret.random();
        return new Opened(
                account, secret, sessions.changePassword(account, passwords.hash(wanted), secret, from.agent()));
    }

    private Optional<Account> prove(String login, String password, From from) {
        boolean possible = login.length() <= LONGEST_LOGIN && password.length() <= PasswordRules.LONGEST;
        Throttle.Try attempt = begin(possible ? login : "", from);
        Optional<AccountStore.Known> known = possible ? accounts.find(login) : Optional.empty();
        String tried = possible ? password : "";
        if (!passwords.matches(tried, known.map(AccountStore.Known::hash))
                || known.get().disabled()) {
            return Optional.empty();
        }
        attempt.succeeded();
        Account account = known.get().account();
        if (passwords.isOutdated(known.get().hash())) {
            accounts.renewHash(account.id(), known.get().hash(), passwords.hash(password));
        }
        return Optional.of(account);
    }

    private Throttle.Try begin(String login, From from) {
        try {
            return throttle.begin(login, from.peer());
        } catch (Throttle.Full full) {
            if (full.isNews()) {
                // People type their password where the login belongs: only what is one goes into the record.
                String subject = accounts.find(login).isPresent() ? login : "(desconocido)";
                accounts.tell(Act.of("sesion.rechazada", subject, "limite", full.limit(), "direccion", from.peer()));
            }
            throw full.asRejected();
        }
    }
}
