package huella.geo.read;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * GeoPackage 1.0 to 1.4 (OGC 12-128): the tables of features. Its views, its images and its tables without shapes stay
 * unread, and are named. See {@link GeoPackageDatabase} for how little of the file is trusted.
 */
final class GeoPackageDecoder implements Decoder {

    @Override
    public void read(Source source, FeatureSink sink) throws IOException {
        GeoPackageDatabase.read(source.file(), source.limits(), database -> {
            new Reading(source, sink, database).run();
            return null;
        });
    }

    private static final class Reading {
        private final Source source;
        private final FeatureSink sink;
        private final GeoPackageDatabase database;
        private final GeoPackageContents contents;
        private final ShapeBuilder shape;
        private final Set<String> skipped = new LinkedHashSet<>();
        private int read;

        Reading(Source source, FeatureSink sink, GeoPackageDatabase database) {
            this.source = source;
            this.sink = sink;
            this.database = database;
            this.contents = new GeoPackageContents(database);
            this.shape = new ShapeBuilder(source.limits());
        }

        void run() throws SQLException, IOException {
            List<String> notes = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (GeoPackageContents.Listed listed :
                    contents.layers(source.limits(), notes).values()) {
                String name = UniqueNames.next(listed.table(), names);
                if (source.choices().wants(name)) {
                    layer(listed, name);
                }
            }
            List<String> others = contents.withoutShapes();
            if (read == 0) {
                throw Unreadable.because(
                        skipped.isEmpty() ? noLayer(others) : String.join(" ", skipped) + " No hay otra que leer.");
            }
            notes.forEach(sink::note);
            skipped.forEach(sink::note);
            if (!others.isEmpty()) {
                sink.note("No se leyeron las tablas sin formas o con imágenes: " + String.join(", ", others) + ".");
            }
        }

        private String noLayer(List<String> others) {
            if (!source.choices().layers().isEmpty()) {
                return "El GeoPackage no tiene las capas elegidas. Elija entre las que tiene.";
            }
            return "El GeoPackage no tiene ninguna capa con formas"
                    + (others.isEmpty() ? "" : ", solo tablas o imágenes (" + String.join(", ", others) + ")")
                    + ". Expórtelo de nuevo con la capa que quiere importar.";
        }

        private void layer(GeoPackageContents.Listed listed, String name) throws SQLException, IOException {
            if (!database.hasTable(listed.table())) {
                skipped.add("La capa «" + name + "» no es una tabla (es una vista, o no existe) y no se leyó. Expórtela"
                        + " desde QGIS como capa nueva.");
                return;
            }
            Optional<GeoPackageTable> found = GeoPackageTable.of(database, listed.table(), listed.column());
            if (found.isEmpty()) {
                skipped.add("La capa «" + name + "» no guarda su columna de formas «" + CleanText.name(listed.column())
                        + "» y no se leyó. Expórtela desde QGIS como capa nueva.");
                return;
            }
            GeoPackageTable table = found.get();
            database.check(listed.table());
            StatedCrs crs = contents.system(listed.srsId());
            sink.layer(new SourceLayer(name, table.columnNames(), crs, Optional.empty()));
            read++;
            if (crs instanceof StatedCrs.Unstated && listed.srsId() > 0) {
                sink.note("La capa «" + name + "» dice estar en el sistema " + listed.srsId()
                        + ", pero el archivo no lo define.");
            }
            noteWhatIsOdd(listed, name, table);
            table.read(database, listed.srsId(), source.limits(), shape, sink);
        }

        private void noteWhatIsOdd(GeoPackageContents.Listed listed, String name, GeoPackageTable table)
                throws SQLException {
            if (!table.computed().isEmpty()) {
                sink.note("No se leyeron las columnas calculadas dentro del archivo: "
                        + String.join(", ", table.computed()) + ".");
            }
            Optional<Long> other = contents.srsIdInContents(listed.table());
            if (other.isPresent() && other.get() != listed.srsId()) {
                sink.note("La capa «" + name + "» dice dos sistemas de coordenadas, " + listed.srsId() + " y "
                        + other.get() + ": se usó el primero, el de su columna de formas.");
            }
        }
    }
}
