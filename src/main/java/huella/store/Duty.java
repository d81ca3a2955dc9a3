package huella.store;

import java.util.Locale;

/** On what the service acts for somebody; each is a database role that may do just that (db/README.md, rights). */
public enum Duty {
    /** Accounts, sessions, tokens. */
    ACCESS,
    /** An author's own drafts. */
    PLANNER,
    /** Submitted drafts, and publishing them. */
    REVIEWER;

    String role() {
        return "huella_" + name().toLowerCase(Locale.ROOT);
    }
}
