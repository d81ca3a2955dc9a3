-- Every entry in order, with the text that its digest is of: said here in full, so that a function that was changed in
-- the database deceives nobody. Primary key of audit.
SELECT a.n, a.action, a.subject, a.detail::text AS detail, a.previous, a.digest,
       jsonb_build_array(a.n, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), a.account, a.actor,
                         a.action, a.subject, a.detail, a.previous)::text AS text
  FROM audit a
 ORDER BY a.n
