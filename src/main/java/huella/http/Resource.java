package huella.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation on a resource: its address, who may use it, what it takes and what it answers. The route checks its
 * requests by this declaration and the OpenAPI document is written from it, so the two cannot disagree.
 *
 * @param method of HTTP
 * @param path with parameters in braces, {@code /tiles/{layer}.json}
 * @param id unique, a name in the programs that are generated from the description ({@code operationId})
 * @param group under which it is listed
 * @param summary one line in Spanish
 * @param parameters of path and query
 * @param mediaTypes of the answers, the usual one first
 * @param entry who may use it
 */
public record Resource(
        HandlerType method,
        String path,
        String id,
        String group,
        String summary,
        List<Parameter> parameters,
        List<String> mediaTypes,
        Entry entry) {

    public Resource {
        parameters = List.copyOf(parameters);
        mediaTypes = List.copyOf(mediaTypes);
    }

    /** What anyone may read. */
    public Resource(
            String path, String id, String group, String summary, List<Parameter> parameters, List<String> mediaTypes) {
        this(HandlerType.GET, path, id, group, summary, parameters, mediaTypes, Entry.ANYONE);
    }

    /** What some may do, with a JSON object or nothing as the body, and JSON as the answer. */
    public static Resource of(
            HandlerType method,
            String path,
            String id,
            String group,
            String summary,
            Entry entry,
            Parameter... parameters) {
        return new Resource(method, path, id, group, summary, List.of(parameters), List.of("application/json"), entry);
    }

    /**
     * The same for a path whose parameter has one value only: the value stands in the path, and in the id.
     *
     * @param path with parameters in braces
     */
    public static Resource templated(
            String path, String id, String group, String summary, List<Parameter> parameters, List<String> mediaTypes) {
        List<Parameter> open = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.in() == Parameter.In.PATH
                    && parameter.schema().get("enum") instanceof List<?> values
                    && values.size() == 1) {
                path = path.replace("{" + parameter.name() + "}", (String) values.getFirst());
                id = id + "_" + values.getFirst();
            } else {
                open.add(parameter);
            }
        }
        return new Resource(path, id, group, summary, open, mediaTypes);
    }

    /**
     * The query of a request to this resource.
     *
     * @throws huella.model.Rejected naming a parameter that is not declared, or is given twice
     */
    public Params read(Context context, Limits limits) {
        return Params.of(
                context,
                limits,
                parameters.stream()
                        .filter(parameter -> parameter.in() == Parameter.In.QUERY)
                        .map(Parameter::name)
                        .toArray(String[]::new));
    }
}
