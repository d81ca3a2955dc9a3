package huella.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing done to an account, for the record. Neither passwords nor secrets are ever part of it.
 *
 * @param action a published word, such as {@code ficha.creada}
 * @param subject the login that it was done to
 */
record Act(String action, String subject, Map<String, String> detail) {

    /** @param detail names and values in turn */
    static Act of(String action, String subject, String... detail) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < detail.length; i += 2) {
            map.put(detail[i], detail[i + 1]);
        }
        return new Act(action, subject, map);
    }
}
