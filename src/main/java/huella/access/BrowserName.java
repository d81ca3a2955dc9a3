package huella.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person calls the browser of a session, «Firefox, Windows», read from User-Agent. Only this is kept: enough to
 * recognise an own session, and nothing more to lose.
 */
final class BrowserName {

    private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static { // the first mark found tells; most programs name others besides themselves
        PROGRAMS.put("QGIS/", "QGIS");
        PROGRAMS.put("Edg/", "Edge");
        PROGRAMS.put("OPR/", "Opera");
        PROGRAMS.put("Firefox/", "Firefox");
        PROGRAMS.put("Chrome/", "Chrome");
        PROGRAMS.put("Safari/", "Safari");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    private BrowserName() {}

    /** @param userAgent the header, or null */
    static String of(String userAgent) {
        String program = first(PROGRAMS, userAgent);
        String system = first(SYSTEMS, userAgent);
        if (program.isEmpty()) {
            return system.isEmpty() ? "Otro programa" : "Otro programa, " + system;
        }
        return system.isEmpty() ? program : program + ", " + system;
    }

    private static String first(Map<String, String> marks, String userAgent) {
        return userAgent == null
                ? ""
                : marks.entrySet().stream()
                        .filter(mark -> userAgent.contains(mark.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
    }
}
