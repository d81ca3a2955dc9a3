-- Up to where this server has come, in bytes of the write-ahead log: what a replica has replayed, what a primary has written.
-- A commit that anybody could see lies before the primary's insert position, also with synchronous_commit = off.
SELECT in_recovery AS recovering,
       pg_wal_lsn_diff(CASE WHEN in_recovery THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_insert_lsn() END, '0/0')::bigint AS log
  FROM pg_is_in_recovery() AS in_recovery
