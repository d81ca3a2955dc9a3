package huella.access;

import huella.model.Account;
import huella.store.Database;
import huella.store.Duty;
import huella.store.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who is signed in. A session stands in the database, so that it can be listed, and ended from elsewhere at once. */
final class SessionStore {

    /** Browsers in which one person is signed in at once; the one left longest gives way. */
    private static final int MOST = 20;

    private final Database database;
    private final Duration idle;
    private final Duration longest;

    SessionStore(Database database, Duration idle, Duration longest) {
        this.database = database;
        this.idle = idle;
        this.longest = longest;
    }

    record Found(Account account, Instant expires) {}

    /** @param own whether it is the one that asks */
    record Listed(boolean own, String agent, Instant created, Instant lastUsed, Instant expires) {}

    /** Opens a session, always a new one: a secret that was there before signing in is worth nothing after it. */
    Instant open(Account account, Secret secret, Optional<Secret> before, String agent) {
        return database.as(Duty.ACCESS, account.id(), handle -> {
            before.ifPresent(old -> remove(handle, old));
            Instant expires = add(handle, account.id(), secret, agent);
            handle.createUpdate(Sql.of(SessionStore.class, "remove_over"))
                    .bind("account", account.id())
                    .bind("idle", idle.toSeconds())
                    .bind("most", MOST)
                    .execute();
            AccountStore.audit(handle, Act.of("sesion.abierta", account.login(), "navegador", agent));
            return expires;
        });
    }

    Optional<Found> find(Secret secret) {
        byte[] digest = secret.digest();
        return database.as(Duty.ACCESS, AccountStore.NOBODY, handle -> {
            Optional<Touched> found = handle.createQuery(Sql.of(SessionStore.class, "find"))
                    .bind("digest", digest)
                    .bind("idle", idle.toSeconds())
                    .map((row, context) -> new Touched(
                            new Found(
                                    AccountStore.account(row),
                                    AccountStore.instant(row, "expires_at").orElseThrow()),
                            row.getBoolean("stale")))
                    .findOne();
            if (found.filter(Touched::stale).isPresent()) {
                handle.createUpdate(Sql.of(SessionStore.class, "touch"))
                        .bind("digest", digest)
                        .execute();
            }
            return found.map(Touched::found);
        });
    }

    private record Touched(Found found, boolean stale) {}

    List<Listed> list(long account, Secret own) {
        return database.as(
                Duty.ACCESS,
                account,
                handle -> handle.createQuery(Sql.of(SessionStore.class, "list"))
                        .bind("account", account)
                        .bind("digest", own.digest())
                        .bind("idle", idle.toSeconds())
                        .map((row, context) -> new Listed(
                                row.getBoolean("own"),
                                row.getString("agent"),
                                AccountStore.instant(row, "created_at").orElseThrow(),
                                AccountStore.instant(row, "last_used_at").orElseThrow(),
                                AccountStore.instant(row, "expires_at").orElseThrow()))
                        .list());
    }

    void close(Account account, Secret secret) {
        database.as(Duty.ACCESS, account.id(), handle -> {
            remove(handle, secret);
            return AccountStore.audit(handle, Act.of("sesion.cerrada", account.login()));
        });
    }

    void closeAll(Account account) {
        database.as(Duty.ACCESS, account.id(), handle -> {
            int closed = removeAll(handle, account.id());
            return AccountStore.audit(
                    handle, Act.of("sesion.cerradas_todas", account.login(), "sesiones", Integer.toString(closed)));
        });
    }

    /** Another password, by its owner: all sessions end, and the one that asked goes on under a new secret. */
    Instant changePassword(Account account, String hash, Secret secret, String agent) {
        return database.as(Duty.ACCESS, account.id(), handle -> {
            AccountStore.setPassword(handle, account.id(), hash, true);
            removeAll(handle, account.id());
            Instant expires = add(handle, account.id(), secret, agent);
            AccountStore.audit(handle, Act.of("cuenta.clave_cambiada", account.login()));
            return expires;
        });
    }

    static int removeAll(Handle handle, long account) {
        return handle.createUpdate(Sql.of(SessionStore.class, "remove_all"))
                .bind("account", account)
                .execute();
    }

    private Instant add(Handle handle, long account, Secret secret, String agent) {
        return handle.createQuery(Sql.of(SessionStore.class, "add"))
                .bind("digest", secret.digest())
                .bind("account", account)
                .bind("agent", agent)
                .bind("longest", longest.toSeconds())
                .map((row, context) -> AccountStore.instant(row, "expires_at").orElseThrow())
                .one();
    }

    private static void remove(Handle handle, Secret secret) {
        handle.createUpdate(Sql.of(SessionStore.class, "remove"))
                .bind("digest", secret.digest())
                .execute();
    }
}
