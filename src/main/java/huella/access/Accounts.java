package huella.access;

import huella.model.Account;
import huella.model.Grant;
import huella.model.Language;
import huella.model.Rejected;
import huella.model.Role;
import huella.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the operator does with accounts. There is none in the beginning and no default password: the first one is made
 * at the command line, by who has the machine anyway. Messages are in English, for who runs the service.
 */
public final class Accounts {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");
    private static final int LONGEST_NAME = 120;

    private final AccountStore store;
    private final Passwords passwords = new Passwords();

    public Accounts(Database database) {
        this.store = new AccountStore(database);
    }

    /**
     * @param lastUsed when one of its open sessions was used last
     * @param tokens that hold
     */
    public record Line(Account account, boolean disabled, Optional<Instant> lastUsed, int tokens) {}

    /** Whether anybody can sign in. */
    public boolean any() {
        return store.any();
    }

    public List<Line> list() {
        return store.list().stream()
                .map(listed -> new Line(listed.account(), listed.disabled(), listed.lastUsed(), listed.tokens()))
                .toList();
    }

    /** @throws Rejected for the operator, when the login is taken or something is not accepted */
    public void add(String login, String name, String password, Set<Grant> grants) {
        requireFree(login);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Rejected.setup("The name must have 1 to " + LONGEST_NAME
                    + " characters. It is shown in the public history of what the account publishes.");
        }
        requireKnown(grants);
        requireGood(password, login);
        store.add(login, name.strip(), passwords.hash(password), grants);
    }

    /** Before a password is asked for. */
    public void requireFree(String login) {
        if (!LOGIN.matcher(login).matches()) {
            throw Rejected.setup(
                    "«" + login + "» is not accepted as a login: 2 to 40 small letters, digits, dots, dashes"
                            + " and underscores, the first a letter or a digit.");
        }
        if (store.find(login).isPresent()) {
            throw Rejected.setup("There is an account " + login + " already.");
        }
    }

    /** Before a password is asked for. */
    public Account require(String login) {
        return known(login).account();
    }

    /** Ends its sessions. */
    public void setPassword(String login, String password) {
        Account account = require(login);
        requireGood(password, login);
        store.resetPassword(account, passwords.hash(password));
    }

    public void grant(String login, Set<Grant> grants) {
        requireKnown(grants);
        store.grant(require(login), grants);
    }

    public void revoke(String login, Set<Grant> grants) {
        Account account = require(login);
        for (Grant grant : grants) {
            if (!account.grants().contains(grant)) {
                throw Rejected.setup(login + " has no right " + AccessJson.word(grant.role())
                        + grant.layer().map(layer -> " in " + layer).orElse("")
                        + ". See them with ./huella user list");
            }
        }
        store.revoke(account, grants);
    }

    /** Ends its sessions and tokens for good. */
    public void disable(String login) {
        store.disable(require(login));
    }

    public void enable(String login) {
        store.enable(require(login));
    }

    private AccountStore.Known known(String login) {
        return store.find(login)
                .orElseThrow(
                        () -> Rejected.setup("There is no account " + login + ". See them with ./huella user list"));
    }

    private void requireKnown(Set<Grant> grants) {
        List<String> layers = store.listLayers();
        for (Grant grant : grants) {
            if (grant.role() != Role.ADMIN && !layers.contains(grant.layer().orElse(""))) {
                throw Rejected.setup("There is no layer «" + grant.layer().orElse("") + "». The layers are: "
                        + String.join(", ", layers) + ".");
            }
        }
    }

    private static void requireGood(String password, String login) {
        PasswordRules.refusal(password, login).ifPresent(text -> {
            throw Rejected.setup(text.in(Language.EN));
        });
    }
}
