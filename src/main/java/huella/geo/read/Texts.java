package huella.geo.read;

/** Values that are texts, within the limit for one. */
final class Texts {

    private Texts() {}

    /** @throws huella.model.Rejected when it is too long, saying where it stands */
    static String within(ReadLimits limits, String text, String column, String label) {
        if (text.length() > limits.text()) {
            throw tooLong(limits, column, label);
        }
        return text;
    }

    static huella.model.Rejected tooLong(ReadLimits limits, String column, String label) {
        return ReadLimits.exceeded(
                "caracteres en un solo texto",
                limits.text(),
                ReadLimits.TEXT,
                "Acorte el texto de la columna «" + column + "» en el " + label + ".");
    }
}
