package huella.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of the program is understood by PostgreSQL against the migrated tables, and says what it is for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlFilesTest {

    private static final Path SOURCES = TestApp.ROOT.resolve("src/main/resources");

    private final Database database = TestPostgres.newDatabase();

    @AfterAll
    void close() {
        database.close();
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".sql"))
                    .map(SOURCES::relativize)
                    .toList();
        }
    }

    @Test
    void there_are_queries() throws IOException {
        assertTrue(files().size() > 15);
    }

    @ParameterizedTest
    @MethodSource("files")
    void postgres_understands(Path file) throws IOException {
        String sql = Files.readString(SOURCES.resolve(file));
        assertTrue(sql.startsWith("-- "), "opens with a comment that says what it answers");
        database.publish(handle -> {
            String positional = new ColonPrefixSqlParser().parse(sql, null).getSql();
            try (PreparedStatement statement = handle.getConnection().prepareStatement(positional)) {
                // Asking for the parameters' types makes the server parse and plan the statement.
                assertFalse(statement.getParameterMetaData().getParameterCount() < 0);
            } catch (SQLException e) {
                throw new AssertionError(file + ": " + e.getMessage(), e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void belongs_to_a_class_that_exists(Path file) {
        String type = file.getParent().toString().replace('/', '.');
        assertTrue(Files.exists(TestApp.ROOT.resolve("src/main/java/" + type.replace('.', '/') + ".java")), type);
    }
}
