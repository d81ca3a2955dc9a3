package huella.store;

import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import net.postgis.jdbc.jts.JtsGeometry;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.locationtech.jts.geom.Geometry;

/** Geometry across the database door: JTS on our side, PostGIS' own binary form on the wire. */
public final class Geometries implements ArgumentFactory {

    Geometries() {}

    /** Binds a JTS geometry with its SRID. */
    @Override
    public Optional<Argument> build(Type type, Object value, ConfigRegistry config) {
        return value instanceof Geometry geometry
                ? Optional.of(
                        (position, statement, context) -> statement.setObject(position, new JtsGeometry(geometry)))
                : Optional.empty();
    }

    /** Reads a geometry column, null stays null. */
    public static Geometry fromSql(ResultSet row, String column) throws SQLException {
        String hex = row.getString(column);
        return hex == null ? null : new JtsGeometry(hex).getGeometry();
    }
}
