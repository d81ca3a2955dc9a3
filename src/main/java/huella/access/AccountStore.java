package huella.access;

import huella.http.Json;
import huella.model.Account;
import huella.model.Grant;
import huella.model.Role;
import huella.store.Database;
import huella.store.Duty;
import huella.store.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Accounts and their rights. Every change stands in the record of acts, in the same transaction. */
final class AccountStore {

    /** Acts for nobody in particular: the operator at the command line, or who has not signed in yet. */
    static final long NOBODY = 0;

    private final Database database;

    AccountStore(Database database) {
        this.database = database;
    }

    /** An account with what only this room sees of it. */
    record Known(Account account, String hash, boolean disabled) {}

    /** A line of the list of accounts. */
    record Listed(Account account, boolean disabled, Optional<Instant> lastUsed, int tokens) {}

    long add(String login, String name, String hash, Set<Grant> grants) {
        return as(NOBODY, handle -> {
            long id = handle.createQuery(Sql.of(AccountStore.class, "add"))
                    .bind("login", login)
                    .bind("name", name)
                    .bind("password", hash)
                    .mapTo(Long.class)
                    .one();
            audit(handle, Act.of("cuenta.creada", login, "nombre", name));
            grants.forEach(grant -> give(handle, id, login, grant));
            return id;
        });
    }

    Optional<Known> find(String login) {
        return as(
                NOBODY,
                handle -> handle.createQuery(Sql.of(AccountStore.class, "find"))
                        .bind("login", login)
                        .map((row, context) -> new Known(
                                account(row), row.getString("password"), row.getObject("disabled_at") != null))
                        .findOne());
    }

    List<Listed> list() {
        return as(
                NOBODY,
                handle -> handle.createQuery(Sql.of(AccountStore.class, "list"))
                        .map((row, context) -> new Listed(
                                account(row),
                                row.getObject("disabled_at") != null,
                                instant(row, "last_used_at"),
                                row.getInt("tokens")))
                        .list());
    }

    boolean any() {
        return as(
                NOBODY,
                handle -> handle.createQuery(Sql.of(AccountStore.class, "any"))
                        .mapTo(Boolean.class)
                        .one());
    }

    List<String> listLayers() {
        return as(
                NOBODY,
                handle -> handle.createQuery(Sql.of(AccountStore.class, "layers"))
                        .mapTo(String.class)
                        .list());
    }

    /**
     * Another password for somebody who forgot it or may have lost it: whoever is signed in with the old one is out.
     */
    void resetPassword(Account account, String hash) {
        as(NOBODY, handle -> {
            setPassword(handle, account.id(), hash, true);
            SessionStore.removeAll(handle, account.id());
            TokenStore.revokeAll(handle, account.id());
            return audit(handle, Act.of("cuenta.clave_repuesta", account.login()));
        });
    }

    /** The same password, hashed at the costs of today; unless somebody has given another one meanwhile. */
    void renewHash(long id, String old, String hash) {
        as(
                id,
                handle -> handle.createUpdate(Sql.of(AccountStore.class, "renew_hash"))
                        .bind("id", id)
                        .bind("old", old)
                        .bind("password", hash)
                        .execute());
    }

    void grant(Account account, Set<Grant> grants) {
        as(NOBODY, handle -> {
            grants.forEach(grant -> give(handle, account.id(), account.login(), grant));
            return null;
        });
    }

    void revoke(Account account, Set<Grant> grants) {
        as(NOBODY, handle -> {
            for (Grant grant : grants) {
                int rows = handle.createUpdate(Sql.of(AccountStore.class, "revoke"))
                        .bind("id", account.id())
                        .bind("role", grant.role().name())
                        .bind("layer", grant.layer().orElse(null))
                        .execute();
                if (rows > 0) {
                    audit(handle, act("cuenta.permiso_retirado", account.login(), grant));
                }
            }
            return null;
        });
    }

    /** Shut: its sessions and tokens end with it, and do not come back when it is opened again. */
    void disable(Account account) {
        as(NOBODY, handle -> {
            setDisabled(handle, account.id(), true);
            SessionStore.removeAll(handle, account.id());
            TokenStore.revokeAll(handle, account.id());
            return audit(handle, Act.of("cuenta.deshabilitada", account.login()));
        });
    }

    void enable(Account account) {
        as(NOBODY, handle -> {
            setDisabled(handle, account.id(), false);
            return audit(handle, Act.of("cuenta.habilitada", account.login()));
        });
    }

    void tell(Act act) {
        as(NOBODY, handle -> audit(handle, act));
    }

    static int setPassword(Handle handle, long id, String hash, boolean changed) {
        return handle.createUpdate(Sql.of(AccountStore.class, "set_password"))
                .bind("id", id)
                .bind("password", hash)
                .bind("changed", changed)
                .execute();
    }

    /** Called last in a transaction: who writes the record waits for all others who do. */
    static Void audit(Handle handle, Act act) {
        handle.createQuery(Sql.of(AccountStore.class, "audit"))
                .bind("action", act.action())
                .bind("subject", act.subject())
                .bind("detail", json(act.detail()))
                .map((row, context) -> Boolean.TRUE)
                .list();
        return null;
    }

    /** Columns id, login, name and grants («ROLE layer» each, as AccountStore/find.sql makes them). */
    static Account account(ResultSet row) throws SQLException {
        Set<Grant> grants = new HashSet<>();
        for (String grant : (String[]) row.getArray("grants").getArray()) {
            String[] parts = grant.split(" ", -1);
            grants.add(new Grant(Role.valueOf(parts[0]), Optional.of(parts[1]).filter(layer -> !layer.isEmpty())));
        }
        return new Account(row.getLong("id"), row.getString("login"), row.getString("name"), grants);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static void give(Handle handle, long id, String login, Grant grant) {
        int rows = handle.createUpdate(Sql.of(AccountStore.class, "grant"))
                .bind("id", id)
                .bind("role", grant.role().name())
                .bind("layer", grant.layer().orElse(null))
                .execute();
        if (rows > 0) {
            audit(handle, act("cuenta.permiso_dado", login, grant));
        }
    }

    private static Act act(String action, String login, Grant grant) {
        return Act.of(
                action,
                login,
                "rol",
                AccessJson.word(grant.role()),
                "capa",
                grant.layer().orElse("todas"));
    }

    private static void setDisabled(Handle handle, long id, boolean disabled) {
        handle.createUpdate(Sql.of(AccountStore.class, "set_disabled"))
                .bind("id", id)
                .bind("disabled", disabled)
                .execute();
    }

    private static String json(Map<String, String> detail) {
        return new String(
                Json.of("application/json", json -> {
                            json.writeStartObject();
                            for (Map.Entry<String, String> entry : detail.entrySet()) {
                                json.writeStringField(entry.getKey(), entry.getValue());
                            }
                            json.writeEndObject();
                        })
                        .body(),
                StandardCharsets.UTF_8);
    }

    private <T> T as(long account, Function<Handle, T> work) {
        return database.as(Duty.ACCESS, account, work);
    }
}
