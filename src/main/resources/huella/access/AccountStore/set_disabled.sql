-- Shuts an account or opens it again; since when it is shut stays.
UPDATE account
   SET disabled_at = CASE WHEN :disabled THEN coalesce(disabled_at, clock_timestamp()) END
 WHERE id = :id
