package huella.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.geodata.GeodataLoader;
import huella.http.Limits;
import huella.http.RequestKey;
import huella.model.Account;
import huella.model.Grant;
import huella.model.Problem;
import huella.model.Rejected;
import huella.model.Role;
import huella.store.Database;
import huella.store.Duty;
import huella.store.Publishing;
import huella.store.TestPostgres;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Many initiatives that came in one file become one draft, or nothing happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeTest {

    private static final IntakeStore NOTHING_ELSE = (handle, draft, codes) -> {};
    private static final String TITLE = "Importación de area.zip";

    private final Database database = TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(TestApp.GEODATA));
    private final EditingStore store = new EditingStore(database);
    private final DraftReader reader = new DraftReader(store, (code, proposed) -> List.of());
    private final Intake intake = new Intake(database, Limits.DEFAULT);
    private final Account paula = account("paula", "calama", "tocopilla");

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void all_that_a_file_says_becomes_one_draft_of_its_own_origin() {
        List<Optional<String>> told = new ArrayList<>();
        UUID id = intake.take(
                paula,
                anew(),
                TITLE,
                List.of(
                        existing("CAL-01", Map.of(), moved("CAL-01", 1e-3)),
                        existing("TOC-01", Map.of(Attribute.NOTA, "Del archivo"), shape("TOC-01")),
                        fresh("calama", Map.of(Attribute.NOMBRE, "Nueva"), Proposals.read(Proposals.SQUARE))),
                (handle, draft, codes) -> told.addAll(codes));
        Draft draft = reader.open(paula, id).draft();
        assertEquals(Draft.Origin.IMPORTACION, draft.origin());
        assertEquals(TITLE, draft.title());
        assertEquals(List.of("calama", "tocopilla"), draft.layers());
        assertEquals(
                List.of("CAL-01", told.get(2).orElseThrow(), "TOC-01"),
                draft.proposals().stream().map(Proposal::code).sorted().toList());
        Proposal created = draft.proposal(told.get(2).orElseThrow()).orElseThrow();
        assertTrue(created.isNew());
        assertEquals("calama", created.changes().get(Attribute.CAPA));
        Proposal described = draft.proposal("TOC-01").orElseThrow();
        assertTrue(described.shape().isEmpty(), "its shape was the published one");
        assertEquals(Map.of(Attribute.NOTA, "Del archivo"), described.changes());
    }

    @Test
    void what_is_published_already_is_left_out() {
        List<Optional<String>> told = new ArrayList<>();
        UUID id = intake.take(
                paula,
                anew(),
                TITLE,
                List.of(
                        existing("CAL-01", Map.of(), moved("CAL-01", 5e-8)),
                        existing("CAL-02", Map.of(), moved("CAL-02", 2e-7))),
                (handle, draft, codes) -> told.addAll(codes));
        assertEquals(List.of(Optional.empty(), Optional.of("CAL-02")), told, "half a centimetre and two");
        assertEquals(1, reader.open(paula, id).draft().proposals().size());
    }

    @Test
    void what_goes_with_a_shape_is_said_only_where_it_really_changes() {
        UUID id = take(
                withBasis("CAL-01", Map.of(), moved("CAL-01", 1e-3)),
                withBasis("CAL-02", Map.of(Attribute.NOTA, "Del archivo"), moved("CAL-02", 5e-8)),
                withBasis("CAL-03", Map.of(Attribute.SUSTENTO, basis("CAL-03")), moved("CAL-03", 1e-3)),
                withBasis("TOC-01", Map.of(Attribute.SUSTENTO, "La columna"), moved("TOC-01", 1e-3)));
        Draft draft = reader.open(paula, id).draft();
        Map<Attribute, Object> fromFile = Map.of(Attribute.SUSTENTO, "El archivo");
        assertEquals(fromFile, draft.proposal("CAL-01").orElseThrow().changes());
        assertEquals(
                Map.of(Attribute.NOTA, "Del archivo"),
                draft.proposal("CAL-02").orElseThrow().changes());
        assertEquals(fromFile, draft.proposal("CAL-03").orElseThrow().changes(), "a column repeats the old basis");
        assertEquals(
                Map.of(Attribute.SUSTENTO, "La columna"),
                draft.proposal("TOC-01").orElseThrow().changes());
    }

    private static Intake.Arrival withBasis(String code, Map<Attribute, Object> changes, Geometry shape) {
        return new Intake.Arrival(
                new Intake.Target.Existing(code, 1),
                changes,
                Optional.of(shape),
                Map.of(Attribute.SUSTENTO, "El archivo"));
    }

    private Object basis(String code) {
        return store.published(versions -> versions.find(code, 1))
                .orElseThrow()
                .content()
                .values()
                .get(Attribute.SUSTENTO);
    }

    @Test
    void a_file_that_says_only_what_is_published_makes_no_draft() {
        int before = drafts();
        Rejected refused = assertThrows(Rejected.class, () -> take(existing("CAL-01", Map.of(), shape("CAL-01"))));
        assertInstanceOf(Problem.Conflict.class, refused.problem());
        assertTrue(refused.getMessage().contains("lo mismo que está publicado"), refused.getMessage());
        assertEquals(before, drafts());
    }

    @Test
    void several_new_ones_get_codes_of_their_own() {
        UUID id = take(
                fresh("calama", Map.of(), Proposals.read(Proposals.SQUARE)),
                fresh("calama", Map.of(), Proposals.read(Proposals.SQUARE)),
                fresh("tocopilla", Map.of(), Proposals.read(Proposals.SQUARE)));
        Set<String> codes = new HashSet<>();
        reader.open(paula, id).draft().proposals().forEach(proposal -> codes.add(proposal.code()));
        assertEquals(3, codes.size());
        assertEquals(2, codes.stream().filter(code -> code.startsWith("CAL-")).count());
    }

    @Test
    void imports_at_the_same_time_give_no_code_twice() throws Exception {
        try (ExecutorService together = Executors.newFixedThreadPool(4)) {
            Callable<UUID> one = () -> take(
                    fresh("calama", Map.of(), Proposals.read(Proposals.SQUARE)),
                    fresh("calama", Map.of(), Proposals.read(Proposals.SQUARE)));
            List<String> codes = new ArrayList<>();
            for (var made : together.invokeAll(List.of(one, one, one, one))) {
                reader.open(paula, made.get()).draft().proposals().forEach(proposal -> codes.add(proposal.code()));
            }
            assertEquals(8, codes.size());
            assertEquals(8, new HashSet<>(codes).size(), codes::toString);
        }
    }

    @Test
    void a_request_that_is_repeated_makes_one_draft() {
        RequestKey key = new RequestKey(Optional.of("k-1"), "digest");
        List<Intake.Arrival> same = List.of(existing("CAL-03", Map.of(Attribute.NOTA, "Una vez"), null));
        UUID first = intake.take(paula, key, TITLE, same, NOTHING_ELSE);
        UUID again = intake.take(paula, key, TITLE, same, (handle, draft, codes) -> {
            throw new AssertionError("written twice");
        });
        assertEquals(first, again);
    }

    @Test
    void what_goes_wrong_beside_it_undoes_the_draft() {
        int before = drafts();
        assertThrows(
                Rejected.class,
                () -> intake.take(
                        paula,
                        anew(),
                        TITLE,
                        List.of(existing("CAL-01", Map.of(Attribute.NOTA, "x"), null)),
                        (handle, draft, codes) -> {
                            throw Rejected.conflict("La importación ya se aceptó.");
                        }));
        assertEquals(before, drafts());
    }

    @Test
    void nothing_is_taken_into_layers_where_the_account_does_not_plan() {
        int before = drafts();
        for (Intake.Arrival foreign : List.of(
                existing("ANF-03", Map.of(Attribute.NOTA, "x"), null),
                existing("CAL-01", Map.of(Attribute.CAPA, "antofagasta"), null),
                fresh("antofagasta", Map.of(), Proposals.read(Proposals.SQUARE)))) {
            Rejected refused = assertThrows(
                    Rejected.class, () -> take(existing("CAL-02", Map.of(Attribute.NOTA, "suya"), null), foreign));
            assertInstanceOf(Problem.Forbidden.class, refused.problem());
            assertTrue(refused.getMessage().contains("antofagasta"));
        }
        assertEquals(before, drafts());
    }

    @Test
    void what_does_not_exist_twice_or_any_more_is_refused() {
        assertInstanceOf(
                Problem.NotFound.class,
                assertThrows(Rejected.class, () -> take(existing("CAL-01", 7, Map.of(Attribute.NOTA, "x"), null)))
                        .problem());
        assertInstanceOf(
                Problem.BadInput.class,
                assertThrows(
                                Rejected.class,
                                () -> take(
                                        existing("CAL-01", Map.of(Attribute.NOTA, "x"), null),
                                        existing("CAL-01", Map.of(Attribute.NOTA, "y"), null)))
                        .problem());
        assertInstanceOf(
                Problem.BadInput.class,
                assertThrows(Rejected.class, () -> take(fresh("luna", Map.of(), Proposals.read(Proposals.SQUARE))))
                        .problem());
        Publishing.because("Se retira")
                .version("TOC-02", Map.of("retired", true))
                .in(database);
        Rejected retired =
                assertThrows(Rejected.class, () -> take(existing("TOC-02", Map.of(Attribute.NOTA, "x"), null)));
        assertTrue(retired.getMessage().contains("TOC-02 fue retirada"), retired.getMessage());
    }

    @Test
    void a_draft_stays_within_its_limits() {
        Intake narrow = new Intake(database, new Limits(4_000, 10_000, 4, 2_000_000, 2, 30, Limits.DEFAULT.filter()));
        List<Intake.Arrival> three = List.of(
                existing("CAL-01", Map.of(Attribute.NOTA, "x"), null),
                existing("CAL-02", Map.of(Attribute.NOTA, "x"), null),
                existing("CAL-03", Map.of(Attribute.NOTA, "x"), null));
        Rejected many = assertThrows(Rejected.class, () -> narrow.take(paula, anew(), TITLE, three, NOTHING_ELSE));
        assertTrue(many.getMessage().contains(Limits.DRAFT_EDITS), many.getMessage());
        Geometry circle = Proposals.read("POINT (-68.9 -22.4)").buffer(0.01, 10);
        Rejected large = assertThrows(
                Rejected.class,
                () -> narrow.take(paula, anew(), TITLE, List.of(existing("CAL-01", Map.of(), circle)), NOTHING_ELSE));
        assertTrue(large.getMessage().contains(Limits.DRAFT_VERTICES), large.getMessage());
        Geometry huge = Proposals.read("POINT (-68.9 -22.4)").buffer(0.01, 3_000);
        Rejected one = assertThrows(Rejected.class, () -> take(existing("CAL-01", Map.of(), huge)));
        assertTrue(one.getMessage().contains("12001 vértices"), one.getMessage());
    }

    @Test
    void a_draft_tells_the_file_that_it_was_made_of_and_others_tell_none() {
        UUID file = database.as(
                Duty.PLANNER,
                paula.id(),
                handle -> handle.select(
                                "INSERT INTO import (account, file_name, file_bytes, file_digest, report) VALUES (?, 'área.zip',"
                                        + " 1234, ?, ?::jsonb) RETURNING id",
                                paula.id(),
                                "0f".repeat(32),
                                "{\"formato\":{\"id\":\"shp\",\"titulo\":\"Shapefile (zip)\"},\"capas\":["
                                        + "{\"nombre\":\"a\",\"crs\":{\"codigo\":\"EPSG:24879\",\"titulo\":\"PSAD56 / UTM huso 19 sur\","
                                        + "\"operacion\":\"PSAD56 to WGS 84 (6)\",\"exactitud_m\":17.0}},"
                                        + "{\"nombre\":\"b\",\"crs\":{\"codigo\":\"EPSG:4326\",\"titulo\":\"WGS 84\",\"operacion\":null,"
                                        + "\"exactitud_m\":0.0}},{\"nombre\":\"c\",\"crs\":null}]}")
                        .mapTo(UUID.class)
                        .one());
        UUID id = intake.take(
                paula,
                anew(),
                TITLE,
                List.of(existing("CAL-04", Map.of(Attribute.NOTA, "x"), null)),
                (handle, draft, codes) ->
                        handle.execute("UPDATE import SET state = 'aceptado', draft = ? WHERE id = ?", draft, file));
        Provenance from = reader.open(paula, id).draft().provenance().orElseThrow();
        assertEquals(file, from.id());
        assertEquals("área.zip", from.file());
        assertEquals(1234, from.bytes());
        assertEquals("0f".repeat(32), from.digest());
        assertEquals(Optional.of("Shapefile (zip)"), from.format());
        assertEquals(Optional.of("EPSG:24879, EPSG:4326"), from.crs());
        assertEquals(Optional.of("PSAD56 / UTM huso 19 sur, WGS 84"), from.crsTitle());
        assertEquals(Optional.of("PSAD56 to WGS 84 (6)"), from.operations());
        assertEquals(17, from.accuracyM().orElseThrow());
        assertTrue(reader.list(paula, Optional.empty(), false).stream()
                .anyMatch(draft -> draft.provenance().equals(Optional.of(from))));
        UUID other = take(existing("CAL-04", Map.of(Attribute.NOTA, "y"), null));
        assertFalse(reader.open(paula, other).draft().provenance().isPresent());
    }

    private UUID take(Intake.Arrival... arrivals) {
        return intake.take(paula, anew(), TITLE, List.of(arrivals), NOTHING_ELSE);
    }

    private static Intake.Arrival existing(String code, Map<Attribute, Object> changes, Geometry shape) {
        return existing(code, 1, changes, shape);
    }

    private static Intake.Arrival existing(String code, int base, Map<Attribute, Object> changes, Geometry shape) {
        return new Intake.Arrival(
                new Intake.Target.Existing(code, base), changes, Optional.ofNullable(shape), Map.of());
    }

    private static Intake.Arrival fresh(String layer, Map<Attribute, Object> changes, Geometry shape) {
        return new Intake.Arrival(new Intake.Target.Fresh(layer), changes, Optional.of(shape), Map.of());
    }

    private Geometry shape(String code) {
        return store.published(versions -> versions.find(code, 1))
                .orElseThrow()
                .content()
                .shape()
                .orElseThrow();
    }

    private Geometry moved(String code, double by) {
        return AffineTransformation.translationInstance(by, 0).transform(shape(code));
    }

    private int drafts() {
        return reader.list(paula, Optional.empty(), false).size();
    }

    private static RequestKey anew() {
        return new RequestKey(Optional.empty(), "");
    }

    private Account account(String login, String... layers) {
        Set<Grant> grants = new HashSet<>();
        for (String layer : layers) {
            grants.add(new Grant(Role.PLANIFICADOR, Optional.of(layer)));
        }
        database.publish(handle -> {
            handle.execute("INSERT INTO account (login, name, password) VALUES (?, ?, '$argon2id$none')", login, login);
            grants.forEach(grant -> handle.execute(
                    "INSERT INTO account_grant (account, role, layer) SELECT id, ?, ? FROM account WHERE login = ?",
                    grant.role().name(),
                    grant.layer().orElseThrow(),
                    login));
        });
        long id = database.as(
                Duty.PLANNER,
                0,
                handle -> handle.select("SELECT id FROM account WHERE login = ?", login)
                        .mapTo(Long.class)
                        .one());
        return new Account(id, login, login, grants);
    }
}
