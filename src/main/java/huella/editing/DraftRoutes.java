package huella.editing;

import huella.http.Body;
import huella.http.Entry;
import huella.http.Json;
import huella.http.Limits;
import huella.http.Parameter;
import huella.http.Params;
import huella.http.Precondition;
import huella.http.Reads;
import huella.http.RequestKey;
import huella.http.Resource;
import huella.http.Routes;
import huella.http.Visitor;
import huella.http.Writes;
import huella.model.Account;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * {@code /api/drafts}: what authors do with their drafts, and reviewers who return them. Every answer about one draft
 * is that draft as it is now, with its revision as the ETag.
 */
final class DraftRoutes implements Routes {

    static final String GROUP = "Borradores";
    static final Pattern CODE = Pattern.compile("[A-Z]{3}-[0-9]{2,4}");

    private static final String PATH = "/api/drafts";
    private static final String ONE = PATH + "/{id}";
    private static final int LONGEST_TITLE = 200;
    static final int LONGEST_REASON = 2_000;

    static final Parameter ID = Parameter.path("id", "Identificador del borrador (UUID)");
    private static final Parameter EDITED = Parameter.path("code", "Código de la iniciativa, como CAL-03");

    private final DraftReader reader;
    private final Drafts drafts;
    private final Limits limits;

    private final Resource list = Resource.of(
            HandlerType.GET,
            PATH,
            "drafts",
            GROUP,
            "Los borradores propios y los que la cuenta puede revisar",
            Entry.STAFF,
            Parameter.choice(
                    "estado",
                    "En qué estado",
                    Arrays.stream(Draft.State.values()).map(Draft.State::key).toList()),
            Parameter.choice(
                    "de", "De quién: los propios, o todos los que la cuenta puede ver", List.of("mi", "todos")));
    private final Resource add =
            Resource.of(HandlerType.POST, PATH, "addDraft", GROUP, "Empezar un borrador", Entry.PLANNER);
    private final Resource read =
            Resource.of(HandlerType.GET, ONE, "draft", GROUP, "Un borrador con sus hallazgos", Entry.STAFF, ID);
    private final Resource rename =
            Resource.of(HandlerType.PATCH, ONE, "renameDraft", GROUP, "Cambiar el título", Entry.PLANNER, ID);
    private final Resource discard =
            Resource.of(HandlerType.DELETE, ONE, "discardDraft", GROUP, "Descartar un borrador", Entry.PLANNER, ID);
    private final Resource save = Resource.of(
            HandlerType.PUT,
            ONE + "/edits/{code}",
            "saveEdit",
            GROUP,
            "Lo que el borrador hace con una iniciativa",
            Entry.PLANNER,
            ID,
            EDITED);
    private final Resource remove = Resource.of(
            HandlerType.DELETE,
            ONE + "/edits/{code}",
            "removeEdit",
            GROUP,
            "Quitar una iniciativa del borrador",
            Entry.PLANNER,
            ID,
            EDITED);
    private final Resource submit =
            step("submission", "submitDraft", "Enviar a revisión, con el motivo", Entry.PLANNER);
    private final Resource withdraw = step("withdrawal", "withdrawDraft", "Retirar de la revisión", Entry.PLANNER);
    private final Resource reopen = step("reopening", "reopenDraft", "Reabrir un borrador descartado", Entry.PLANNER);
    private final Resource giveBack =
            step("return", "returnDraft", "Devolver a su autor, con un comentario", Entry.REVIEWER);
    private final Resource nextCode = Resource.of(
            HandlerType.GET,
            "/api/codes/next",
            "nextCode",
            GROUP,
            "El siguiente código libre de una capa",
            Entry.PLANNER,
            Parameter.choice("capa", "La capa de la iniciativa nueva", List.copyOf(Prefixes.layers())));

    DraftRoutes(DraftReader reader, Drafts drafts, Limits limits) {
        this.reader = reader;
        this.drafts = drafts;
        this.limits = limits;
    }

    private static Resource step(String name, String id, String summary, Entry entry) {
        return Resource.of(HandlerType.POST, ONE + "/" + name, id, GROUP, summary, entry, ID);
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, list, this::list);
        Reads.at(config, read, context -> answer(context, Visitor.of(context), id(context), HttpStatus.OK));
        Reads.at(config, nextCode, this::nextCode);
        Writes.at(config, add, this::add);
        Writes.at(config, rename, this::rename);
        Writes.at(config, discard, this::discard);
        Writes.at(config, save, this::save);
        Writes.at(config, remove, this::remove);
        Writes.at(config, submit, this::submit);
        Writes.at(config, withdraw, this::withdraw);
        Writes.at(config, reopen, this::reopen);
        Writes.at(config, giveBack, this::giveBack);
    }

    @Override
    public List<Resource> resources() {
        return List.of(list, add, read, rename, discard, save, remove, submit, withdraw, reopen, giveBack, nextCode);
    }

    private void list(Context context) {
        Params params = list.read(context, limits);
        Account account = Visitor.of(context);
        List<Draft> found = reader.list(
                account,
                params.choice("estado", Draft.State.class),
                params.text("de").map(whose -> whose.equals("todos")).orElse(true));
        Json.of("application/json", json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("borradores");
                    for (Draft draft : found) {
                        DraftJson.writeSummary(draft, account, json);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })
                .sendPrivately(context, HttpStatus.OK, null);
    }

    private void add(Context context) {
        Account account = Visitor.of(context);
        Body body = Body.of(context, "titulo");
        UUID id = drafts.create(
                account, RequestKey.of(context), body.required("titulo", LONGEST_TITLE), Draft.Origin.EDITOR);
        context.header("Location", PATH + "/" + id);
        answer(context, account, id, HttpStatus.CREATED);
    }

    private void rename(Context context) {
        String revision = Precondition.of(context);
        Body body = Body.of(context, "titulo");
        Account account = Visitor.of(context);
        UUID id = id(context);
        drafts.rename(account, id, revision, RequestKey.of(context), body.required("titulo", LONGEST_TITLE));
        answer(context, account, id, HttpStatus.OK);
    }

    private void save(Context context) {
        String revision = Precondition.of(context);
        String code = code(context);
        Body body = Body.of(context, "base", "nueva", "campos", "geometria", "retirar");
        Account account = Visitor.of(context);
        UUID id = id(context);
        drafts.save(account, id, revision, RequestKey.of(context), proposal(code, body));
        answer(context, account, id, HttpStatus.OK);
    }

    private static Proposal proposal(String code, Body body) {
        boolean isNew = body.flag("nueva").orElse(false);
        Optional<Integer> base = body.integer("base");
        if (isNew == base.isPresent()) {
            throw body.wrong("base", "Diga en qué versión se basa la edición, o que la iniciativa es nueva.");
        }
        return Proposal.of(
                code,
                base.map(OptionalInt::of).orElse(OptionalInt.empty()),
                body.object("campos").map(Values::read).orElse(java.util.Map.of()),
                body.find("geometria").map(node -> Shape.read("geometria", node)),
                body.object("retirar", "motivo").map(retire -> retire.required("motivo", LONGEST_REASON)));
    }

    private void remove(Context context) {
        String revision = Precondition.of(context);
        Account account = Visitor.of(context);
        UUID id = id(context);
        drafts.remove(account, id, revision, RequestKey.of(context), code(context));
        answer(context, account, id, HttpStatus.OK);
    }

    private void submit(Context context) {
        String revision = Precondition.of(context);
        Body body = Body.of(context, "motivo");
        Account account = Visitor.of(context);
        UUID id = id(context);
        drafts.submit(account, id, revision, RequestKey.of(context), body.required("motivo", LONGEST_REASON));
        answer(context, account, id, HttpStatus.OK);
    }

    private void giveBack(Context context) {
        String revision = Precondition.of(context);
        Body body = Body.of(context, "comentario");
        Account account = Visitor.of(context);
        UUID id = id(context);
        drafts.giveBack(account, id, revision, RequestKey.of(context), body.required("comentario", LONGEST_REASON));
        answer(context, account, id, HttpStatus.OK);
    }

    private void discard(Context context) {
        plain(context, drafts::discard);
    }

    private void withdraw(Context context) {
        plain(context, drafts::withdraw);
    }

    private void reopen(Context context) {
        plain(context, drafts::reopen);
    }

    /** A step that needs no words. */
    private interface PlainStep {
        void take(Account account, UUID id, String revision, RequestKey request);
    }

    private void plain(Context context, PlainStep step) {
        String revision = Precondition.of(context);
        Account account = Visitor.of(context);
        UUID id = id(context);
        step.take(account, id, revision, RequestKey.of(context));
        answer(context, account, id, HttpStatus.OK);
    }

    private void nextCode(Context context) {
        Params params = nextCode.read(context, limits);
        String layer = params.text("capa")
                .filter(Prefixes.layers()::contains)
                .orElseThrow(() ->
                        Rejected.parameter("capa", "Diga una capa: " + String.join(", ", Prefixes.layers()) + "."));
        String code = drafts.nextCode(Visitor.of(context), Prefixes.of(layer));
        Json.of("application/json", json -> {
                    json.writeStartObject();
                    json.writeStringField("codigo", code);
                    json.writeEndObject();
                })
                .sendPrivately(context, HttpStatus.OK, null);
    }

    private void answer(Context context, Account account, UUID id, HttpStatus status) {
        DraftReader.View view = reader.get(account, id);
        Json.of("application/json", json -> DraftJson.write(view, account, json))
                .sendPrivately(context, status, Integer.toString(view.draft().revision()));
    }

    static UUID id(Context context) {
        try {
            return UUID.fromString(context.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw DraftRules.none();
        }
    }

    static String code(Context context) {
        String code = context.pathParam("code").toUpperCase(Locale.ROOT);
        if (!CODE.matcher(code).matches()) {
            throw Rejected.parameter(
                    "code", "El código no tiene la forma esperada: tres letras, guion y número, como CAL-03.");
        }
        return code;
    }
}
