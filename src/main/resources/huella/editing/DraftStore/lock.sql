-- Lets nobody else change a draft until the end of the transaction, by :id.
SELECT id FROM draft WHERE id = :id FOR UPDATE
