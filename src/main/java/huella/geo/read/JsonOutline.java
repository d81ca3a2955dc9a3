package huella.geo.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the first value of a JSON file says of itself in its outermost members, wherever they stand: a coordinate system
 * may follow the features. It is a quick reading that refuses nothing: where the JSON breaks, it ends.
 *
 * @param type the member {@code type}; empty when there is none
 * @param name the member {@code name}
 * @param crs of the member {@code crs}
 * @param sequence other values follow the first
 * @param members the names of the outermost members, some of them; empty when the value is no object
 * @param broken it ends, or is no JSON, before the first value does
 */
record JsonOutline(
        String type, Optional<String> name, JsonCrs crs, boolean sequence, Set<String> members, boolean broken) {

    private static final int SOME = 100;

    static JsonOutline of(Path file, TextCharset charset, ReadLimits limits) throws IOException {
        String type = "";
        Optional<String> name = Optional.empty();
        JsonCrs crs = JsonCrs.NONE;
        boolean sequence = false;
        boolean broken = false;
        Set<String> members = new LinkedHashSet<>();
        try (JsonParser json = JsonText.open(file, charset, limits)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String member = json.currentName();
                    if (members.size() < SOME) {
                        members.add(member);
                    }
                    JsonToken value = json.nextToken();
                    if (member.equals("type") && value == JsonToken.VALUE_STRING) {
                        type = json.getText();
                    } else if (member.equals("name") && value == JsonToken.VALUE_STRING) {
                        name = Optional.of(json.getText()).filter(text -> !text.isBlank());
                    } else if (member.equals("crs")) {
                        crs = JsonCrs.read(json);
                    } else {
                        json.skipChildren();
                    }
                }
                sequence = json.nextToken() != null;
            }
        } catch (JsonProcessingException e) {
            broken = !sequence; // the reading proper comes to the same place, and says where it is
        }
        return new JsonOutline(type, name, crs, sequence, members, broken);
    }
}
