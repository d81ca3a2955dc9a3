#!/bin/sh
# A streaming replica in the image of its primary. The first time it copies the primary (pg_basebackup); from then on it
# follows. The copy is made beside its place and moved there when it is whole, so a start that was interrupted begins anew.
# A replica that was away too long for its primary to have kept what it missed is made anew: remove its volume.
set -eu

: "${HUELLA_PRIMARY:?host of the primary}" "${POSTGRES_PASSWORD:?}"
HOME_DIR=${HUELLA_REPLICA_HOME:-/var/lib/postgresql/data}
PORT=${HUELLA_PRIMARY_PORT:-5432}
SLOT=${HUELLA_REPLICA_SLOT:-huella_replica_1}
ROLE=huella_replica
PGDATA=$HOME_DIR/replica
export PGDATA

# PostgreSQL does not run as root.
if [ "$(id -u)" = 0 ]; then
    mkdir -p "$HOME_DIR"
    chown postgres "$HOME_DIR"
    if command -v gosu >/dev/null; then
        exec gosu postgres sh "$0" "$@"
    fi
    exec setpriv --reuid=postgres --regid="$(id -gn postgres)" --clear-groups sh "$0" "$@"
fi

# Beside the server's files and not in its command line, which others can read.
umask 077
PGPASSFILE=$HOME_DIR/.pgpass
export PGPASSFILE
printf '*:*:*:%s:%s\n' "$ROLE" "$(printf %s "$POSTGRES_PASSWORD" | sed 's/[\\:]/\\&/g')" >"$PGPASSFILE"

to_primary="host=$HUELLA_PRIMARY port=$PORT user=$ROLE dbname=replication replication=true"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    tries=0
    until psql "$to_primary" --quiet --command "IDENTIFY_SYSTEM" >/dev/null 2>&1; do
        tries=$((tries + 1))
        if [ "$tries" -ge 60 ]; then
            echo "replica: the primary $HUELLA_PRIMARY:$PORT does not let $ROLE replicate. Run src/deploy/primary.sh there." >&2
            exit 1
        fi
        sleep 1
    done
    # The slot keeps for this replica what it has not received yet. An old one of its name belongs to a copy that is gone.
    psql "$to_primary" --quiet --command "DROP_REPLICATION_SLOT $SLOT" >/dev/null 2>&1 || true
    rm -rf "$PGDATA.new"
    pg_basebackup --pgdata="$PGDATA.new" --host="$HUELLA_PRIMARY" --port="$PORT" --username="$ROLE" --wal-method=stream \
        --create-slot --slot="$SLOT" --write-recovery-conf --checkpoint=fast
    mv "$PGDATA.new" "$PGDATA"
fi

# hot_standby_feedback: long reads here keep the primary from cleaning away what they look at, instead of being cancelled.
exec postgres -D "$PGDATA" -c hot_standby=on -c hot_standby_feedback=on -c max_standby_streaming_delay=5s "$@"
