package huella.cql;

import huella.model.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** The words, literals and signs of a CQL2 text (OGC 21-065r2, annex B), each with its place in it. */
final class Tokens {

    enum Kind {
        WORD,
        QUOTED,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    /**
     * @param text a word as written, the content of quotes, a number's digits, a sign
     * @param keyword the word in capitals; empty for what is no ASCII word
     * @param at where it begins, from 0
     */
    record Token(Kind kind, String text, String keyword, int at) {}

    private static final int SHOWN = 20;

    private final String parameter;
    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int next;

    Tokens(String parameter, String source) {
        this.parameter = parameter;
        this.source = source;
        requireStorable();
        while (at < source.length()) {
            if (isSpace(source.codePointAt(at))) {
                at += Character.charCount(source.codePointAt(at));
            } else {
                tokens.add(read());
            }
        }
        tokens.add(new Token(Kind.END, "", "", source.length()));
    }

    Token peek() {
        return tokens.get(next);
    }

    Token after() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token take() {
        Token token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean isSign(String sign) {
        return peek().kind == Kind.SIGN && peek().text.equals(sign);
    }

    boolean isWord(String keyword) {
        return peek().kind == Kind.WORD && peek().keyword.equals(keyword);
    }

    boolean takeSign(String sign) {
        boolean there = isSign(sign);
        if (there) {
            take();
        }
        return there;
    }

    boolean takeWord(String keyword) {
        boolean there = isWord(keyword);
        if (there) {
            take();
        }
        return there;
    }

    void expectSign(String sign) {
        if (!takeSign(sign)) {
            throw fault(peek(), "se espera «" + sign + "»");
        }
    }

    /** What is wrong at a token, with the position counted from 1. */
    Rejected fault(Token token, String cause) {
        return fault(token.at, cause);
    }

    private Rejected fault(int position, String cause) {
        String rest = source.substring(Math.min(position, source.length()));
        String shown = rest.isEmpty()
                ? "al final"
                : "en la posición " + (position + 1) + ", «"
                        + (rest.length() > SHOWN ? rest.substring(0, SHOWN) + "…" : rest) + "»";
        return Rejected.parameter(parameter, "El filtro no es válido " + shown + ": " + cause + ".");
    }

    /** PostgreSQL stores neither the character NUL nor half a surrogate pair. */
    private void requireStorable() {
        if (source.isBlank()) {
            throw Rejected.parameter(
                    parameter, "El filtro está vacío. Escriba una condición, por ejemplo: capa = 'calama'.");
        }
        int nul = source.indexOf('\0');
        if (nul >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(source)) {
            throw Rejected.parameter(
                    parameter,
                    "El filtro contiene "
                            + (nul >= 0 ? "el carácter nulo en la posición " + (nul + 1) : "texto mal codificado")
                            + ". Escríbalo en UTF-8, sin caracteres de control.");
        }
    }

    private Token read() {
        int start = at;
        int c = source.codePointAt(at);
        if (c == '\'') {
            return new Token(Kind.TEXT, text(), "", start);
        }
        if (c == '"') {
            return new Token(Kind.QUOTED, quoted(), "", start);
        }
        if (isDigit(c) || c == '.' && at + 1 < source.length() && isDigit(source.charAt(at + 1))) {
            return new Token(Kind.NUMBER, number(), "", start);
        }
        if (Names.isStart(c)) {
            skip(Names::isPart);
            String word = source.substring(start, at);
            boolean ascii = word.chars().allMatch(each -> each < 128);
            return new Token(Kind.WORD, word, ascii ? word.toUpperCase(Locale.ROOT) : "", start);
        }
        for (String sign :
                new String[] {"<>", "<=", ">=", "=", "<", ">", "(", ")", ",", "+", "-", "*", "/", "%", "^"}) {
            if (source.startsWith(sign, at)) {
                at += sign.length();
                return new Token(Kind.SIGN, sign, "", start);
            }
        }
        throw fault(at, "ese carácter no tiene sentido aquí. Los textos van entre comillas simples: 'texto'");
    }

    /**
     * A quote is doubled or follows a backslash; the backslash also makes control characters and itself. Before
     * anything else it stays, so that LIKE's {@code \%} is written as it is.
     */
    private String text() {
        int start = at;
        StringBuilder value = new StringBuilder();
        for (at++; at < source.length(); at++) {
            char c = source.charAt(at);
            char then = at + 1 < source.length() ? source.charAt(at + 1) : '\0';
            if (c == '\\' && Escapes.MARKS.indexOf(then) >= 0) {
                value.append(Escapes.MEANINGS.charAt(Escapes.MARKS.indexOf(then)));
                at++;
            } else if (c == '\'' && then == '\'') {
                value.append(c);
                at++;
            } else if (c == '\'') {
                at++;
                return value.toString();
            } else {
                value.append(c);
            }
        }
        throw fault(start, "falta la comilla simple que cierra el texto; dentro de él se escribe doble: ''");
    }

    private String quoted() {
        int end = source.indexOf('"', at + 1);
        if (end < 0) {
            throw fault(at, "faltan las comillas dobles que cierran el nombre de la propiedad");
        }
        String name = source.substring(at + 1, end);
        if (!Names.isName(name)) {
            throw fault(
                    at,
                    "entre comillas dobles va el nombre de una propiedad; los textos van entre comillas simples: 'texto'");
        }
        at = end + 1;
        return name;
    }

    private String number() {
        int start = at;
        skip(Tokens::isDigit);
        if (at < source.length() && source.charAt(at) == '.') {
            at++;
            skip(Tokens::isDigit);
        }
        if (at < source.length() && (source.charAt(at) == 'e' || source.charAt(at) == 'E')) {
            at++;
            if (at < source.length() && (source.charAt(at) == '+' || source.charAt(at) == '-')) {
                at++;
            }
            int digits = at;
            skip(Tokens::isDigit);
            if (digits == at) {
                throw fault(start, "al número le falta el exponente; escriba por ejemplo 1.5E3");
            }
        }
        if (at < source.length() && Names.isPart(source.codePointAt(at))) {
            throw fault(start, "el número no se entiende; use dígitos y un punto decimal, y un espacio después");
        }
        return source.substring(start, at);
    }

    private void skip(IntPredicate accepted) {
        while (at < source.length() && accepted.test(source.codePointAt(at))) {
            at += Character.charCount(source.codePointAt(at));
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }
}
