package huella.access;

import huella.model.Account;
import huella.model.Rejected;
import huella.store.Database;
import huella.store.Duty;
import huella.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** API tokens, by the digest of their secret. A token that ended stays, so that the record's entries lead somewhere. */
final class TokenStore {

    private static final int MOST = 50;

    private final Database database;

    TokenStore(Database database) {
        this.database = database;
    }

    /** @param layers empty: all that the account has */
    record Wanted(String name, Scope scope, Optional<List<String>> layers, int days) {}

    record Listed(
            String id,
            String name,
            Scope scope,
            Optional<List<String>> layers,
            Instant created,
            Instant expires,
            Optional<Instant> lastUsed,
            Optional<Instant> revoked) {}

    /** @param account narrowed to what the token lets through */
    record Found(Account account, Scope scope) {}

    /** @throws Rejected (409) when the account has too many already */
    Listed add(Account account, TokenText token, Wanted wanted) {
        return database.as(Duty.ACCESS, account.id(), handle -> {
            int have = handle.createQuery(Sql.of(TokenStore.class, "count"))
                    .bind("account", account.id())
                    .mapTo(Integer.class)
                    .one();
            if (have >= MOST) {
                throw Rejected.conflict("Ya tiene " + have + " fichas vigentes, el máximo. Revoque las que no use.");
            }
            Listed made = handle.createQuery(Sql.of(TokenStore.class, "add"))
                    .bind("id", token.id())
                    .bind("digest", token.secret().digest())
                    .bind("account", account.id())
                    .bind("name", wanted.name())
                    .bind("scope", wanted.scope().word())
                    .bind(
                            "layers",
                            wanted.layers()
                                    .map(list -> list.toArray(String[]::new))
                                    .orElse(null))
                    .bind("days", wanted.days())
                    .map((row, context) -> new Listed(
                            token.id(),
                            wanted.name(),
                            wanted.scope(),
                            wanted.layers(),
                            AccountStore.instant(row, "created_at").orElseThrow(),
                            AccountStore.instant(row, "expires_at").orElseThrow(),
                            Optional.empty(),
                            Optional.empty()))
                    .one();
            AccountStore.audit(
                    handle,
                    Act.of(
                            "ficha.creada",
                            account.login(),
                            "id",
                            token.id(),
                            "nombre",
                            wanted.name(),
                            "alcance",
                            wanted.scope().word(),
                            "capas",
                            wanted.layers().map(list -> String.join(", ", list)).orElse("todas"),
                            "vence",
                            made.expires().toString()));
            return made;
        });
    }

    /** Empty as well when the secret is not this token's. */
    Optional<Found> find(TokenText token) {
        return database.as(Duty.ACCESS, AccountStore.NOBODY, handle -> {
            Optional<Row> found = handle.createQuery(Sql.of(TokenStore.class, "find"))
                    .bind("id", token.id())
                    .map((row, context) -> row(row))
                    .findOne()
                    .filter(row -> token.secret().has(row.digest()));
            if (found.filter(Row::stale).isPresent()) {
                handle.createUpdate(Sql.of(TokenStore.class, "touch"))
                        .bind("id", token.id())
                        .execute();
            }
            return found.map(Row::found);
        });
    }

    private record Row(byte[] digest, boolean stale, Found found) {}

    private static Row row(ResultSet row) throws SQLException {
        Scope scope = scope(row);
        return new Row(
                row.getBytes("digest"),
                row.getBoolean("stale"),
                new Found(
                        scope.narrowed(AccountStore.account(row), List.of((String[])
                                row.getArray("layers").getArray())),
                        scope));
    }

    List<Listed> list(long account) {
        return database.as(
                Duty.ACCESS,
                account,
                handle -> handle.createQuery(Sql.of(TokenStore.class, "list"))
                        .bind("account", account)
                        .map((row, context) -> new Listed(
                                row.getString("id"),
                                row.getString("name"),
                                scope(row),
                                row.getArray("layers") == null
                                        ? Optional.empty()
                                        : Optional.of(List.of((String[])
                                                row.getArray("layers").getArray())),
                                AccountStore.instant(row, "created_at").orElseThrow(),
                                AccountStore.instant(row, "expires_at").orElseThrow(),
                                AccountStore.instant(row, "last_used_at"),
                                AccountStore.instant(row, "revoked_at")))
                        .list());
    }

    /** @throws Rejected (404) when the account has no such token that holds */
    void revoke(Account account, String id) {
        database.as(Duty.ACCESS, account.id(), handle -> {
            String name = handle.createQuery(Sql.of(TokenStore.class, "revoke"))
                    .bind("id", id)
                    .bind("account", account.id())
                    .mapTo(String.class)
                    .findOne()
                    .orElseThrow(() -> Rejected.notFound("No tiene una ficha vigente con ese id."));
            return AccountStore.audit(handle, Act.of("ficha.revocada", account.login(), "id", id, "nombre", name));
        });
    }

    static void revokeAll(Handle handle, long account) {
        handle.createUpdate(Sql.of(TokenStore.class, "revoke_all"))
                .bind("account", account)
                .execute();
    }

    private static Scope scope(ResultSet row) throws SQLException {
        return Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT));
    }
}
