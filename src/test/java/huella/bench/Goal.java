package huella.bench;

import java.util.Locale;

/**
 * What a figure should reach, and what it reached in this run. Missing a goal is printed like reaching it: a figure is
 * there to be looked at, not to look good.
 *
 * @param unit behind both numbers, such as {@code " ms"}; empty for a ratio
 * @param atLeast whether more is better
 */
record Goal(String what, double measured, double bound, boolean atLeast, String unit) {

    static Goal atLeast(String what, double measured, double bound) {
        return new Goal(what, measured, bound, true, "");
    }

    static Goal atMost(String what, double measured, double bound) {
        return new Goal(what, measured, bound, false, "");
    }

    Goal in(String unit) {
        return new Goal(what, measured, bound, atLeast, " " + unit);
    }

    boolean reached() {
        return atLeast ? measured >= bound : measured <= bound;
    }

    String markdown() {
        return String.format(
                Locale.ROOT,
                "| %s | %s %s%s | %s%s | %s |%n",
                what,
                atLeast ? ">=" : "<=",
                number(bound),
                unit,
                number(measured),
                unit,
                reached() ? "reached" : "**not reached**");
    }

    /** Three digits that say something, and never a figure rounded up to its goal. */
    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        int decimals = Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    static String table(Iterable<Goal> goals) {
        StringBuilder text = new StringBuilder("\n| goal | to reach | measured | |\n|---|---|---|---|\n");
        goals.forEach(goal -> text.append(goal.markdown()));
        return text.toString();
    }
}
