package huella.features;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import huella.catalogue.Addresses;
import huella.catalogue.Pages;
import huella.http.Html;
import huella.http.Keeping;
import huella.http.Limits;
import huella.http.Negotiation;
import huella.http.OpenApi;
import huella.http.Origin;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.Resource;
import huella.http.Routes;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /ogc/api}: the description of the interface, for programs as OpenAPI 3.0, for people as a page to try it. */
public final class ApiRoutes implements Routes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Origin origin;
    private final Limits limits;
    private final String version;
    private final List<Routes> all;
    private final Resource resource = new Resource(
            Addresses.API,
            "api",
            OgcRoutes.GROUP,
            "Esta descripción, OpenAPI 3.0",
            List.of(Negotiation.FORM, Negotiation.LANGUAGE),
            List.of(OpenApi.MEDIA_TYPE, "text/html"));

    /** @param all the routes that are described; complete when the first request comes, and this one among them */
    public ApiRoutes(String version, Origin origin, Limits limits, List<Routes> all) {
        this.version = version;
        this.origin = origin;
        this.limits = limits;
        this.all = all;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, resource, this::api);
    }

    @Override
    public List<Resource> resources() {
        return List.of(resource);
    }

    @Override
    public List<String> conformsTo() {
        return List.of(
                "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/oas30",
                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30");
    }

    private void api(Context context) {
        Params params = resource.read(context, limits);
        Negotiation wanted = Negotiation.of(context, params);
        Addresses at = new Addresses(origin.of(context));
        (wanted.html()
                        ? Html.ofApi(
                                wanted.language(),
                                at.api() + "?f=json",
                                new Pages(wanted.language(), at).translation(at.api() + "?f=html"))
                        : document(at))
                .send(context, Representation.REVALIDATE, Negotiation.VARY, Keeping.ALWAYS);
    }

    private Representation document(Addresses at) {
        List<Resource> resources =
                all.stream().flatMap(routes -> routes.resources().stream()).toList();
        OpenApi api = new OpenApi(LandingJson.TITLE.es(), LandingJson.DESCRIPTION.es(), version, resources);
        try {
            return new Representation(
                    OpenApi.MEDIA_TYPE,
                    JSON.writeValueAsString(api.document(at.origin())).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the description holds only maps, lists and values", e);
        }
    }
}
