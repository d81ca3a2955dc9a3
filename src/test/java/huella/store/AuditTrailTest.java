package huella.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.geodata.GeodataLoader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The record finds every kind of tampering, also by somebody who can switch the tables' own guards off. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTrailTest {

    private final Database database = TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(TestApp.GEODATA));

    AuditTrailTest() {
        database.publish(handle -> handle.execute(
                "INSERT INTO account (login, name, password) VALUES ('paula', 'Paula', '$argon2id$none')"));
        long paula = database.as(
                Duty.PLANNER,
                0,
                handle -> handle.select("SELECT id FROM account")
                        .mapTo(Long.class)
                        .one());
        for (int i = 0; i < 3; i++) {
            database.as(
                    Duty.PLANNER,
                    paula,
                    handle -> handle.execute(
                            "WITH d AS (INSERT INTO draft (author, title) VALUES (current_account(), 'Uno') RETURNING id)"
                                    + " SELECT 1 FROM d"));
            database.as(
                    Duty.PLANNER,
                    paula,
                    handle -> handle.execute("INSERT INTO draft_event (draft, kind, account)"
                            + " SELECT id, 'creado', current_account() FROM draft ORDER BY created_at DESC LIMIT 1"));
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void what_nobody_touched_is_whole() {
        AuditTrail.Finding found = AuditTrail.verify(database, Optional.empty());
        assertEquals(List.of(), found.faults());
        assertTrue(found.head().n() >= 4, () -> found.head().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET actor = 'otro' WHERE n = 2",
                "UPDATE audit SET action = 'nada' WHERE n = 2",
                "UPDATE audit SET detail = '{}' WHERE n = 1",
                "UPDATE audit SET at = at + interval '1 second' WHERE n = 2",
                "UPDATE audit SET digest = repeat('a', 64) WHERE n = 2",
                "UPDATE audit SET previous = repeat('a', 64) WHERE n = 2",
                "DELETE FROM audit WHERE n = 1",
                "DELETE FROM audit WHERE n = 2",
                "DELETE FROM audit WHERE n = (SELECT max(n) FROM audit)",
                "DELETE FROM audit",
                "UPDATE audit_head SET n = n - 1",
                "DELETE FROM audit_head",
                "INSERT INTO audit SELECT n + 1, at, account, actor, action, subject, detail, digest, repeat('b', 64)"
                        + " FROM audit ORDER BY n DESC LIMIT 1",
                "UPDATE publication SET author = 'otro'",
                "UPDATE publication SET reason = 'otro'",
                "UPDATE publication SET published_at = published_at - interval '1 day'",
                "UPDATE initiative_version SET name_es = 'otro' WHERE code = 'CAL-01'",
                "UPDATE initiative_version SET geom = ST_Translate(geom, 0.0000001, 0) WHERE code = 'CAL-01'",
                "UPDATE initiative_version SET retired = true WHERE code = 'CAL-01'",
                "UPDATE initiative SET current_version = NULL WHERE code = 'CAL-01'",
                "DELETE FROM geodata_load WHERE code = 'CAL-01'; UPDATE initiative SET current_version = NULL WHERE code ="
                        + " 'CAL-01'; DELETE FROM initiative_version WHERE code = 'CAL-01'",
                "DELETE FROM draft_event WHERE id = (SELECT min(id) FROM draft_event)",
                "UPDATE draft_event SET kind = 'descartado' WHERE id = (SELECT min(id) FROM draft_event)"
            })
    @SuppressWarnings("try") // it undoes what it did when it is closed
    void what_a_forger_changes_is_found(String forgery) {
        AuditTrail.Head kept = AuditTrail.verify(database, Optional.empty()).head();
        assertEquals(List.of(), AuditTrail.verify(database, Optional.of(kept)).faults());
        try (Forger forger = new Forger(forgery)) {
            assertFalse(AuditTrail.verify(database, Optional.empty()).faults().isEmpty());
        }
        assertEquals(List.of(), AuditTrail.verify(database, Optional.of(kept)).faults());
    }

    @Test
    void a_record_that_was_written_anew_does_not_lead_through_the_head_that_was_kept() {
        AuditTrail.Head other = new AuditTrail.Head(1, "a".repeat(64));
        assertFalse(AuditTrail.verify(database, Optional.of(other)).faults().isEmpty());
    }

    /** Changes what the guards keep, as the owner with them switched off, and puts all of it back. */
    private final class Forger implements AutoCloseable {

        private static final List<String> TABLES = List.of(
                "audit",
                "audit_head",
                "publication",
                "initiative",
                "initiative_version",
                "geodata_load",
                "draft_event");

        Forger(String forgery) {
            database.publish(handle -> {
                TABLES.forEach(table -> handle.execute("CREATE TABLE kept_" + table + " AS TABLE " + table));
                guards(handle, "DISABLE");
                handle.createScript(forgery).execute();
            });
            database.publish(handle -> guards(handle, "ENABLE"));
        }

        @Override
        public void close() {
            database.publish(handle -> {
                guards(handle, "DISABLE");
                handle.execute("SET CONSTRAINTS ALL DEFERRED");
                for (String table : List.of("geodata_load", "draft_event", "audit", "audit_head")) {
                    handle.execute("DELETE FROM " + table);
                }
                handle.execute("UPDATE initiative SET current_version = NULL");
                handle.execute("DELETE FROM initiative_version");
                handle.execute("UPDATE publication p SET author = k.author, reason = k.reason, published_at ="
                        + " k.published_at FROM kept_publication k WHERE k.id = p.id");
                handle.execute("INSERT INTO initiative_version (" + columns(handle) + ") SELECT " + columns(handle)
                        + " FROM kept_initiative_version");
                handle.execute("UPDATE initiative i SET current_version = k.current_version FROM kept_initiative k"
                        + " WHERE k.code = i.code");
                handle.execute("INSERT INTO geodata_load TABLE kept_geodata_load");
                handle.execute("INSERT INTO draft_event OVERRIDING SYSTEM VALUE TABLE kept_draft_event");
                handle.execute("INSERT INTO audit TABLE kept_audit");
                handle.execute("INSERT INTO audit_head TABLE kept_audit_head");
                handle.execute("SET CONSTRAINTS ALL IMMEDIATE");
                TABLES.forEach(table -> handle.execute("DROP TABLE kept_" + table));
            });
            database.publish(handle -> guards(handle, "ENABLE"));
        }

        private void guards(org.jdbi.v3.core.Handle handle, String what) {
            for (String table : List.of("audit", "publication", "initiative_version", "draft_event")) {
                handle.execute("ALTER TABLE " + table + " " + what + " TRIGGER USER");
            }
        }

        private String columns(org.jdbi.v3.core.Handle handle) {
            return handle.select("SELECT string_agg(column_name, ', ') FROM information_schema.columns"
                            + " WHERE table_schema = 'huella' AND table_name = 'initiative_version'"
                            + " AND is_generated = 'NEVER'")
                    .mapTo(String.class)
                    .one();
        }
    }
}
