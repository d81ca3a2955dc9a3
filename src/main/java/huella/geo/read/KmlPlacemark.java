package huella.geo.read;

import java.io.IOException;

/**
 * What a KML placemark says of itself (OGC 12-007r2 §9.1, §9.3): its name and description, its time, its own data in
 * each of the three ways that KML has for it, and its geometries.
 */
final class KmlPlacemark {

    private KmlPlacemark() {}

    /** Reads the placemark that was just come to; the shape is told and not finished. */
    static void read(HardenedXml xml, KmlSchemas schemas, Values values, ShapeBuilder shape) throws IOException {
        KmlShapes shapes = new KmlShapes(xml, shape);
        int element = xml.depth();
        while (xml.nextChild(element)) {
            switch (xml.name()) {
                case "name", "description", "address", "phoneNumber" -> values.put(xml.name(), xml.text());
                case "TimeStamp", "TimeSpan" -> time(xml, values);
                case "ExtendedData" -> extendedData(xml, schemas, values);
                default -> shapes.read();
            }
        }
    }

    private static void time(HardenedXml xml, Values values) throws IOException {
        int element = xml.depth();
        while (xml.nextChild(element)) {
            values.put(xml.name(), xml.text());
        }
    }

    private static void extendedData(HardenedXml xml, KmlSchemas schemas, Values values) throws IOException {
        int element = xml.depth();
        while (xml.nextChild(element)) {
            switch (xml.name()) {
                case "Data" -> data(xml, values);
                case "SchemaData" -> schemaData(xml, schemas, values);
                default -> values.put(xml.name(), xml.text());
            }
        }
    }

    private static void data(HardenedXml xml, Values values) throws IOException {
        String name = xml.attribute("name");
        int element = xml.depth();
        while (xml.nextChild(element)) {
            if (xml.name().equals("value")) {
                values.put(name, xml.text());
            }
        }
    }

    private static void schemaData(HardenedXml xml, KmlSchemas schemas, Values values) throws IOException {
        String url = xml.attribute("schemaUrl");
        int element = xml.depth();
        while (xml.nextChild(element)) {
            if (xml.name().equals("SimpleData")) {
                String name = xml.attribute("name");
                values.put(name, schemas.value(url, name, xml.text()));
            }
        }
    }
}
