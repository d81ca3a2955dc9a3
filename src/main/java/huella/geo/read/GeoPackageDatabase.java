package huella.geo.read;

import huella.model.Rejected;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The SQLite file that a GeoPackage is, opened as something that wants us ill: it is only read, no code of its schema
 * is trusted, nothing else can be attached or loaded, and every query stops when it has cost too much.
 *
 * <p>Only tables are ever named in a query (sqlite.org/security.html). A view must not even be prepared: twenty that
 * stand twice in each other take minutes. So {@code pragma_table_list} is not asked either, which prepares them all;
 * {@code sqlite_master} is, by what makes a table: a page of its own and the statement. Where its rows contradict each
 * other, SQLite refuses the file.
 */
final class GeoPackageDatabase implements AutoCloseable {

    /** Bytes of one text, one geometry or one row: what {@code SQLITE_LIMIT_LENGTH} ends. */
    private static final int VALUE_BYTES = 20_000_000;

    /** Between two looks at the cost, in instructions of SQLite's virtual machine. */
    private static final int STRIDE = 10_000;

    /** A file without features may cost this: the check of its pages, its schema. */
    private static final long BASE_COST = 50_000_000;

    /** Reading one value costs about ten. */
    private static final long VALUE_COST = 40;

    private static final String AGAIN = "Ábralo en QGIS y expórtelo de nuevo como GeoPackage.";

    private final Connection connection;
    private final Set<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /** Something to do with the database. */
    interface Work<T> {
        T with(GeoPackageDatabase database) throws SQLException, IOException;
    }

    private GeoPackageDatabase(Connection connection) throws SQLException {
        this.connection = connection;
        String sql = "SELECT substr(name, 1, 20000) FROM sqlite_master"
                + " WHERE type = 'table' AND rootpage > 0 AND sql LIKE 'CREATE TABLE %'";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
    }

    /**
     * Opens, works, closes.
     *
     * @throws Rejected when SQLite finds no database, a broken one, or one that costs too much to read
     */
    static <T> T read(Path file, ReadLimits limits, Work<T> work) throws IOException {
        try (Connection connection = open(file)) {
            long mostCost = BASE_COST + VALUE_COST * limits.features() * limits.columns();
            ProgressHandler.setHandler(connection, STRIDE, new Meter(mostCost / STRIDE));
            try (GeoPackageDatabase database = new GeoPackageDatabase(connection)) {
                return work.with(database);
            }
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** Counts instructions, not seconds: a file is refused on every machine or on none. */
    private static final class Meter extends ProgressHandler {
        private long left;

        Meter(long strides) {
            left = strides;
        }

        @Override
        protected int progress() {
            return --left < 0 ? 1 : 0;
        }
    }

    /** Immutable: without locks, journals and files beside it, so that one written in WAL mode can be read as well. */
    private static Connection open(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, String.valueOf(VALUE_BYTES));
        config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
        config.setPragma(SQLiteConfig.Pragma.LIMIT_WORKER_THREADS, "0");
        // The build of SQLite in sqlite-jdbc counts no memory, so that these bound what it takes outside of the heap.
        config.setPragma(SQLiteConfig.Pragma.LIMIT_VDBE_OP, "250000");
        config.setPragma(SQLiteConfig.Pragma.LIMIT_COLUMN, "2000");
        config.setPragma(SQLiteConfig.Pragma.LIMIT_SQL_LENGTH, "1000000");
        Connection connection = config.createConnection("jdbc:sqlite:" + file.toUri() + "?immutable=1");
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA query_only = ON");
            statement.execute("PRAGMA cell_size_check = ON");
            statement.execute("PRAGMA ignore_check_constraints = ON"); // the check below would evaluate them
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Whether it is an ordinary table: no view, nothing virtual. */
    boolean hasTable(String name) {
        return tables.contains(name);
    }

    /** Walks all pages of a table before the first of its rows is believed. */
    void check(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA quick_check(" + quoted(table) + ")")) {
            if (!rows.next() || !"ok".equals(rows.getString(1))) {
                throw damaged();
            }
        }
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static Rejected damaged() {
        return Unreadable.because("La base de datos del GeoPackage está dañada o cortada. " + AGAIN);
    }

    /** Extended codes carry the plain one in their lowest byte. */
    private static Rejected translated(SQLException e) throws IOException {
        int code = e instanceof SQLiteException own ? own.getResultCode().code & 0xFF : -1;
        if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
            throw new IOException(e);
        }
        if (code == SQLiteErrorCode.SQLITE_TOOBIG.code) {
            return Unreadable.because("Un valor del GeoPackage ocupa más de " + VALUE_BYTES / 1_000_000
                    + " MB, el máximo. Quite ese valor o simplifique esa forma.");
        }
        if (code == SQLiteErrorCode.SQLITE_ERROR.code) {
            return Unreadable.because("Las tablas del GeoPackage no son como manda su norma. " + AGAIN);
        }
        if (code == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
            return Unreadable.because("Leer el GeoPackage cuesta demasiado para lo que puede contener. " + AGAIN);
        }
        return damaged();
    }

    @Override
    public void close() throws SQLException {
        ProgressHandler.clearHandler(connection);
    }
}
