-- Adds an entry to the record, in the transaction of what it tells.
SELECT audit(:action, :subject, CAST(:detail AS jsonb))
