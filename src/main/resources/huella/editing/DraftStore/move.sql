-- The draft goes to another state: its next revision.
UPDATE draft
   SET revision = revision + 1, modified_at = clock_timestamp(), state = :state, reason = coalesce(:reason, reason)
 WHERE id = :id
