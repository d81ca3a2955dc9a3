package huella.model;

/** One text for people, in both languages. */
public record Text(String es, String en) {

    public String in(Language language) {
        return switch (language) {
            case ES -> es;
            case EN -> en;
        };
    }
}
