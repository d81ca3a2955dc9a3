package huella.access;

import huella.model.Text;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which passwords are refused: the short ones and those that are tried first. Nothing else is asked of them, no
 * capitals and no signs, and none expires (NIST SP 800-63B §5.1.1.2, OWASP ASVS 6.2): such rules make people choose
 * worse ones.
 */
final class PasswordRules {

    static final int SHORTEST = 12;

    /** Far beyond what anybody types; without an end, hashing would be work that a caller can give us for nothing. */
    static final int LONGEST = 200;

    private static final int FEWEST_LETTERS = 5;

    /** Words that stand first in every list of stolen passwords, and those that this service itself suggests. */
    private static final Set<String> OBVIOUS = Set.of(
            "password",
            "passwort",
            "contrasena",
            "contrasenia",
            "clave",
            "miclave",
            "claveclave",
            "secreto",
            "secreta",
            "qwerty",
            "qwertyuiop",
            "qwertyuiopasdfghjkl",
            "asdfghjkl",
            "asdfgh",
            "zxcvbnm",
            "azerty",
            "abcdefghijkl",
            "abcdef",
            "abc",
            "admin",
            "administrador",
            "administrator",
            "usuario",
            "invitado",
            "bienvenido",
            "bienvenida",
            "welcome",
            "letmein",
            "iloveyou",
            "teamo",
            "tequiero",
            "princesa",
            "estrella",
            "mariposa",
            "futbol",
            "colocolo",
            "universidaddechile",
            "cobreloa",
            "chile",
            "vivachile",
            "chilechile",
            "santiago",
            "antofagasta",
            "regiondeantofagasta",
            "calama",
            "tocopilla",
            "mejillones",
            "taltal",
            "sanpedro",
            "sanpedrodeatacama",
            "atacama",
            "mineria",
            "cobre",
            "codelco",
            "escondida",
            "municipalidad",
            "municipalidaddecalama",
            "municipalidaddeantofagasta",
            "municipio",
            "gobierno",
            "gobiernoregional",
            "gore",
            "emra",
            "huella",
            "huellaemra",
            "huellahuella",
            "planificador",
            "planificacion",
            "revisor",
            "planner",
            "changeme",
            "cambiame",
            "temporal",
            "prueba",
            "test",
            "dragon",
            "monkey",
            "master",
            "superman",
            "computador",
            "verano",
            "invierno",
            "otono",
            "primavera",
            "enero",
            "diciembre",
            "lunes",
            "viernes");

    private PasswordRules() {}

    /** Why the password is refused and which one would not be; empty when it is accepted. */
    static Optional<Text> refusal(String password, String login) {
        String text = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST) {
            return refused(
                    "La clave debe tener al menos " + SHORTEST + " caracteres. Sirven varias palabras seguidas.",
                    "The password must have " + SHORTEST + " characters at least. Several words in a row will do.");
        }
        if (length > LONGEST) {
            return refused(
                    "La clave puede tener hasta " + LONGEST + " caracteres.",
                    "The password may have " + LONGEST + " characters at most.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return refused(
                    "La clave tiene caracteres de control, que no se escriben con un teclado. Quítelos.",
                    "The password has control characters, which no keyboard types. Take them out.");
        }
        String folded = folded(text);
        if (folded.contains(folded(login))) {
            return refused(
                    "La clave contiene el nombre de usuario. Elija otra.",
                    "The password contains the login. Choose another one.");
        }
        if (folded.chars().distinct().count() < FEWEST_LETTERS || isRepeated(folded) || isSequence(folded)) {
            return refused(
                    "La clave repite o enumera unos pocos caracteres y se adivina enseguida. Elija otra.",
                    "The password repeats or counts a few characters and is guessed at once. Choose another one.");
        }
        if (OBVIOUS.contains(letters(folded)) || OBVIOUS.contains(letters(unmasked(bare(folded))))) {
            return refused(
                    "La clave es una palabra que se prueba primero, con números o signos alrededor. Use varias palabras"
                            + " que no tengan que ver entre sí.",
                    "The password is a word that is tried first, with digits or signs around it. Use several words that"
                            + " have nothing to do with each other.");
        }
        return Optional.empty();
    }

    private static Optional<Text> refused(String es, String en) {
        return Optional.of(new Text(es, en));
    }

    /** Without case and accents. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Without a year or a number at the end, which are no masks. */
    private static String bare(String folded) {
        return folded.replaceAll("[\\W_]*[0-9]{0,4}[\\W_]*$", "");
    }

    /** The letters that signs stand for: «4ntof4g4st4». */
    private static String unmasked(String folded) {
        return folded.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's')
                .replace('7', 't');
    }

    private static String letters(String folded) {
        return folded.replaceAll("[^\\p{L}]+", "");
    }

    /** One piece of at most half the length, over and over, perhaps cut at the end. */
    private static boolean isRepeated(String text) {
        for (int piece = 1; piece <= text.length() / 2; piece++) {
            if (text.startsWith(text.substring(piece))) {
                return true;
            }
        }
        return false;
    }

    /** Characters that follow each other by one, up or down, all of them: 123456789012, abcdefghijkl. */
    private static boolean isSequence(String text) {
        for (int step : new int[] {1, -1}) {
            int breaks = 0;
            for (int i = 1; i < text.length(); i++) {
                if (text.charAt(i) - text.charAt(i - 1) != step) {
                    breaks++;
                }
            }
            if (breaks <= 1) {
                return true;
            }
        }
        return false;
    }
}
