package huella.store;

import java.sql.DriverManager;
import java.util.GregorianCalendar;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the first use of a database in a process takes time for, whatever database it is: for who starts and has
 * something else to do before. It logs nothing, so that the log can be opened meanwhile.
 */
public final class FirstUse {

    private FirstUse() {}

    /** Makes the driver, the calendar that each connection has, and Jdbi ready. */
    public static void prepare() {
        DriverManager.drivers().findFirst();
        new GregorianCalendar();
        Jdbi.create(new PGSimpleDataSource());
    }
}
