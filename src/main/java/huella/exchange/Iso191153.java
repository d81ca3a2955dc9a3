package huella.exchange;

import huella.exchange.Dataset.Distribution;
import huella.geo.Crs;
import huella.geo.Xml;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A dataset as ISO 19115-1 metadata in the encoding of ISO 19115-3 (schema mdb 2.0), which GeoNetwork reads. The order
 * of the elements is the schema's.
 */
final class Iso191153 {

    private static final String BASE = "http://standards.iso.org/iso/19115/-3/";

    /** Prefix and version of every schema that is used. */
    private static final Map<String, String> SCHEMAS = new TreeMap<>(Map.ofEntries(
            Map.entry("mdb", "2.0"),
            Map.entry("cit", "2.0"),
            Map.entry("gco", "1.0"),
            Map.entry("gex", "1.0"),
            Map.entry("lan", "1.0"),
            Map.entry("mcc", "1.0"),
            Map.entry("mco", "1.0"),
            Map.entry("mmi", "1.0"),
            Map.entry("mrd", "1.0"),
            Map.entry("mri", "1.0"),
            Map.entry("mrl", "2.0"),
            Map.entry("mrs", "1.0")));

    private final Dataset dataset;
    private final Xml xml;
    private final IsoXml iso;

    private Iso191153(Dataset dataset, Xml xml) {
        this.dataset = dataset;
        this.xml = xml;
        this.iso = new IsoXml(xml, "lan", "https://standards.iso.org/iso/19115/resources/Codelists/cat/codelists.xml#");
    }

    static byte[] of(Dataset dataset) {
        return IsoXml.bytes(xml -> new Iso191153(dataset, xml).write());
    }

    private void write() throws IOException {
        xml.start("mdb:MD_Metadata");
        for (Map.Entry<String, String> schema : SCHEMAS.entrySet()) {
            xml.attribute("xmlns:" + schema.getKey(), BASE + schema.getKey() + "/" + schema.getValue());
        }
        xml.attribute("xmlns:gml", "http://www.opengis.net/gml/3.2");
        xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        xml.attribute("xsi:schemaLocation", BASE + "mdb/2.0 https://schemas.isotc211.org/19115/-3/mdb/2.0/mdb.xsd");
        xml.line();
        iso.in("mdb:metadataIdentifier/mcc:MD_Identifier", () -> iso.text("mcc:code", dataset.record()));
        locale("mdb:defaultLocale", "ES", "spa");
        iso.in(
                "mdb:metadataScope/mdb:MD_MetadataScope",
                () -> iso.code("mdb:resourceScope/mcc:MD_ScopeCode", "dataset"));
        responsible("mdb:contact", "pointOfContact");
        date("mdb:dateInfo", "revision");
        iso.in("mdb:metadataStandard/cit:CI_Citation", () -> iso.text("cit:title", "ISO 19115-3"));
        locale("mdb:otherLocale", "EN", "eng");
        link("mdb:metadataLinkage", dataset.record(), "ISO 19115-3", "completeMetadata");
        for (Crs crs : new Crs[] {Crs.CRS84, Crs.UTM_19S}) {
            iso.in(
                    "mdb:referenceSystemInfo/mrs:MD_ReferenceSystem/mrs:referenceSystemIdentifier/mcc:MD_Identifier",
                    () -> {
                        iso.text("mcc:code", crs.uri());
                        iso.text("mcc:description", crs.titleEs());
                    });
        }
        iso.in("mdb:identificationInfo/mri:MD_DataIdentification", this::identify);
        iso.in("mdb:distributionInfo/mrd:MD_Distribution", this::distribute);
        iso.in("mdb:resourceLineage/mrl:LI_Lineage", () -> {
            iso.text("mrl:statement", dataset.lineage());
            iso.code("mrl:scope/mcc:MD_Scope/mcc:level/mcc:MD_ScopeCode", "dataset");
        });
        xml.end();
    }

    private void locale(String property, String id, String language) throws IOException {
        xml.start(property).start("lan:PT_Locale").attribute("id", id);
        iso.code("lan:language/lan:LanguageCode", language);
        iso.code("lan:characterEncoding/lan:MD_CharacterSetCode", "utf8");
        xml.end().end().line();
    }

    private void responsible(String property, String role) throws IOException {
        iso.in(property + "/cit:CI_Responsibility", () -> {
            iso.code("cit:role/cit:CI_RoleCode", role);
            iso.in("cit:party/cit:CI_Organisation", () -> iso.text("cit:name", Dataset.PUBLISHER));
        });
    }

    private void date(String property, String type) throws IOException {
        iso.in(property + "/cit:CI_Date", () -> {
            iso.in(
                    "cit:date/gco:DateTime",
                    () -> xml.text(dataset.edition().date().toString()));
            iso.code("cit:dateType/cit:CI_DateTypeCode", type);
        });
    }

    private void link(String property, String url, String name, String function) throws IOException {
        iso.in(property + "/cit:CI_OnlineResource", () -> {
            iso.text("cit:linkage", url);
            iso.text("cit:protocol", "WWW:LINK");
            iso.text("cit:name", name);
            iso.code("cit:function/cit:CI_OnLineFunctionCode", function);
        });
    }

    private void identify() throws IOException {
        iso.in("mri:citation/cit:CI_Citation", () -> {
            iso.text("cit:title", dataset.title());
            date("cit:date", "revision");
            iso.text("cit:edition", Long.toString(dataset.edition().version()));
            iso.in("cit:identifier/mcc:MD_Identifier", () -> iso.text("mcc:code", dataset.id()));
            responsible("cit:citedResponsibleParty", "publisher");
        });
        iso.text("mri:abstract", dataset.description());
        iso.text("mri:credit", dataset.collection().source());
        iso.code("mri:status/mcc:MD_ProgressCode", "onGoing");
        responsible("mri:pointOfContact", "publisher");
        iso.code("mri:spatialRepresentationType/mcc:MD_SpatialRepresentationTypeCode", "vector");
        iso.in("mri:topicCategory/mri:MD_TopicCategoryCode", () -> xml.text("planningCadastre"));
        iso.in("mri:extent/gex:EX_Extent", () -> iso.extent("gex", dataset));
        iso.in(
                "mri:resourceMaintenance/mmi:MD_MaintenanceInformation",
                () -> iso.code("mmi:maintenanceAndUpdateFrequency/mmi:MD_MaintenanceFrequencyCode", "irregular"));
        iso.in("mri:descriptiveKeywords/mri:MD_Keywords", () -> {
            for (String word : Dataset.KEYWORDS) {
                iso.text("mri:keyword", word);
            }
        });
        iso.in("mri:resourceConstraints/mco:MD_LegalConstraints", () -> {
            iso.text("mco:useLimitation", dataset.collection().notice());
            iso.code("mco:accessConstraints/mco:MD_RestrictionCode", "unrestricted");
            iso.code("mco:useConstraints/mco:MD_RestrictionCode", "licence");
            iso.text("mco:otherConstraints", dataset.collection().licence().es() + " " + dataset.licenceUri());
        });
        locale("mri:defaultLocale", "datosES", "spa");
        iso.text("mri:supplementalInformation", dataset.supplement());
    }

    private void distribute() throws IOException {
        for (Distribution distribution : dataset.of(Dataset.Kind.FILE)) {
            iso.in("mrd:distributionFormat/mrd:MD_Format/mrd:formatSpecificationCitation/cit:CI_Citation", () -> {
                iso.text("cit:title", distribution.title());
                iso.text("cit:alternateTitle", distribution.mediaType());
            });
        }
        iso.in("mrd:transferOptions/mrd:MD_DigitalTransferOptions", () -> {
            for (Distribution distribution : dataset.distributions()) {
                link(
                        "mrd:onLine",
                        distribution.url(),
                        distribution.title().es(),
                        distribution.kind() == Dataset.Kind.FILE ? "download" : "fileAccess");
            }
        });
    }
}
