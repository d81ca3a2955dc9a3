-- The acting account's imports, newest first, at most :most; without what was found in them. Index import_account.
SELECT i.id, i.account, i.file_name, i.file_bytes, i.file_digest, i.state, '{}'::text AS choices, '{}'::text AS report,
       i.draft, i.created_at, i.modified_at, a.login, a.name
  FROM import i JOIN account a ON a.id = i.account
 WHERE i.account = current_account()
 ORDER BY i.created_at DESC, i.id
 LIMIT :most
