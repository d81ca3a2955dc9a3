package huella.exchange;

import huella.exchange.Dataset.Distribution;
import huella.geo.Crs;
import huella.geo.Xml;
import java.io.IOException;

/**
 * A dataset as ISO 19115:2003 metadata in the encoding of ISO/TS 19139 (schema gmd), which older catalogues still ask
 * for. The order of the elements is the schema's.
 */
final class Iso19139 {

    private static final String GMD = "http://www.isotc211.org/2005/gmd";

    private final Dataset dataset;
    private final Xml xml;
    private final IsoXml iso;

    private Iso19139(Dataset dataset, Xml xml) {
        this.dataset = dataset;
        this.xml = xml;
        this.iso = new IsoXml(xml, "gmd", "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#");
    }

    static byte[] of(Dataset dataset) {
        return IsoXml.bytes(xml -> new Iso19139(dataset, xml).write());
    }

    private void write() throws IOException {
        xml.start("gmd:MD_Metadata").attribute("xmlns:gmd", GMD);
        xml.attribute("xmlns:gco", "http://www.isotc211.org/2005/gco");
        xml.attribute("xmlns:gml", "http://www.opengis.net/gml/3.2");
        xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        xml.attribute("xsi:schemaLocation", GMD + " http://schemas.opengis.net/iso/19139/20070417/gmd/gmd.xsd");
        xml.line();
        iso.text("gmd:fileIdentifier", dataset.record());
        iso.code("gmd:language/gmd:LanguageCode", "spa");
        iso.code("gmd:characterSet/gmd:MD_CharacterSetCode", "utf8");
        iso.code("gmd:hierarchyLevel/gmd:MD_ScopeCode", "dataset");
        responsible("gmd:contact", "pointOfContact");
        iso.in("gmd:dateStamp/gco:DateTime", () -> xml.text(date()));
        iso.text("gmd:metadataStandardName", "ISO 19115:2003/19139");
        iso.text("gmd:metadataStandardVersion", "1.0");
        iso.text("gmd:dataSetURI", dataset.page());
        xml.start("gmd:locale").start("gmd:PT_Locale").attribute("id", "EN");
        iso.code("gmd:languageCode/gmd:LanguageCode", "eng");
        iso.code("gmd:characterEncoding/gmd:MD_CharacterSetCode", "utf8");
        xml.end().end().line();
        for (Crs crs : new Crs[] {Crs.CRS84, Crs.UTM_19S}) {
            iso.in(
                    "gmd:referenceSystemInfo/gmd:MD_ReferenceSystem/gmd:referenceSystemIdentifier/gmd:RS_Identifier",
                    () -> iso.text("gmd:code", crs.uri()));
        }
        iso.in("gmd:identificationInfo/gmd:MD_DataIdentification", this::identify);
        iso.in("gmd:distributionInfo/gmd:MD_Distribution", this::distribute);
        iso.in("gmd:dataQualityInfo/gmd:DQ_DataQuality", () -> {
            iso.code("gmd:scope/gmd:DQ_Scope/gmd:level/gmd:MD_ScopeCode", "dataset");
            iso.in("gmd:lineage/gmd:LI_Lineage", () -> iso.text("gmd:statement", dataset.lineage()));
        });
        xml.end();
    }

    /** Without a zone, which the schema's XML Schema type allows and old readers expect; it is UTC. */
    private String date() {
        return dataset.edition().date().toString().replace("Z", "");
    }

    private void responsible(String property, String role) throws IOException {
        iso.in(property + "/gmd:CI_ResponsibleParty", () -> {
            iso.text("gmd:organisationName", Dataset.PUBLISHER);
            iso.code("gmd:role/gmd:CI_RoleCode", role);
        });
    }

    private void identify() throws IOException {
        iso.in("gmd:citation/gmd:CI_Citation", () -> {
            iso.text("gmd:title", dataset.title());
            iso.in("gmd:date/gmd:CI_Date", () -> {
                iso.in("gmd:date/gco:DateTime", () -> xml.text(date()));
                iso.code("gmd:dateType/gmd:CI_DateTypeCode", "revision");
            });
            iso.text("gmd:edition", Long.toString(dataset.edition().version()));
            iso.in("gmd:identifier/gmd:MD_Identifier", () -> iso.text("gmd:code", dataset.id()));
        });
        iso.text("gmd:abstract", dataset.description());
        iso.text("gmd:credit", dataset.collection().source());
        iso.code("gmd:status/gmd:MD_ProgressCode", "onGoing");
        responsible("gmd:pointOfContact", "publisher");
        iso.in(
                "gmd:resourceMaintenance/gmd:MD_MaintenanceInformation",
                () -> iso.code("gmd:maintenanceAndUpdateFrequency/gmd:MD_MaintenanceFrequencyCode", "irregular"));
        iso.in("gmd:descriptiveKeywords/gmd:MD_Keywords", () -> {
            for (String word : Dataset.KEYWORDS) {
                iso.text("gmd:keyword", word);
            }
        });
        iso.in("gmd:resourceConstraints/gmd:MD_LegalConstraints", () -> {
            iso.text("gmd:useLimitation", dataset.collection().notice());
            iso.code("gmd:useConstraints/gmd:MD_RestrictionCode", "license");
            iso.text("gmd:otherConstraints", dataset.collection().licence().es() + " " + dataset.licenceUri());
        });
        iso.code("gmd:spatialRepresentationType/gmd:MD_SpatialRepresentationTypeCode", "vector");
        iso.code("gmd:language/gmd:LanguageCode", "spa");
        iso.code("gmd:characterSet/gmd:MD_CharacterSetCode", "utf8");
        iso.in("gmd:topicCategory/gmd:MD_TopicCategoryCode", () -> xml.text("planningCadastre"));
        iso.in("gmd:extent/gmd:EX_Extent", () -> iso.extent("gmd", dataset));
        iso.text("gmd:supplementalInformation", dataset.supplement());
    }

    private void distribute() throws IOException {
        for (Distribution distribution : dataset.of(Dataset.Kind.FILE)) {
            iso.in("gmd:distributionFormat/gmd:MD_Format", () -> {
                iso.text("gmd:name", distribution.title().es());
                iso.text("gmd:version", distribution.mediaType());
            });
        }
        iso.in("gmd:transferOptions/gmd:MD_DigitalTransferOptions", () -> {
            for (Distribution distribution : dataset.distributions()) {
                iso.in("gmd:onLine/gmd:CI_OnlineResource", () -> {
                    iso.in("gmd:linkage/gmd:URL", () -> xml.text(distribution.url()));
                    iso.text("gmd:protocol", "WWW:LINK");
                    iso.text("gmd:name", distribution.title().es());
                    iso.code(
                            "gmd:function/gmd:CI_OnLineFunctionCode",
                            distribution.kind() == Dataset.Kind.FILE ? "download" : "information");
                });
            }
        });
    }
}
