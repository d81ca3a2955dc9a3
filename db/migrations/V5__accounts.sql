-- Who may do what. Only the duty huella_access sees passwords, sessions and tokens; secrets are stored as digests.

CREATE TABLE account (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login        text NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    name         text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 120),
    password     text NOT NULL CHECK (password LIKE '$argon2id$%'),
    password_changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    disabled_at  timestamptz
);
COMMENT ON TABLE account IS 'A person or a team that signs in. Never deleted: history refers to it';
COMMENT ON COLUMN account.name IS 'Shown in the public history of what it publishes';

CREATE TABLE account_grant (
    account bigint NOT NULL REFERENCES account,
    role    text NOT NULL CHECK (role IN ('PLANIFICADOR', 'REVISOR', 'ADMIN')),
    layer   text REFERENCES layer,
    CONSTRAINT admin_everywhere CHECK ((role = 'ADMIN') = (layer IS NULL)),
    UNIQUE NULLS NOT DISTINCT (account, role, layer)
);
COMMENT ON TABLE account_grant IS 'What an account may do, and in which layer';

CREATE TABLE session (
    digest       bytea PRIMARY KEY CHECK (length(digest) = 32),
    account      bigint NOT NULL REFERENCES account,
    agent        text NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_used_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at   timestamptz NOT NULL
);
COMMENT ON TABLE session IS 'Who is signed in, by the SHA-256 of the cookie';
CREATE INDEX session_account ON session (account);

CREATE TABLE token (
    id           text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]{8,40}$'),
    digest       bytea NOT NULL UNIQUE CHECK (length(digest) = 32),
    account      bigint NOT NULL REFERENCES account,
    name         text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 120),
    scope        text NOT NULL CHECK (scope IN ('leer', 'editar')),
    layers       text[],
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    CONSTRAINT a_year_at_most CHECK (expires_at <= created_at + interval '366 days')
);
COMMENT ON TABLE token IS 'Keys for programs such as QGIS, by the SHA-256 of their secret';
COMMENT ON COLUMN token.layers IS 'Narrows the rights of the account to these layers; null: all it has';
CREATE INDEX token_account ON token (account);

-- For whom the transaction acts; null outside of a duty.
CREATE FUNCTION current_account() RETURNS bigint
    LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('huella.account', true), '')::bigint $$;

-- The rights of the account that the transaction acts for, told without letting it see the table.
CREATE FUNCTION may(asked text, layers text[]) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = huella, pg_temp
    AS $$
    SELECT EXISTS (SELECT FROM account a WHERE a.id = current_account() AND a.disabled_at IS NULL)
       AND (EXISTS (SELECT FROM account_grant g WHERE g.account = current_account() AND g.role = 'ADMIN')
            OR cardinality(layers) > 0
               AND NOT EXISTS (SELECT FROM unnest(layers) AS wanted (layer)
                                WHERE NOT EXISTS (SELECT FROM account_grant g
                                                   WHERE g.account = current_account()
                                                     AND g.role = asked
                                                     AND g.layer = wanted.layer)))
    $$;
COMMENT ON FUNCTION may(text, text[]) IS 'Whether the account that acts has a role in all these layers';

GRANT USAGE ON SCHEMA huella TO huella_access, huella_planner, huella_reviewer;
GRANT SELECT, INSERT, UPDATE ON account TO huella_access;
GRANT SELECT, INSERT, DELETE ON account_grant TO huella_access;
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO huella_access;
GRANT SELECT, INSERT, UPDATE ON token TO huella_access;
GRANT SELECT (id, login, name) ON account TO huella_planner, huella_reviewer;
GRANT EXECUTE ON FUNCTION current_account(), may(text, text[]) TO huella_access, huella_planner, huella_reviewer;
