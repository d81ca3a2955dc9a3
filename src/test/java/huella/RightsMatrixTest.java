package huella;

import static org.junit.jupiter.api.Assertions.assertEquals;

import huella.RightsScene.Who;
import huella.http.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route that the service registers, met by everybody: nobody, an account without rights, a planner and a reviewer
 * of Calama, an administrator, and an administrator's token that only reads. A new route without its lines here fails.
 *
 * <p>The thing acted on: {@code own}, what the planner wrote in Calama; {@code colleague}, what another one wrote
 * there; {@code foreign}, what somebody wrote in Antofagasta. Who is refused has changed nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsMatrixTest {

    private static final String TABLE = """
            route                                                    | thing              | nobody lector planner reviewer admin reading
            GET /api/drafts                                          | -                  | 401 403 200 200 200 200
            POST /api/drafts                                         | -                  | 401 403 201 403 201 403
            GET /api/codes/next                                      | own                | 401 403 200 403 200 200
            GET /api/codes/next                                      | foreign            | 401 403 200 403 200 200
            GET /api/drafts/{id}                                     | own open           | 401 403 200 404 404 404
            GET /api/drafts/{id}                                     | colleague open     | 401 403 404 404 404 404
            GET /api/drafts/{id}                                     | foreign open       | 401 403 404 404 404 404
            GET /api/drafts/{id}                                     | own submitted      | 401 403 200 200 200 200
            GET /api/drafts/{id}                                     | colleague submitted| 401 403 404 200 200 200
            GET /api/drafts/{id}                                     | foreign submitted  | 401 403 404 404 200 200
            PATCH /api/drafts/{id}                                   | own open           | 401 403 200 403 404 403
            PATCH /api/drafts/{id}                                   | colleague open     | 401 403 404 403 404 403
            PATCH /api/drafts/{id}                                   | foreign open       | 401 403 404 403 404 403
            PUT /api/drafts/{id}/edits/{code}                        | own open           | 401 403 200 403 404 403
            PUT /api/drafts/{id}/edits/{code}                        | own open foreign   | 401 403 403 403 404 403
            PUT /api/drafts/{id}/edits/{code}                        | own open away      | 401 403 403 403 404 403
            PUT /api/drafts/{id}/edits/{code}                        | colleague open     | 401 403 404 403 404 403
            PUT /api/drafts/{id}/edits/{code}                        | foreign open       | 401 403 404 403 404 403
            DELETE /api/drafts/{id}/edits/{code}                     | own open           | 401 403 200 403 404 403
            DELETE /api/drafts/{id}/edits/{code}                     | colleague open     | 401 403 404 403 404 403
            DELETE /api/drafts/{id}/edits/{code}                     | foreign open       | 401 403 404 403 404 403
            POST /api/drafts/{id}/submission                         | own open           | 401 403 200 403 404 403
            POST /api/drafts/{id}/submission                         | colleague open     | 401 403 404 403 404 403
            POST /api/drafts/{id}/submission                         | foreign open       | 401 403 404 403 404 403
            POST /api/drafts/{id}/withdrawal                         | own submitted      | 401 403 200 403 404 403
            POST /api/drafts/{id}/withdrawal                         | colleague submitted| 401 403 404 403 404 403
            POST /api/drafts/{id}/withdrawal                         | foreign submitted  | 401 403 404 403 404 403
            DELETE /api/drafts/{id}                                  | own open           | 401 403 200 403 404 403
            DELETE /api/drafts/{id}                                  | colleague open     | 401 403 404 403 404 403
            DELETE /api/drafts/{id}                                  | foreign open       | 401 403 404 403 404 403
            POST /api/drafts/{id}/reopening                          | own discarded      | 401 403 200 403 404 403
            POST /api/drafts/{id}/reopening                          | colleague discarded| 401 403 404 403 404 403
            POST /api/drafts/{id}/reopening                          | foreign discarded  | 401 403 404 403 404 403
            POST /api/drafts/{id}/return                             | own submitted      | 401 403 403 200 200 403
            POST /api/drafts/{id}/return                             | foreign submitted  | 401 403 403 404 200 403
            GET /api/drafts/{id}/publication                         | own submitted      | 401 403 200 200 200 200
            GET /api/drafts/{id}/publication                         | colleague submitted| 401 403 404 200 200 200
            GET /api/drafts/{id}/publication                         | foreign submitted  | 401 403 404 404 200 200
            POST /api/drafts/{id}/publication                        | own submitted      | 401 403 403 200 200 403
            POST /api/drafts/{id}/publication                        | foreign submitted  | 401 403 403 404 200 403
            POST /api/initiatives/{code}/versions/{n}/restoration    | own                | 401 403 403 201 201 403
            POST /api/initiatives/{code}/versions/{n}/restoration    | foreign            | 401 403 403 403 201 403
            POST /api/geometry/split                                 | -                  | 401 403 200 403 200 403
            POST /api/geometry/merge                                 | -                  | 401 403 200 403 200 403
            POST /api/geometry/buffer                                | -                  | 401 403 200 403 200 403
            POST /api/geometry/simplify                              | -                  | 401 403 200 403 200 403
            POST /api/geometry/repair                                | -                  | 401 403 200 403 200 403
            POST /api/geometry/checks                                | -                  | 401 403 200 403 200 403
            POST /ogc/collections/{collectionId}/items               | own                | 401 403 202 403 202 403
            POST /ogc/collections/{collectionId}/items               | foreign            | 401 403 403 403 202 403
            PUT /ogc/collections/{collectionId}/items/{featureId}    | own                | 401 403 202 403 202 403
            PUT /ogc/collections/{collectionId}/items/{featureId}    | foreign            | 401 403 403 403 202 403
            PATCH /ogc/collections/{collectionId}/items/{featureId}  | own                | 401 403 202 403 202 403
            PATCH /ogc/collections/{collectionId}/items/{featureId}  | foreign            | 401 403 403 403 202 403
            DELETE /ogc/collections/{collectionId}/items/{featureId} | own                | 401 403 202 403 202 403
            DELETE /ogc/collections/{collectionId}/items/{featureId} | foreign            | 401 403 403 403 202 403
            GET /api/imports                                         | -                  | 401 403 200 403 200 200
            POST /api/imports                                        | -                  | 401 403 202 403 202 403
            GET /api/imports/{id}                                    | own file           | 401 403 200 403 404 404
            GET /api/imports/{id}                                    | foreign file       | 401 403 404 403 404 404
            GET /api/imports/{id}/features                           | own file           | 401 403 200 403 404 404
            GET /api/imports/{id}/features                           | foreign file       | 401 403 404 403 404 404
            GET /api/imports/{id}/report                             | own file           | 401 403 200 404 404 404
            GET /api/imports/{id}/report                             | foreign file       | 401 403 404 404 404 404
            PUT /api/imports/{id}/choices                            | own file           | 401 403 202 403 404 403
            PUT /api/imports/{id}/choices                            | foreign file       | 401 403 404 403 404 403
            POST /api/imports/{id}/acceptance                        | own file           | 401 403 201 403 404 403
            POST /api/imports/{id}/acceptance                        | own file away      | 401 403 403 403 404 403
            POST /api/imports/{id}/acceptance                        | foreign file       | 401 403 404 403 404 403
            DELETE /api/imports/{id}                                 | own file           | 401 403 204 403 404 403
            DELETE /api/imports/{id}                                 | foreign file       | 401 403 404 403 404 403
            GET /api/sessions                                        | -                  | 401 200 200 200 200 403
            GET /api/tokens                                          | -                  | 401 200 200 200 200 403
            POST /api/tokens                                         | -                  | 401 201 201 201 201 403
            DELETE /api/tokens/{id}                                  | own token          | 401 204 204 204 204 403
            DELETE /api/tokens/{id}                                  | foreign token      | 401 404 404 404 404 403
            POST /api/session                                        | -                  | 200 200 200 200 200 403
            PUT /api/account/password                                | -                  | 401 200 200 200 200 403
            DELETE /api/session                                      | -                  | 401 204 204 204 204 403
            DELETE /api/sessions                                     | -                  | 401 204 204 204 204 403
            """;

    /** One line of the table. */
    private record Line(String route, String thing, List<Integer> expected) {
        static Line of(String text) {
            String[] parts = text.split("\\s*\\|\\s*");
            return new Line(
                    parts[0],
                    parts[1],
                    Stream.of(parts[2].split(" ")).map(Integer::valueOf).toList());
        }

        @Override
        public String toString() {
            return route + (thing.equals("-") ? "" : ", " + thing);
        }
    }

    private final TestApp app = TestApp.start();
    private final RightsScene scene = new RightsScene(app);

    @AfterAll
    void close() {
        app.close();
    }

    private static List<Line> lines() {
        return TABLE.lines().skip(1).map(Line::of).toList();
    }

    @Test
    void every_route_that_not_everybody_reads_stands_in_the_table() {
        Set<String> guarded =
                app.routes().stream().filter(route -> !isPublic(route)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = lines().stream().map(Line::route).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(guarded, listed);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void each_enters_where_their_rights_lead(Line line) {
        List<String> wrong = new ArrayList<>();
        for (Who who : Who.values()) {
            RightsScene.Request request = scene.request(line.route(), line.thing(), who);
            String before = scene.state();
            int expected = line.expected().get(who.ordinal());
            int status = scene.send(who, request);
            if (status != expected) {
                wrong.add(who + ": " + status + " and not " + expected);
            }
            if (expected >= 400 && !scene.state().equals(before)) {
                wrong.add(who + ": refused, but something has changed");
            }
        }
        assertEquals(List.of(), wrong, line::toString);
    }

    @Test
    void what_anyone_may_read_everybody_may() {
        List<String> wrong = new ArrayList<>();
        for (String route : app.routes().stream().filter(this::isPublic).toList()) {
            String path = scene.publicPath(route.substring("GET ".length()));
            for (Who who : Who.values()) {
                int status = scene.read(who, path);
                if (status >= 400) {
                    wrong.add(who + " " + path + ": " + status);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private boolean isPublic(String route) {
        return route.startsWith("GET ") && app.entries().getOrDefault(route, Entry.ANYONE) == Entry.ANYONE;
    }
}
