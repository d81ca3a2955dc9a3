-- A reviewer's decision on a draft: its next revision, and the publication if it became one.
UPDATE draft
   SET revision = revision + 1, modified_at = clock_timestamp(), state = :state, publication = :publication
 WHERE id = :id
