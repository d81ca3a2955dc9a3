package huella.geo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What makes a file honest, wherever its format has a place for it. */
public record Metadata(String notice, String licence, String source, Instant date, String dataVersion) {

    /** By the keys that files publish, in the order of reading. */
    Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("aviso", notice);
        entries.put("licencia", licence);
        entries.put("fuente", source);
        entries.put("fecha", date.toString());
        entries.put("version_datos", dataVersion);
        return entries;
    }

    /** One line each. */
    public String text() {
        return entries().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
