package huella.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.geodata.GeodataLoader;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the database itself keeps of files on their way in: each is its owner's, until it is the provenance of a draft.
 * Paula and Pedro plan in Calama, Rosa reviews there, Rita in Antofagasta.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportDutiesTest {

    private static final String FILE =
            "INSERT INTO import (account, file_name, file_bytes, file_digest) VALUES (%s, 'a.zip', 1, '"
                    + "0".repeat(64) + "')";
    private static final String FEATURE =
            "INSERT INTO import_feature (import, number, account, layer, label, attributes, refusal)"
                    + " VALUES ('%s', %d, %s, 0, 'objeto', '{}', 'No.')";

    private final Database database = TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(TestApp.GEODATA));
    private final long paula = account("paula", "PLANIFICADOR", "calama");
    private final long pedro = account("pedro", "PLANIFICADOR", "calama");
    private final long rosa = account("rosa", "REVISOR", "calama");
    private final long rita = account("rita", "REVISOR", "antofagasta");
    private final UUID paulas = file(paula);
    private final UUID pedros = file(pedro);
    private final UUID accepted = file(paula);
    private final UUID draft = draft(paula, "importacion");
    private final UUID byHand = draft(paula, "editor");
    private final UUID pedrosDraft = draft(pedro, "importacion");

    ImportDutiesTest() {
        assertEquals(1, run(paula, accept(accepted, draft)));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * FROM import", "SELECT * FROM import_feature", "DELETE FROM import"})
    void who_reads_for_the_public_sees_nothing_of_files(String sql) {
        assertRefused("permission denied", () -> database.read(handle -> handle.execute(sql)));
    }

    @Test
    void a_planner_sees_and_leaves_own_files_only() {
        assertEquals(1, count(Duty.PLANNER, paula, "import WHERE id = '" + paulas + "'"));
        assertEquals(0, count(Duty.PLANNER, paula, "import WHERE account <> " + paula));
        assertEquals(1, count(Duty.PLANNER, pedro, "import"));
        assertEquals(1, count(Duty.PLANNER, pedro, "import_feature"));
        assertEquals(0, run(pedro, "DELETE FROM import WHERE id = '" + paulas + "'"));
        assertEquals(0, run(pedro, "UPDATE import SET report = '{}' WHERE id = '" + paulas + "'"));
        assertEquals(0, run(pedro, "DELETE FROM import_feature WHERE import = '" + paulas + "'"));
    }

    @ParameterizedTest
    @CsvSource({
        "sent in the name of another, INSERT",
        "a feature in the name of another, FEATURE",
        "given to another, GIVE"
    })
    void nothing_is_done_in_the_name_of_another(String what, String act) {
        String sql = switch (act) {
            case "INSERT" -> FILE.formatted(pedro);
            case "FEATURE" -> FEATURE.formatted(pedros, 7, pedro);
            default -> "UPDATE import SET account = " + pedro + " WHERE id = '" + paulas + "'";
        };
        assertRefused(act.equals("GIVE") ? "permission denied" : "row-level security", () -> run(paula, sql));
    }

    @Test
    void nobody_puts_features_into_the_file_of_another() {
        assertRefused("import_feature_import_account_fkey", () -> run(paula, FEATURE.formatted(pedros, 8, paula)));
    }

    @Test
    void a_file_becomes_the_provenance_of_an_own_draft_that_was_imported_and_of_no_other() {
        UUID one = file(paula);
        assertRefused("row-level security", () -> run(paula, accept(one, pedrosDraft)));
        assertRefused("row-level security", () -> run(paula, accept(one, byHand)));
        assertRefused("import_draft_key", () -> run(paula, accept(one, draft)));
        assertRefused(
                "accepted_into_a_draft",
                () -> run(paula, "UPDATE import SET state = 'aceptado' WHERE id = '" + one + "'"));
        assertRefused(
                "accepted_into_a_draft",
                () -> run(
                        paula,
                        "UPDATE import SET draft = '" + draft(paula, "importacion") + "' WHERE id = '" + one + "'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE import SET report = '{\"otro\":1}' WHERE id = '<accepted>'",
                "UPDATE import SET state = 'listo', draft = NULL WHERE id = '<accepted>'",
                "DELETE FROM import WHERE id = '<accepted>'",
            })
    void provenance_is_never_changed(String sql) {
        assertEquals(0, run(paula, sql.replace("<accepted>", accepted.toString())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE import SET file_name = 'otro.zip'",
                "UPDATE import SET file_digest = repeat('1', 64)",
                "UPDATE import_feature SET label = 'otro'",
            })
    void what_came_stays_what_it_was(String sql) {
        assertRefused("permission denied", () -> run(paula, sql));
    }

    @Test
    void a_reviewer_sees_the_provenance_of_what_is_submitted_where_granted_and_changes_nothing() {
        assertEquals(0, count(Duty.REVIEWER, rosa, "import"), "not submitted yet");
        UUID file = file(paula);
        UUID submitted = draft(paula, "importacion");
        run(paula, accept(file, submitted));
        run(paula, "UPDATE draft SET state = 'enviado', reason = 'Motivo' WHERE id = '" + submitted + "'");
        assertEquals(1, count(Duty.REVIEWER, rosa, "import"));
        assertEquals(0, count(Duty.REVIEWER, rita, "import"));
        assertRefused(
                "permission denied",
                () -> database.as(Duty.REVIEWER, rosa, handle -> handle.execute("UPDATE import SET report = '{}'")));
        assertRefused("permission denied", () -> count(Duty.REVIEWER, rosa, "import_feature"));
    }

    private static String accept(UUID file, UUID into) {
        return "UPDATE import SET state = 'aceptado', draft = '" + into + "' WHERE id = '" + file + "'";
    }

    private int run(long account, String sql) {
        return database.as(Duty.PLANNER, account, handle -> handle.execute(sql));
    }

    private int count(Duty duty, long account, String table) {
        return database.as(
                duty,
                account,
                handle -> handle.select("SELECT count(*) FROM " + table)
                        .mapTo(Integer.class)
                        .one());
    }

    private void assertRefused(String why, Runnable act) {
        RuntimeException refused = assertThrows(RuntimeException.class, act::run);
        String all = refused.getMessage()
                + (refused.getCause() == null ? "" : refused.getCause().getMessage());
        assertTrue(all.contains(why), all);
    }

    private UUID file(long account) {
        return database.as(Duty.PLANNER, account, handle -> {
            UUID id = handle.select(FILE.formatted("current_account()") + " RETURNING id")
                    .mapTo(UUID.class)
                    .one();
            handle.execute(FEATURE.formatted(id, 1, "current_account()"));
            return id;
        });
    }

    private UUID draft(long author, String origin) {
        return database.as(
                Duty.PLANNER,
                author,
                handle -> handle.select(
                                "INSERT INTO draft (author, title, layers, origin) VALUES (current_account(), 'Uno', '{calama}', ?)"
                                        + " RETURNING id",
                                origin)
                        .mapTo(UUID.class)
                        .one());
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
}
