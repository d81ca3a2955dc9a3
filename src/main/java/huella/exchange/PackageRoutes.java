package huella.exchange;

import huella.catalogue.AsOf;
import huella.catalogue.Collections;
import huella.catalogue.FeatureType;
import huella.catalogue.Selection;
import huella.catalogue.SelectionReader;
import huella.http.Download;
import huella.http.Limits;
import huella.http.Origin;
import huella.http.Parameter;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Resource;
import huella.http.Routes;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code /export/{comuna}.zip}: everything that touches a comuna, named by its name in plain letters or its official
 * code (CUT), in one file to take away.
 */
public final class PackageRoutes implements Routes {

    private final Exchange exchange;
    private final Collections collections;
    private final SelectionReader selections;
    private final Origin origin;
    private final Limits limits;

    public PackageRoutes(
            Exchange exchange, Collections collections, SelectionReader selections, Origin origin, Limits limits) {
        this.exchange = exchange;
        this.collections = collections;
        this.selections = selections;
        this.origin = origin;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, "/export/{comuna}.zip", this::send);
    }

    private void send(Context context) {
        List<Comuna> comunas = exchange.comunas();
        Comuna comuna = comuna(comunas, context.pathParam("comuna"));
        Params params = resource(comunas).read(context, limits);
        Selection selection = selections.read(params, collections.get(Collections.ALL));
        String address = origin.of(context);
        List<String> causes = List.of("package", comuna.code(), address);
        context.header("Link", "<" + Dataset.LICENCE_URI + ">; rel=\"license\"");
        new Download<>(
                        "application/zip",
                        ComunaPackage.folder(comuna) + ".zip",
                        exchange::edition,
                        edition -> exchange.tags().of(edition, selection, causes),
                        (file, edition, caller) -> new ComunaPackage(
                                        exchange, comuna, selection, edition, address, caller::mustBeThere)
                                .write(file))
                .send(context, exchange.turns());
    }

    @Override
    public List<Resource> resources() {
        return List.of(resource(exchange.comunas()));
    }

    private Resource resource(List<Comuna> comunas) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.path(
                "comuna",
                "Nombre en letras simples, o código oficial (CUT)",
                comunas.stream().map(Comuna::slug).toList()));
        // Its readme, its descriptions and its outlines speak of today: the past is had collection by collection.
        selections.parameters(FeatureType.INITIATIVE).stream()
                .filter(parameter -> !parameter.name().equals(AsOf.PARAMETER))
                .forEach(parameters::add);
        return new Resource(
                "/export/{comuna}.zip",
                "exportPackage",
                "Archivos",
                "Todo lo que toca una comuna, en todos los formatos, con estilos, fichas y licencias",
                parameters,
                List.of("application/zip"));
    }

    private static Comuna comuna(List<Comuna> comunas, String name) {
        return comunas.stream()
                .filter(comuna -> comuna.isCalled(name))
                .findFirst()
                .orElseThrow(() -> Rejected.notFound("No existe un paquete de esa comuna. Las comunas son: "
                        + comunas.stream()
                                .map(comuna -> comuna.slug() + " (" + comuna.code() + ")")
                                .collect(Collectors.joining(", "))
                        + "."));
    }
}
