package huella.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import huella.TestApp;
import huella.geodata.GeodataLoader;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the database itself refuses to each duty and to each account, though the program above it should ask for it: the
 * second lock. Paula plans in Calama, Pedro in Antofagasta, Rosa reviews in Calama; each planner has an open and a
 * submitted draft.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DutiesTest {

    private static final String DENIED = "permission denied";
    private static final String ROW_REFUSED = "row-level security policy";

    /** A version of an initiative that says what its last one says, but for number, publication and layer. */
    private static final String VERSION =
            "INSERT INTO initiative_version (code, version, publication, layer, territory,"
                    + " theme, objectives, responsible, horizon, name_es, name_en, starred, comunas, source_list, source_number,"
                    + " source_name, location_precision, basis_es, basis_en, geom) SELECT code, %s, (SELECT max(id) FROM"
                    + " publication), coalesce(nullif('%s', 'same'), layer), territory, theme, objectives, responsible, horizon, name_es, name_en, starred, comunas,"
                    + " source_list, source_number, source_name, location_precision, basis_es, basis_en, geom FROM"
                    + " initiative_version WHERE code = '%s' AND version = 1";

    private final Database database = TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(TestApp.GEODATA));
    private final long paula = account("paula", "PLANIFICADOR", "calama");
    private final long pedro = account("pedro", "PLANIFICADOR", "antofagasta");
    private final long rosa = account("rosa", "REVISOR", "calama");
    private final UUID paulasOpen = draft(paula, "calama", "abierto");
    private final UUID paulasSubmitted = draft(paula, "calama", "enviado");
    private final UUID pedrosOpen = draft(pedro, "antofagasta", "abierto");
    private final UUID pedrosSubmitted = draft(pedro, "antofagasta", "enviado");

    @AfterAll
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM account",
                "SELECT login FROM account",
                "SELECT * FROM account_grant",
                "SELECT * FROM session",
                "SELECT * FROM token",
                "SELECT * FROM draft",
                "SELECT * FROM draft_edit",
                "SELECT * FROM draft_event",
                "SELECT * FROM deed",
                "SELECT * FROM audit",
                "INSERT INTO draft (author, title) VALUES (1, 'x')",
                "SELECT audit('x', 'y', '{}')",
            })
    void who_reads_for_the_public_sees_nothing_of_accounts_and_drafts(String sql) {
        assertRefused(DENIED, work -> database.read(work), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM huella.published",
                "SELECT * FROM huella.account",
                "SELECT * FROM huella.draft",
                "INSERT INTO huella.publication (author, reason) VALUES ('a', 'b')",
                "DELETE FROM huella.session",
            })
    void who_signs_in_for_the_duties_may_do_nothing_before_taking_one(String sql) {
        assertRefused(DENIED, this::withoutDuty, sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT password FROM account",
                "SELECT * FROM session",
                "SELECT * FROM token",
                "SELECT * FROM account_grant",
                "INSERT INTO account_grant VALUES (1, 'ADMIN', NULL)",
                "UPDATE account SET name = 'otra'",
                "DELETE FROM draft",
                "DELETE FROM draft_event",
                "UPDATE draft_event SET comment = 'otro'",
                "UPDATE deed SET request = 'otra'",
                "DELETE FROM deed",
                "UPDATE draft SET author = current_account()",
                "UPDATE initiative_version SET name_es = 'otro'",
                "DELETE FROM initiative_version",
                "TRUNCATE initiative_version CASCADE",
                "UPDATE publication SET reason = 'otro'",
                "DELETE FROM publication",
                "DELETE FROM initiative",
                "SELECT * FROM audit",
                "DELETE FROM audit",
                "UPDATE audit_head SET n = 0",
                "SELECT audit('x', 'y', '{}')",
                "UPDATE geodata_load SET version = 1",
            })
    void neither_planner_nor_reviewer_reads_secrets_or_changes_what_was_done(String sql) {
        assertRefused(DENIED, work -> database.as(Duty.PLANNER, paula, work), sql);
        assertRefused(DENIED, work -> database.as(Duty.REVIEWER, rosa, work), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO publication (author, account, reviewer, reason) VALUES ('a', current_account(),"
                        + " current_account(), 'b')",
                "INSERT INTO initiative VALUES ('CAL-99', 1)",
                "UPDATE initiative SET current_version = NULL",
                "UPDATE draft SET publication = 1",
            })
    void a_planner_publishes_nothing(String sql) {
        assertRefused(DENIED, work -> database.as(Duty.PLANNER, paula, work), sql);
        assertRefused(DENIED, work -> database.as(Duty.PLANNER, paula, work), VERSION.formatted(2, "same", "CAL-01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM account",
                "SELECT * FROM draft",
                "INSERT INTO draft (author, title) VALUES (1, 'x')",
                "INSERT INTO publication (author, reason) VALUES ('a', 'b')",
                "UPDATE initiative SET current_version = NULL",
                "INSERT INTO audit SELECT * FROM audit",
                "UPDATE audit SET actor = 'otro'",
                "DELETE FROM audit",
                "UPDATE audit_head SET n = 0",
                "DELETE FROM token",
            })
    void who_keeps_accounts_neither_drafts_nor_publishes_nor_edits_the_record(String sql) {
        assertRefused(DENIED, work -> database.as(Duty.ACCESS, 0, work), sql);
    }

    @Test
    void a_planner_neither_sees_nor_changes_the_draft_of_another() {
        for (UUID of : new UUID[] {pedrosOpen, pedrosSubmitted}) {
            assertEquals(0, touched(Duty.PLANNER, paula, of));
            assertEquals(1, seen(Duty.PLANNER, pedro, of), "its author sees it");
        }
        assertEquals(1, touched(Duty.PLANNER, paula, paulasOpen));
        assertEquals(1, touched(Duty.PLANNER, paula, paulasSubmitted));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO draft (author, title) SELECT id, 'En su nombre' FROM account WHERE login = 'pedro'",
                "INSERT INTO draft (author, title, state, reason) VALUES (current_account(), 'x', 'enviado', 'y')",
                "INSERT INTO draft_edit (draft, code, base) VALUES ('<pedro>', 'CAL-01', 1)",
                "INSERT INTO draft_edit (draft, code, base) VALUES ('<submitted>', 'CAL-02', 1)",
                "INSERT INTO draft_event (draft, kind, account) VALUES ('<pedro>', 'creado', current_account())",
                "INSERT INTO draft_event (draft, kind, account) SELECT '<open>', 'creado', id FROM account WHERE login ="
                        + " 'pedro'",
                "INSERT INTO deed (account, key, request) SELECT id, 'k', 'r' FROM account WHERE login = 'pedro'",
                "UPDATE draft SET state = 'publicado', reason = 'y' WHERE id = '<open>'",
                "UPDATE draft SET state = 'enviado', reason = 'y', layers = '{antofagasta}' WHERE id = '<open>'",
                "UPDATE draft SET state = 'enviado', reason = 'y', layers = '{calama,rutas}' WHERE id = '<open>'",
                "UPDATE draft SET state = 'enviado', reason = 'y', layers = '{}' WHERE id = '<open>'",
            })
    void a_planner_writes_only_own_open_drafts_and_submits_only_where_granted(String sql) {
        assertRefused(ROW_REFUSED, work -> database.as(Duty.PLANNER, paula, work), filled(sql));
    }

    @Test
    void an_edit_of_a_submitted_draft_stays_as_it_is() {
        String sql = filled("UPDATE draft_edit SET changes = '{\"nota\":\"x\"}' WHERE draft = '<submitted>'");
        int changed = database.as(Duty.PLANNER, paula, handle -> handle.execute(sql));
        assertEquals(0, changed);
    }

    @Test
    void who_is_disabled_submits_nothing() {
        long late = account("late", "PLANIFICADOR", "calama");
        UUID draft = draft(late, "calama", "abierto");
        database.publish(
                handle -> handle.execute("UPDATE account SET disabled_at = clock_timestamp() WHERE id = ?", late));
        assertRefused(
                ROW_REFUSED,
                work -> database.as(Duty.PLANNER, late, work),
                "UPDATE draft SET state = 'enviado', reason = 'y' WHERE id = '" + draft + "'");
    }

    @Test
    void a_reviewer_sees_what_is_submitted_where_granted_and_nothing_else() {
        assertEquals(1, seen(Duty.REVIEWER, rosa, paulasSubmitted));
        assertEquals(0, seen(Duty.REVIEWER, rosa, paulasOpen));
        assertEquals(0, seen(Duty.REVIEWER, rosa, pedrosOpen));
        assertEquals(0, seen(Duty.REVIEWER, rosa, pedrosSubmitted));
        assertEquals(0, touched(Duty.REVIEWER, rosa, pedrosSubmitted));
        assertEquals(1, touched(Duty.REVIEWER, rosa, paulasSubmitted));
        assertEquals(0, seen(Duty.REVIEWER, paula, paulasSubmitted), "a planner is no reviewer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permission denied|UPDATE draft SET title = 'otro' WHERE id = '<submitted>'",
                "permission denied|UPDATE draft SET layers = '{calama}' WHERE id = '<submitted>'",
                "permission denied|INSERT INTO draft_edit (draft, code, base) VALUES ('<submitted>', 'CAL-02', 1)",
                "permission denied|UPDATE draft_edit SET changes = '{}' WHERE draft = '<submitted>'",
                "row-level security|UPDATE draft SET state = 'descartado' WHERE id = '<submitted>'",
                "own name|INSERT INTO publication (author, account, reviewer, reason) SELECT name, id, id, 'x' FROM account"
                        + " WHERE login = 'paula'",
                "own name|INSERT INTO publication (author, reason) VALUES ('a', 'b')",
            })
    void a_reviewer_decides_and_does_not_rewrite(String why, String sql) {
        assertRefused(why, work -> database.as(Duty.REVIEWER, rosa, work), filled(sql));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "may not publish in antofagasta|2|same|ANF-03",
                "may not publish in calama|2|calama|ANF-03",
                "may not publish in antofagasta|2|antofagasta|CAL-01",
                "does not follow|3|same|CAL-01",
                "does not follow|1|same|CAL-01",
            })
    void a_reviewer_appends_the_next_version_only_where_granted(String why, int number, String layer, String code) {
        assertRefused(
                why,
                work -> database.as(Duty.REVIEWER, rosa, handle -> {
                    publication(handle);
                    return work.apply(handle);
                }),
                VERSION.formatted(number, layer, code));
    }

    /** Each in a transaction that has made the version 2 of CAL-01 as it should. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE initiative SET current_version = 1 WHERE code = 'CAL-01'",
                "UPDATE initiative SET current_version = NULL WHERE code = 'CAL-01'",
                "UPDATE initiative SET current_version = NULL WHERE code = 'ANF-03'",
                "INSERT INTO initiative (code) VALUES ('CAL-99')",
                "INSERT INTO initiative VALUES ('CAL-99', 2)",
            })
    void what_a_reviewer_shows_is_the_last_version_and_no_other(String sql) {
        assertRefused(
                "shows its last version",
                work -> database.as(Duty.REVIEWER, rosa, handle -> {
                    publication(handle);
                    handle.execute(VERSION.formatted(2, "same", "CAL-01"));
                    handle.execute("UPDATE initiative SET current_version = 2 WHERE code = 'CAL-01'");
                    return work.apply(handle);
                }),
                sql);
    }

    @Test
    void a_reviewer_publishes_where_granted() {
        int shown = database.as(Duty.REVIEWER, rosa, handle -> {
            publication(handle);
            handle.execute(VERSION.formatted(2, "same", "CAL-02"));
            return handle.execute("UPDATE initiative SET current_version = 2 WHERE code = 'CAL-02'");
        });
        assertEquals(1, shown);
    }

    private static void publication(Handle handle) {
        handle.execute("INSERT INTO publication (author, account, reviewer, reason)"
                + " SELECT name, id, current_account(), 'Prueba' FROM account WHERE login = 'paula'");
    }

    /** As the user that signs in for the duties; DATABASE_URL's own user is the operator's affair. */
    private Object withoutDuty(Function<Handle, Object> work) {
        return database.as(Duty.ACCESS, 0, handle -> {
            handle.execute("RESET ROLE");
            String user =
                    handle.select("SELECT current_user").mapTo(String.class).one();
            assumeTrue(user.equals(Roles.SERVICE), user);
            return work.apply(handle);
        });
    }

    private void assertRefused(String why, Function<Function<Handle, Object>, Object> door, String sql) {
        RuntimeException refused =
                assertThrows(RuntimeException.class, () -> door.apply(handle -> handle.execute(sql)), sql);
        String all = refused.getMessage()
                + (refused.getCause() == null ? "" : refused.getCause().getMessage());
        assertTrue(all.contains(why), () -> sql + ": " + all);
    }

    private int seen(Duty duty, long account, UUID draft) {
        return database.as(duty, account, handle -> {
            int heads = count(handle, "draft WHERE id", draft);
            assertEquals(heads, count(handle, "draft_edit WHERE draft", draft), "its edits as itself");
            assertEquals(heads, count(handle, "draft_event WHERE draft", draft), "its events as itself");
            return heads;
        });
    }

    private static int count(Handle handle, String where, UUID draft) {
        return handle.select("SELECT count(*) FROM " + where + " = ?", draft)
                .mapTo(Integer.class)
                .one();
    }

    private int touched(Duty duty, long account, UUID draft) {
        return database.as(
                duty, account, handle -> handle.execute("UPDATE draft SET revision = revision WHERE id = ?", draft));
    }

    private String filled(String sql) {
        return sql.replace("<open>", paulasOpen.toString())
                .replace("<submitted>", paulasSubmitted.toString())
                .replace("<pedro>", pedrosOpen.toString());
    }

    private long account(String login, String role, String layer) {
        database.publish(handle -> {
            handle.execute("INSERT INTO account (login, name, password) VALUES (?, ?, '$argon2id$none')", login, login);
            handle.execute(
                    "INSERT INTO account_grant (account, role, layer) SELECT id, ?, ? FROM account WHERE login = ?",
                    role,
                    layer,
                    login);
        });
        return database.as(
                Duty.PLANNER,
                0,
                handle -> handle.select("SELECT id FROM account WHERE login = ?", login)
                        .mapTo(Long.class)
                        .one());
    }

    /** A draft with one edit and one event, made by its author as the service makes it. */
    private UUID draft(long author, String layer, String state) {
        return database.as(Duty.PLANNER, author, handle -> {
            UUID id = handle.select(
                            "INSERT INTO draft (author, title, layers) VALUES (current_account(), 'Uno', ARRAY[?])"
                                    + " RETURNING id",
                            layer)
                    .mapTo(UUID.class)
                    .one();
            handle.execute("INSERT INTO draft_edit (draft, code, base) VALUES (?, 'CAL-01', 1)", id);
            handle.execute(
                    "INSERT INTO draft_event (draft, kind, account) VALUES (?, 'creado', current_account())", id);
            handle.execute("UPDATE draft SET state = ?, reason = 'Motivo' WHERE id = ?", state, id);
            return id;
        });
    }
}
