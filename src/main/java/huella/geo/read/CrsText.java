package huella.geo.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A bracketed text of a coordinate system, WKT 1 or WKT 2, as a tree: {@code KEYWORD["text",number,CHILD[…]]}. Nothing
 * is understood here, so nothing can be misunderstood. Length and depth are bounded.
 *
 * @param keyword in upper case
 * @param values texts (without quotes), numbers and bare words, in order
 */
record CrsText(String keyword, List<String> values, List<CrsText> children) {

    private static final int LONGEST = 50_000;
    private static final int DEEPEST = 24;

    CrsText {
        values = List.copyOf(values);
        children = List.copyOf(children);
    }

    /** Empty when it is no such text, or too long or too deep for one. */
    static Optional<CrsText> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith("\uFEFF")) {
            trimmed = trimmed.substring(1).strip();
        }
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            return Optional.empty();
        }
        return new Cursor(trimmed).whole();
    }

    /** The first text: the name. */
    String name() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    boolean is(String... keywords) {
        return List.of(keywords).contains(keyword);
    }

    Optional<CrsText> child(String... keywords) {
        return children.stream().filter(child -> child.is(keywords)).findFirst();
    }

    List<CrsText> children(String... keywords) {
        return children.stream().filter(child -> child.is(keywords)).toList();
    }

    Optional<Double> number(int index) {
        try {
            return index < values.size() ? Optional.of(Double.valueOf(values.get(index))) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static final class Cursor {
        private final String text;
        private int at;
        private boolean bad;

        Cursor(String text) {
            this.text = text;
        }

        Optional<CrsText> whole() {
            CrsText root = node(word(), 0);
            skip();
            return bad || root == null || at < text.length() ? Optional.empty() : Optional.of(root);
        }

        private void skip() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private boolean take(char... wanted) {
            skip();
            for (char each : wanted) {
                if (at < text.length() && text.charAt(at) == each) {
                    at++;
                    return true;
                }
            }
            return false;
        }

        private String word() {
            skip();
            int from = at;
            while (at < text.length() && "[](),\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at).strip();
        }

        /** What follows a keyword; null when there is no bracket or it does not close. */
        private CrsText node(String keyword, int depth) {
            List<String> values = new ArrayList<>();
            List<CrsText> children = new ArrayList<>();
            if (keyword.isEmpty() || depth > DEEPEST || !take('[', '(')) {
                bad = true;
                return null;
            }
            do {
                skip();
                if (take('"')) {
                    values.add(quoted());
                } else {
                    String word = word();
                    if (at < text.length() && (text.charAt(at) == '[' || text.charAt(at) == '(')) {
                        children.add(node(word, depth + 1));
                    } else {
                        values.add(word);
                    }
                }
            } while (!bad && take(','));
            if (bad || !take(']', ')')) {
                bad = true;
                return null;
            }
            return new CrsText(keyword.toUpperCase(Locale.ROOT), values, children);
        }

        /** WKT 2 doubles a quote inside. */
        private String quoted() {
            StringBuilder found = new StringBuilder();
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c != '"') {
                    found.append(c);
                } else if (at < text.length() && text.charAt(at) == '"') {
                    found.append('"');
                    at++;
                } else {
                    return found.toString();
                }
            }
            bad = true;
            return "";
        }
    }
}
