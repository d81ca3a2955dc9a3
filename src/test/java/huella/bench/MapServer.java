package huella.bench;

import huella.model.TileCoord;
import huella.tiles.Bands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * MapServer as its manual has it for speed: FastCGI processes that keep their connection to the database, as many as
 * cores, behind nginx, which compresses.
 */
final class MapServer implements AutoCloseable {

    private static final String ATTRIBUTES =
            "codigo,nombre,nombre_en,capa,territorio,tema,objetivos,responsable,precision,ubicacion,supuesta,version";

    private static final String FIELDS =
            "codigo,nombre,nombre_en,capa,territorio,tema,tema_nombre,objetivos,responsable,"
                    + "responsable_nombre,horizonte,horizonte_nombre,asterisco,comunas,comunas_codigos,comunas_fuera,fuente_lista,"
                    + "fuente_numero,fuente_nombre,fuente_mapa,fuente_mapa_numero,fuente_mapa_nombre,correcciones,precision,"
                    + "precision_nombre,ubicacion,supuesta,sustento,sustento_en,nota,nota_en,etiquetas,version,actualizado";

    private final List<ProcessHandle> processes;
    private final Nginx nginx;

    private MapServer(List<ProcessHandle> processes, Nginx nginx) {
        this.processes = processes;
        this.nginx = nginx;
    }

    static boolean present() {
        return Tools.MAPSERVER.present() && Tools.SPAWN_FCGI.present() && Tools.NGINX.present();
    }

    static MapServer start(BenchServer server, Path scratch, int gzipLevel) {
        try {
            Path home = Files.createDirectories(scratch.resolve("mapserver"));
            Path map = Files.writeString(home.resolve("bench.map"), map(server));
            Path config = Files.writeString(home.resolve("mapserver.conf"), """
                    CONFIG
                      ENV
                        OGCAPI_HTML_TEMPLATE_DIRECTORY "/usr/share/mapserver/ogcapi/templates/html-plain/"
                      END
                      MAPS
                        bench "%s"
                      END
                    END
                    """.formatted(map));
            Path socket = home.resolve("fcgi");
            Path pids = home.resolve("pids");
            ProcessBuilder spawning = new ProcessBuilder(
                            Tools.SPAWN_FCGI.path().toString(),
                            "-s",
                            socket.toString(),
                            "-P",
                            pids.toString(),
                            "-F",
                            Integer.toString(Runtime.getRuntime().availableProcessors()),
                            "--",
                            Tools.MAPSERVER.path().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("spawn.log").toFile())
                    .directory(home.toFile());
            spawning.environment().put("MAPSERVER_CONFIG_FILE", config.toString()); // read once, when it starts
            Process spawn = spawning.start();
            if (spawn.waitFor() != 0) {
                throw new IllegalStateException("spawn-fcgi: " + Files.readString(home.resolve("spawn.log")));
            }
            List<ProcessHandle> processes = new ArrayList<>();
            for (String pid : Files.readString(pids).strip().split("\\s+")) {
                ProcessHandle.of(Long.parseLong(pid)).ifPresent(processes::add);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> processes.forEach(ProcessHandle::destroy)));
            Nginx nginx = Nginx.before(scratch, socket, gzipLevel);
            return new MapServer(processes, nginx);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return nginx.port();
    }

    /** All that its answers cost, without the database. */
    List<Long> pids() {
        List<Long> pids = new ArrayList<>(List.of(nginx.pid()));
        processes.forEach(process -> pids.add(process.pid()));
        return pids;
    }

    static String path(TileCoord tile) {
        return "/?map=bench&mode=tile&tilemode=gmap&tile=%d+%d+%d&layers=point+line+polygon&map.imagetype=mvt&band=%d&z=%d"
                .formatted(tile.x(), tile.y(), tile.z(), Bands.of(tile.z()), tile.z());
    }

    static String page(int limit) {
        return "/bench/ogcapi/collections/iniciativas/items?f=json&limit=" + limit;
    }

    private static String map(BenchServer server) {
        String connection = """
                CONNECTIONTYPE POSTGIS
                    CONNECTION "host=%s user=%s dbname=%s options='-cjit=off -cmax_parallel_workers_per_gather=0 -csearch_path=huella,public'"
                    PROCESSING "CLOSE_CONNECTION=DEFER"
                    STATUS ON
                """.formatted(server.socketDirectory(), BenchServer.ADMIN, BenchData.MADE);
        StringBuilder layers = new StringBuilder();
        String[] kinds = {"POINT", "LINE", "POLYGON"};
        for (int dimension = 0; dimension < kinds.length; dimension++) {
            layers.append("""
                      LAYER
                        NAME "%s"
                        TYPE %s
                        %s    DATA "geom FROM (SELECT * FROM bench_shape_%%band%%_%d WHERE from_zoom <= %%z%%) AS t USING UNIQUE gid USING SRID=3857"
                        PROJECTION "init=epsg:3857" END
                        VALIDATION 'band' '^[0-9]+$' 'z' '^[0-9]+$' 'default_band' '14' 'default_z' '14' END
                        METADATA "gml_include_items" "%s" "ows_enable_request" "" END
                      END
                    """.formatted(
                            kinds[dimension].toLowerCase(java.util.Locale.ROOT),
                            kinds[dimension],
                            connection,
                            dimension,
                            ATTRIBUTES));
        }
        layers.append("""
                  LAYER
                    NAME "iniciativas"
                    TYPE POLYGON
                    %s    DATA "geom FROM (SELECT * FROM bench_raw WHERE ST_Dimension(geom) = 2) AS t USING UNIQUE gid USING SRID=4326"
                    PROJECTION "init=epsg:4326" END
                    EXTENT -76 -30 -62 -15
                    TEMPLATE "none"
                    METADATA
                      "ows_title" "Iniciativas" "ows_enable_request" "*" "ows_extent" "-76 -30 -62 -15"
                      "gml_include_items" "%s" "gml_featureid" "codigo" "oga_featureid" "codigo"
                    END
                  END
                """.formatted(connection, FIELDS));
        return """
                MAP
                  NAME "bench"
                  SIZE 256 256
                  EXTENT -76 -30 -62 -15
                  UNITS DD
                  PROJECTION "init=epsg:4326" END
                  OUTPUTFORMAT
                    NAME "mvt"
                    DRIVER "MVT"
                    MIMETYPE "application/vnd.mapbox-vector-tile"
                    EXTENSION "mvt"
                    FORMATOPTION "EXTENT=4096"
                    FORMATOPTION "EDGE_BUFFER=4"
                  END
                  WEB
                    METADATA
                      "ows_title" "bench" "ows_enable_request" "*" "oga_max_limit" "10000"
                      "oga_onlineresource" "http://127.0.0.1/bench/ogcapi"
                    END
                  END
                %s
                END
                """.formatted(layers);
    }

    @Override
    public void close() {
        nginx.close();
        // Asked kindly, one only ends after its next request, and keeps its connection to the database until then.
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }
}
