package huella.editing;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.geo.GeoJsonGeometry;
import huella.model.Account;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.locationtech.jts.geom.Geometry;

/** Writes drafts and what publishing them would do, with Spanish names. */
final class DraftJson {

    private DraftJson() {}

    /** Everything of a draft, as an object. */
    static void write(DraftReader.View view, Account account, JsonGenerator json) throws IOException {
        json.writeStartObject();
        head(view.draft(), account, json);
        json.writeArrayFieldStart("ediciones");
        for (DraftReader.Opened opened : view.proposals()) {
            json.writeStartObject();
            proposal(opened.proposal(), json);
            json.writeFieldName("contenido");
            Values.write(opened.proposed().values(), json);
            geometry("geometria_base", opened.base().shape(), json);
            integer("version_vigente", opened.current(), json);
            json.writeFieldName("hallazgos");
            findings(opened.findings(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        events(view.draft().events(), json);
        json.writeEndObject();
    }

    /** The head of a draft and which initiatives it is about, for a list. */
    static void writeSummary(Draft draft, Account account, JsonGenerator json) throws IOException {
        json.writeStartObject();
        head(draft, account, json);
        json.writeArrayFieldStart("ediciones");
        for (Proposal proposal : draft.proposals()) {
            json.writeStartObject();
            json.writeStringField("codigo", proposal.code());
            integer("base", proposal.base(), json);
            json.writeBooleanField("nueva", proposal.isNew());
            json.writeBooleanField("redibujada", proposal.shape().isPresent());
            json.writeBooleanField("retirada", proposal.retireReason().isPresent());
            json.writeArrayFieldStart("campos");
            for (Attribute attribute : proposal.changes().keySet()) {
                json.writeString(attribute.key());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        events(draft.events(), json);
        json.writeEndObject();
    }

    /** What publishing would do now, initiative by initiative. */
    static void writePreview(Publisher.Preview preview, Account account, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("borrador", preview.draft().id().toString());
        Optional<String> obstacle = preview.obstacle();
        boolean may = preview.draft().actsOf(account).contains(Draft.Act.PUBLICAR);
        json.writeBooleanField("se_puede", may && obstacle.isEmpty());
        json.writeStringField("por_que_no", obstacle.orElse(may ? null : "Su cuenta no puede publicar este borrador."));
        json.writeArrayFieldStart("ediciones");
        for (Publisher.Step step : preview.steps()) {
            writeStep(step, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeStep(Publisher.Step step, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("codigo", step.proposal().code());
        json.writeBooleanField("nueva", step.proposal().isNew());
        retire(step.proposal(), json);
        content("base", step.base(), step.proposal().base(), json);
        content(
                "vigente",
                step.before(),
                step.current().map(version -> OptionalInt.of(version.number())).orElse(OptionalInt.empty()),
                json);
        content("propuesta", step.proposed(), OptionalInt.empty(), json);
        content("resultado", step.merged().result(), OptionalInt.empty(), json);
        json.writeArrayFieldStart("conflictos");
        for (Conflict conflict : step.merged().conflicts()) {
            ConflictJson.write(conflict, json);
        }
        json.writeEndArray();
        Changes changes = Changes.between(step.before(), step.merged().result());
        json.writeFieldName("cambios");
        ChangesJson.writeFields(changes, json);
        json.writeFieldName("diferencia");
        if (changes.shape().isPresent()) {
            DifferenceJson.write(changes.shape().get(), json);
        } else {
            json.writeNull();
        }
        json.writeFieldName("hallazgos");
        findings(step.findings(), json);
        json.writeEndObject();
    }

    private static void head(Draft draft, Account account, JsonGenerator json) throws IOException {
        json.writeStringField("id", draft.id().toString());
        json.writeStringField("titulo", draft.title());
        json.writeStringField("estado", draft.state().key());
        json.writeObjectFieldStart("autor");
        json.writeStringField("usuario", draft.author().login());
        json.writeStringField("nombre", draft.author().name());
        json.writeEndObject();
        json.writeStringField("origen", draft.origin().key());
        json.writeStringField("creado", draft.created().toString());
        json.writeStringField("modificado", draft.modified().toString());
        json.writeNumberField("revision", draft.revision());
        json.writeStringField("motivo", draft.reason().orElse(null));
        strings("capas", draft.layers(), json);
        strings("puede", draft.actsOf(account).stream().map(Draft.Act::key).toList(), json);
        OptionalLong publication = draft.publication();
        if (publication.isPresent()) {
            json.writeNumberField("publicacion", publication.getAsLong());
        } else {
            json.writeNullField("publicacion");
        }
        provenance(draft, json);
    }

    private static void provenance(Draft draft, JsonGenerator json) throws IOException {
        if (draft.provenance().isEmpty()) {
            json.writeNullField("importacion");
            return;
        }
        Provenance from = draft.provenance().get();
        json.writeObjectFieldStart("importacion");
        json.writeStringField("id", from.id().toString());
        json.writeStringField("archivo", from.file());
        json.writeNumberField("bytes", from.bytes());
        json.writeStringField("sha256", from.digest());
        json.writeStringField("formato", from.format().orElse(null));
        json.writeStringField("crs", from.crs().orElse(null));
        json.writeStringField("titulo_crs", from.crsTitle().orElse(null));
        json.writeStringField("operacion", from.operations().orElse(null));
        if (from.accuracyM().isPresent()) {
            json.writeNumberField("exactitud_m", from.accuracyM().getAsDouble());
        } else {
            json.writeNullField("exactitud_m");
        }
        json.writeStringField("autor", draft.author().name()); // only its own file does an account make a draft of
        json.writeStringField("fecha", from.at().toString());
        json.writeStringField("informe", from.report());
        json.writeEndObject();
    }

    private static void proposal(Proposal proposal, JsonGenerator json) throws IOException {
        json.writeStringField("codigo", proposal.code());
        integer("base", proposal.base(), json);
        json.writeBooleanField("nueva", proposal.isNew());
        retire(proposal, json);
        json.writeFieldName("campos");
        Values.write(proposal.changes(), json);
        geometry("geometria", proposal.shape(), json);
    }

    private static void retire(Proposal proposal, JsonGenerator json) throws IOException {
        if (proposal.retireReason().isPresent()) {
            json.writeObjectFieldStart("retirar");
            json.writeStringField("motivo", proposal.retireReason().get());
            json.writeEndObject();
        } else {
            json.writeNullField("retirar");
        }
    }

    private static void content(String name, Content content, OptionalInt version, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart(name);
        integer("version", version, json);
        json.writeFieldName("campos");
        Values.write(content.values(), json);
        geometry("geometria", content.shape(), json);
        json.writeBooleanField("retirada", content.retired());
        json.writeEndObject();
    }

    private static void events(List<Draft.Event> events, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("sucesos");
        for (Draft.Event event : events) {
            json.writeStartObject();
            json.writeStringField("tipo", event.kind());
            json.writeStringField("cuando", event.at().toString());
            json.writeStringField("quien", event.who().name());
            json.writeStringField("comentario", event.comment().orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The array of what is wrong with a proposal, or may be. */
    static void findings(List<Finding> findings, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("revision", finding.check().id());
            json.writeStringField("gravedad", finding.severity().id());
            json.writeStringField("texto", finding.text().es());
            json.writeStringField("texto_en", finding.text().en());
            json.writeStringField("campo", finding.field().map(Attribute::key).orElse(null));
            geometry("lugar", finding.place(), json);
            geometry("reparacion", finding.repair(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void geometry(String name, Optional<Geometry> shape, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        if (shape.isPresent()) {
            GeoJsonGeometry.write(shape.get(), json);
        } else {
            json.writeNull();
        }
    }

    private static void integer(String name, OptionalInt number, JsonGenerator json) throws IOException {
        if (number.isPresent()) {
            json.writeNumberField(name, number.getAsInt());
        } else {
            json.writeNullField(name);
        }
    }

    private static void strings(String name, List<String> values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
