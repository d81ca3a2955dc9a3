package huella.exchange;

import huella.catalogue.Collections;
import huella.http.Limits;
import huella.http.Origin;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.Resource;
import huella.http.Routes;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code /datos}, for catalogues: all collections as DCAT, and each as an ISO record in the present and the old
 * encoding.
 */
public final class MetadataRoutes implements Routes {

    private static final String GROUP = "Catálogo de datos";
    private static final Resource CATALOGUE = new Resource(
            "/datos/catalog.jsonld",
            "catalogue",
            GROUP,
            "Todas las colecciones como DCAT-AP en JSON-LD",
            List.of(),
            List.of(Dcat.MEDIA_TYPE));

    /** The older one comes first: its address also fits the pattern of the other. */
    private enum Encoding {
        OLD(
                "/datos/{collection}.iso19139.xml",
                "recordIso19139",
                "Ficha de una colección, ISO 19115:2003 en la codificación ISO/TS 19139",
                Iso19139::of),
        PRESENT("/datos/{collection}.xml", "recordIso191153", "Ficha de una colección, ISO 19115-3", Iso191153::of);

        private final String path;
        private final String id;
        private final String summary;
        private final Function<Dataset, byte[]> writer;

        Encoding(String path, String id, String summary, Function<Dataset, byte[]> writer) {
            this.path = path;
            this.id = id;
            this.summary = summary;
            this.writer = writer;
        }
    }

    private static final String XML = "application/xml; charset=utf-8";

    private final Exchange exchange;
    private final Collections collections;
    private final Origin origin;
    private final Limits limits;

    public MetadataRoutes(Exchange exchange, Collections collections, Origin origin, Limits limits) {
        this.exchange = exchange;
        this.collections = collections;
        this.origin = origin;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, CATALOGUE, this::catalogue);
        for (Encoding encoding : Encoding.values()) {
            Reads.at(config, resource(encoding), context -> record(context, encoding));
        }
    }

    @Override
    public List<Resource> resources() {
        return Stream.concat(
                        Stream.of(CATALOGUE), Arrays.stream(Encoding.values()).map(this::resource))
                .toList();
    }

    private Resource resource(Encoding encoding) {
        return new Resource(
                encoding.path,
                encoding.id,
                GROUP,
                encoding.summary,
                List.of(collections.parameter("collection")),
                List.of("application/xml"));
    }

    private void catalogue(Context context) {
        CATALOGUE.read(context, limits);
        String address = origin.of(context);
        new Dcat(address, exchange.datasets(address)).catalogue().send(context, Representation.REVALIDATE);
    }

    private void record(Context context, Encoding encoding) {
        resource(encoding).read(context, limits);
        Dataset dataset = exchange.dataset(context.pathParam("collection"), origin.of(context));
        new Representation(XML, encoding.writer.apply(dataset)).send(context, Representation.REVALIDATE);
    }
}
