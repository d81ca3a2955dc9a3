package huella;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import huella.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The plan of the house as an allow-list: an import that is not in the table is an error. docs/architecture.md draws
 * it.
 */
class ArchitectureTest {

    /** Which rooms a room may import, besides itself. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("geo", Set.of("model")),
            Map.entry("cql", Set.of("model", "geo")),
            Map.entry("store", Set.of("model")),
            Map.entry("http", Set.of("model", "geo", "cql")),
            Map.entry("catalogue", Set.of("model", "geo", "cql", "store", "http")),
            Map.entry("features", Set.of("model", "geo", "cql", "store", "http", "catalogue")),
            Map.entry("tiles", Set.of("model", "geo", "store", "http", "catalogue")),
            Map.entry("editing", Set.of("model", "geo", "cql", "store", "http", "catalogue")),
            Map.entry("exchange", Set.of("model", "geo", "cql", "store", "http", "catalogue", "features", "editing")),
            Map.entry("imports", Set.of("model", "geo", "store", "http", "catalogue", "editing")),
            Map.entry("publishing", Set.of("model", "geo", "store", "http", "catalogue", "tiles", "exchange")),
            Map.entry("access", Set.of("model", "store", "http")),
            Map.entry("geodata", Set.of("model", "geo", "store")),
            Map.entry("ops", Set.of("model", "store", "http", "catalogue", "access")));

    /** Libraries that only some rooms may touch. */
    private static final Map<String, Set<String>> DOORS = Map.ofEntries(
            Map.entry(
                    "org.jdbi..",
                    Set.of(
                            "store",
                            "catalogue",
                            "features",
                            "tiles",
                            "exchange",
                            "publishing",
                            "editing",
                            "imports",
                            "access",
                            "geodata")),
            Map.entry(
                    "java.sql..",
                    Set.of(
                            "geo",
                            "store",
                            "catalogue",
                            "features",
                            "tiles",
                            "exchange",
                            "publishing",
                            "editing",
                            "imports",
                            "access",
                            "geodata")),
            Map.entry(
                    "io.javalin..",
                    Set.of(
                            "http",
                            "catalogue",
                            "features",
                            "tiles",
                            "exchange",
                            "editing",
                            "imports",
                            "access",
                            "ops")),
            Map.entry("org.eclipse.jetty..", Set.of("http")),
            Map.entry("org.postgresql..", Set.of("store")),
            Map.entry("net.postgis..", Set.of("store")),
            Map.entry("com.zaxxer..", Set.of("store")),
            Map.entry("org.flywaydb..", Set.of("store")),
            Map.entry("org.geotools..", Set.of("geo")),
            Map.entry("org.wololo..", Set.of("geo")),
            Map.entry("software.amazon..", Set.of("publishing")),
            Map.entry("info.picocli..", Set.of()));

    private final JavaClasses all = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("huella");

    @Test
    void every_package_is_a_room_of_the_plan() {
        Set<String> rooms = all.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.equals("huella"))
                .map(name -> name.split("\\.")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(MAY_IMPORT.keySet()), rooms);
    }

    @Test
    void rooms_import_only_what_the_plan_allows() {
        new TreeMap<>(MAY_IMPORT).forEach((room, allowed) -> {
            String[] forbidden = MAY_IMPORT.keySet().stream()
                    .filter(other -> !other.equals(room) && !allowed.contains(other))
                    .map(other -> "huella." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("huella." + room + "..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(forbidden))
                    .orShould()
                    .dependOnClassesThat(resideInAnyPackage("huella"))
                    .check(all);
        });
    }

    @Test
    void the_rooms_have_no_cycle() {
        SlicesRuleDefinition.slices()
                .matching("huella.(*)..")
                .should()
                .beFreeOfCycles()
                .check(all);
    }

    @Test
    void only_the_doors_touch_the_web_and_the_database() {
        DOORS.forEach((library, rooms) -> {
            String[] outside = MAY_IMPORT.keySet().stream()
                    .filter(room -> !rooms.contains(room))
                    .map(room -> "huella." + room + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAnyPackage(outside)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(library)
                    .check(all);
        });
    }

    @Test
    void in_a_room_only_routes_meet_the_web_and_only_stores_the_database() {
        noClasses()
                .that()
                .resideOutsideOfPackages("huella", "huella.http..")
                .and()
                .haveNameNotMatching(".*Routes(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.javalin..")
                .check(all);
        // Feature reads itself from a row: the one shape that all stores share. FilterSql and OrderSql give a query its
        // values.
        // A GeoPackage is a database in a file: its writers meet that one, never ours.
        noClasses()
                .that()
                .resideOutsideOfPackage("huella.store..")
                .and()
                .haveNameNotMatching(
                        ".*(Store|\\.FilterSql|\\.OrderSql|catalogue\\.Feature|geo\\.(GeoPackage|SqliteTree|read\\.GeoPackage\\w*))(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi..", "java.sql..")
                .check(all);
    }

    /** Its files are not in the class path of the service: whoever asked for one of them there would not find it. */
    @Test
    void only_buckets_know_the_library_of_stores() {
        noClasses()
                .that()
                .haveNameNotMatching("huella\\.publishing\\.Bucket\\w*(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(all);
    }

    /** A replica may lag behind what was written on another node; who writes must see everything. */
    @Test
    void who_edits_reads_the_primary() {
        noClasses()
                .that()
                .resideInAnyPackage("huella.editing..", "huella.access..", "huella.imports..", "huella.geodata..")
                .should()
                .callMethodWhere(target(owner(type(Database.class))).and(target(nameMatching("readPublished|each"))))
                .check(all);
    }

    @Test
    void names_say_what_a_thing_is() {
        List<String> empty = List.of("Impl", "Manager", "Helper", "Util", "Utils", "Base", "Abstract", "Dto");
        Set<String> found = all.stream()
                .map(type -> type.getSimpleName())
                .filter(name -> empty.stream().anyMatch(word -> name.endsWith(word) || name.startsWith("Abstract")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), found);
    }

    @Test
    void the_check_of_the_plan_can_fail() {
        assertThrows(
                AssertionError.class,
                () -> noClasses()
                        .that()
                        .resideInAPackage("huella.features..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("huella.catalogue.."))
                        .check(all));
        assertEquals(15, Stream.of(MAY_IMPORT).mapToInt(Map::size).sum());
    }
}
