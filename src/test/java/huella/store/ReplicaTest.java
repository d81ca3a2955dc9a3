package huella.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import huella.model.Rejected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * Reads on a real streaming replica: never older than what the node knows, and never a failure because of it. The time
 * limit only ends a test that would wait for ever.
 */
@Timeout(400)
class ReplicaTest {

    private static ReplicatedPostgres servers;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final BlockingQueue<Seen> heard = new LinkedBlockingQueue<>();
    private final List<Boolean> whileBeginning = new ArrayList<>();
    private Database database;
    private Notifications notifications;

    /** What a read showed, and where. */
    private record Seen(List<Long> publications, boolean replica) {}

    @BeforeAll
    static void startServers() {
        servers = ReplicatedPostgres.start();
    }

    @AfterAll
    static void closeServers() {
        servers.close();
    }

    @BeforeEach
    void open() {
        log.start();
        root().addAppender(log);
        database = Database.open(servers.primaryUrl(), Optional.of(servers.replicaUrl()), Optional.empty(), 4);
        notifications = database.listen("huella_publication", new Notifications.Hearer() {
            @Override
            public void listening() {
                whileBeginning.add(onReplica());
            }

            @Override
            public void heard(String payload) {
                heard.add(look());
            }
        });
        awaitReplica();
    }

    @AfterEach
    void close() {
        notifications.close();
        database.close();
        root().detachAppender(log);
    }

    private boolean onReplica() {
        return database.readPublished(handle -> handle.createQuery("SELECT pg_is_in_recovery()")
                .mapTo(Boolean.class)
                .one());
    }

    private Seen look() {
        return database.readPublished(handle -> new Seen(
                handle.createQuery("SELECT id FROM publication ORDER BY id")
                        .mapTo(Long.class)
                        .list(),
                handle.createQuery("SELECT pg_is_in_recovery()")
                        .mapTo(Boolean.class)
                        .one()));
    }

    private void awaitReplica() {
        ReplicatedPostgres.await(this::onReplica);
    }

    /** As another node does it: this one knows of it when it is told. */
    private static long publish() {
        return Long.parseLong(servers.onPrimary(
                "INSERT INTO huella.publication (author, reason) VALUES ('Equipo', 'Cambio') RETURNING id"));
    }

    private long count(Level level, String text) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().equals(level)
                        && event.getFormattedMessage().contains(text))
                .count();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void what_is_published_is_read_on_the_replica_and_all_else_on_the_primary() {
        assertEquals(Optional.of(ReplicaState.IN_USE), database.replica());
        assertTrue(onReplica());
        String recovering = "SELECT pg_is_in_recovery()";
        assertFalse(database.<Boolean>read(
                handle -> handle.createQuery(recovering).mapTo(Boolean.class).one()));
        assertFalse(database.<Boolean>as(
                Duty.PLANNER,
                1,
                handle -> handle.createQuery(recovering).mapTo(Boolean.class).one()));
        List<Boolean> rows = new ArrayList<>();
        awaitReplica();
        database.each(recovering, query -> query, row -> rows.add(row.flag()));
        assertEquals(List.of(true), rows);
        assertEquals(List.of(false), whileBeginning, "what was missed is looked up on the primary");
    }

    @Test
    void the_application_role_reads_there_too() {
        assertEquals(
                Roles.APP,
                database.readPublished(
                        handle -> handle.createQuery("SELECT current_user || '' FROM pg_is_in_recovery() r WHERE r")
                                .mapTo(String.class)
                                .one()));
    }

    @Test
    void a_publication_that_the_replica_has_not_is_read_on_the_primary_until_it_has() throws Exception {
        servers.pauseReplay();
        long id = publish();
        Seen told = heard.take();
        assertTrue(told.publications().contains(id));
        assertFalse(told.replica());
        assertFalse(look().replica());
        assertEquals(Optional.of(ReplicaState.BEHIND), database.replica());
        servers.resumeReplay();
        awaitReplica();
        assertTrue(look().publications().contains(id));
    }

    @Test
    void who_learns_of_a_publication_that_was_not_told_reads_it_too() {
        servers.pauseReplay();
        long id = Long.parseLong(
                servers.onPrimary(
                        "WITH silent AS (SELECT set_config('session_replication_role', 'replica', true))"
                                + " INSERT INTO huella.publication (author, reason) SELECT 'Equipo', 'Cambio' FROM silent RETURNING id"));
        assertEquals(new Seen(look().publications(), true), look());
        assertFalse(look().publications().contains(id), "this node does not know of it");
        database.expectPublication(id);
        assertTrue(look().publications().contains(id));
        assertFalse(look().replica());
        servers.resumeReplay();
        awaitReplica();
        database.expectPublication(id);
        database.expectPublication(id - 1);
        assertTrue(look().replica(), "nothing new is expected");
    }

    @Test
    void when_the_primary_does_not_answer_a_read_is_made_on_the_replica_even_before_that_is_known() {
        servers.freezePrimary();
        try {
            for (int i = 0; i < 3; i++) {
                assertTrue(onReplica());
            }
            notifications.close(); // so nothing is heard, as later in such a silence
            assertTrue(onReplica());
        } finally {
            servers.thawPrimary();
        }
    }

    @Test
    void what_this_node_wrote_as_the_owner_is_read_at_once() {
        servers.pauseReplay();
        database.publish(
                handle -> handle.execute("CREATE TABLE noted AS SELECT 1 AS n; GRANT SELECT ON noted TO huella_app"));
        assertEquals(
                1,
                database.<Integer>readPublished(handle -> handle.createQuery("SELECT n FROM noted")
                        .mapTo(Integer.class)
                        .one()));
        servers.resumeReplay();
        awaitReplica();
        database.publish(handle -> handle.execute("DROP TABLE noted"));
    }

    @Test
    void while_publications_are_not_heard_the_primary_is_read() throws Exception {
        servers.onPrimary("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE query LIKE '%LISTEN%'"
                + " AND pid <> pg_backend_pid()");
        ReplicatedPostgres.await(() -> whileBeginning.size() > 1);
        assertEquals(List.of(false, false), whileBeginning);
        awaitReplica();
        assertEquals(1, count(Level.WARN, "Publications are not heard"));
    }

    @Test
    void a_query_that_the_replica_gives_up_for_what_it_replays_is_run_on_the_primary() {
        servers.onPrimary("CREATE TABLE huella.emptied AS SELECT 1 AS n; GRANT SELECT ON huella.emptied TO huella_app");
        database.publish(handle -> {});
        awaitReplica();
        AtomicInteger runs = new AtomicInteger();
        boolean there = database.readPublished(handle -> handle.inTransaction(transaction -> {
            transaction
                    .createQuery("SELECT n FROM emptied")
                    .mapTo(Integer.class)
                    .list();
            if (runs.incrementAndGet() == 1) {
                servers.onPrimary("TRUNCATE huella.emptied");
                transaction
                        .createQuery("SELECT 1 FROM pg_sleep(60)")
                        .mapTo(Integer.class)
                        .list();
            }
            return transaction
                    .createQuery("SELECT pg_is_in_recovery()")
                    .mapTo(Boolean.class)
                    .one();
        }));
        assertEquals(2, runs.get());
        assertFalse(there);
        servers.onPrimary("DROP TABLE huella.emptied");
    }

    @Test
    void rows_are_given_once_also_when_the_replica_dies_between_two() {
        AtomicInteger rows = new AtomicInteger();
        Rejected failed = assertThrows(
                Rejected.class,
                () -> database.each("SELECT g FROM generate_series(1, 3000000) g", query -> query, row -> {
                    if (rows.incrementAndGet() == 1) {
                        servers.killReplica();
                    }
                }));
        assertTrue(failed.getMessage().contains("Vuelva a pedirlo"), failed::getMessage);
        assertTrue(rows.get() < 3_000_000);
        servers.startReplica();
        awaitReplica();
    }

    @Test
    void a_read_that_tries_to_write_is_done_on_the_primary_and_said() {
        assertThrows(
                Rejected.class, // there too it may not
                () -> database.readPublished(handle -> handle.execute("INSERT INTO publication DEFAULT VALUES")));
        assertEquals(1, count(Level.WARN, "What reads must not write"));
    }

    @Test
    void no_read_fails_when_the_replica_is_killed_and_it_is_used_again_when_it_is_back() throws Exception {
        assertEquals(List.of(), failuresWhile(servers::killReplica));
        ReplicatedPostgres.await(() -> database.replica().equals(Optional.of(ReplicaState.UNREACHABLE)));
        assertFalse(onReplica());
        servers.startReplica();
        awaitReplica();
        assertEquals(1, count(Level.WARN, "gets no reads"));
        assertEquals(1, count(Level.INFO, "is back"));
    }

    @Test
    void no_read_fails_when_the_replica_freezes() throws Exception {
        assertEquals(List.of(), failuresWhile(() -> {
            servers.freezeReplica();
            ReplicatedPostgres.await(() -> database.replica().equals(Optional.of(ReplicaState.UNREACHABLE)));
        }));
        servers.thawReplica();
        awaitReplica();
    }

    /** Some readers read, before, while and after something happens. */
    private List<Throwable> failuresWhile(Runnable event) throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            readers.add(Thread.ofPlatform().start(() -> {
                while (!enough.get()) {
                    try {
                        onReplica();
                        done.incrementAndGet();
                    } catch (RuntimeException e) {
                        failures.add(e);
                    }
                }
            }));
        }
        ReplicatedPostgres.await(() -> done.get() > 100);
        event.run();
        int then = done.get();
        ReplicatedPostgres.await(() -> done.get() > then + 100);
        enough.set(true);
        for (Thread reader : readers) {
            reader.join();
        }
        return failures;
    }

    @Test
    void without_its_primary_it_goes_on_with_what_it_has() {
        servers.stopPrimary();
        try {
            ReplicatedPostgres.await(() -> !database.answers());
            ReplicatedPostgres.await(() -> database.replica().equals(Optional.of(ReplicaState.IN_USE)));
            assertTrue(onReplica());
        } finally {
            servers.startPrimary();
        }
        ReplicatedPostgres.await(() -> whileBeginning.size() > 1);
        long id = publish();
        ReplicatedPostgres.await(() -> look().publications().contains(id));
        awaitReplica();
    }

    @Test
    void what_is_no_replica_of_this_database_is_refused_in_words() throws Exception {
        assertRefused(servers.replicaUrl("postgres"), "is no streaming replica");
        assertRefused(servers.replicaUrl("nowhere"), "Correct DATABASE_READ_URL");
        Path home = Files.createTempDirectory("huella-other");
        Command.of("chmod", "711", home.toString()).run();
        try (EmbeddedPostgres other = EmbeddedPostgres.start(home, Optional.empty(), step -> {})) {
            Bootstrap.embedded(other, "huella");
            String url = servers.replicaUrl().replaceFirst("socketFactoryArg=.*", "socketFactoryArg=" + other.socket());
            assertRefused(url, "is no streaming replica");
        } finally {
            Command.of("rm", "-rf", home.toString()).run();
        }
    }

    private static void assertRefused(String url, String words) {
        Supplier<Database> opened = () -> Database.open(servers.primaryUrl(), Optional.of(url), Optional.empty(), 1);
        Rejected refused = assertThrows(Rejected.class, () -> opened.get().close());
        assertTrue(refused.getMessage().contains(words), refused::getMessage);
    }

    @Test
    void the_primary_itself_is_no_replica_and_harms_nobody() {
        try (Database own =
                Database.open(servers.primaryUrl(), Optional.of(servers.primaryUrl()), Optional.empty(), 1)) {
            ReplicatedPostgres.await(() -> own.replica().equals(Optional.of(ReplicaState.MISFIT)));
            assertFalse(own.<Boolean>readPublished(handle -> handle.createQuery("SELECT pg_is_in_recovery()")
                    .mapTo(Boolean.class)
                    .one()));
            assertEquals(1, count(Level.WARN, "it follows no other server"));
        }
    }

    @Test
    void one_that_was_promoted_gets_no_reads_any_more() {
        try (ReplicatedPostgres own = ReplicatedPostgres.start();
                Database reader = Database.open(own.primaryUrl(), Optional.of(own.replicaUrl()), Optional.empty(), 2)) {
            Notifications hearing = reader.listen("huella_publication", new Notifications.Hearer() {
                @Override
                public void listening() {}

                @Override
                public void heard(String payload) {}
            });
            try (hearing) {
                ReplicatedPostgres.await(() -> reader.replica().equals(Optional.of(ReplicaState.IN_USE)));
                own.promote();
                ReplicatedPostgres.await(() -> reader.replica().equals(Optional.of(ReplicaState.MISFIT)));
                own.onPrimary("INSERT INTO huella.publication (author, reason) VALUES ('Equipo', 'Cambio')");
                assertEquals(
                        1,
                        reader.<Integer>readPublished(handle -> handle.createQuery("SELECT count(*) FROM publication")
                                .mapTo(Integer.class)
                                .one()));
            }
        }
    }
}
