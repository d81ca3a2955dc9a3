package huella.exchange;

import huella.http.Limits;
import huella.http.Origin;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.Routes;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.function.Function;

/**
 * {@code /datos}, for catalogues: all collections as DCAT, and each as an ISO record in the present and the old
 * encoding.
 */
public final class MetadataRoutes implements Routes {

    private static final String XML = "application/xml; charset=utf-8";

    private final Exchange exchange;
    private final Origin origin;
    private final Limits limits;

    public MetadataRoutes(Exchange exchange, Origin origin, Limits limits) {
        this.exchange = exchange;
        this.origin = origin;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, "/datos/catalog.jsonld", this::catalogue);
        Reads.at(config, "/datos/{collection}.iso19139.xml", context -> record(context, Iso19139::of));
        Reads.at(config, "/datos/{collection}.xml", context -> record(context, Iso191153::of));
    }

    private void catalogue(Context context) {
        Params.of(context, limits);
        String address = origin.of(context);
        new Dcat(address, exchange.datasets(address)).catalogue().send(context, Representation.REVALIDATE);
    }

    private void record(Context context, Function<Dataset, byte[]> encoding) {
        Params.of(context, limits);
        Dataset dataset = exchange.dataset(context.pathParam("collection"), origin.of(context));
        new Representation(XML, encoding.apply(dataset)).send(context, Representation.REVALIDATE);
    }
}
