#!/bin/sh
# Lets a replica follow this server: a role that may only replicate, an entry for it in pg_hba.conf, and a bound on what is kept
# for a replica that is away. Repeating it is harmless. The image of PostgreSQL runs it when it makes a new database;
# for one that is there already:  docker compose exec database sh /docker-entrypoint-initdb.d/90-replication.sh
set -eu

role=huella_replica
: "${PGDATA:?}" "${POSTGRES_USER:?}" "${POSTGRES_PASSWORD:?}"

psql -v ON_ERROR_STOP=1 -v role="$role" -v password="$POSTGRES_PASSWORD" --username "$POSTGRES_USER" --dbname "${POSTGRES_DB:-$POSTGRES_USER}" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN REPLICATION', :'role') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
ALTER ROLE :"role" PASSWORD :'password';
-- A replica that stays away for longer than this is made anew; without a bound it would fill the primary's disk.
ALTER SYSTEM SET max_slot_wal_keep_size = '4GB';
SQL

line="host replication $role all scram-sha-256"
grep -qxF "$line" "$PGDATA/pg_hba.conf" || printf '%s\n' "$line" >>"$PGDATA/pg_hba.conf"
psql --quiet --username "$POSTGRES_USER" --dbname "${POSTGRES_DB:-$POSTGRES_USER}" --command "SELECT pg_reload_conf()" >/dev/null
