-- The next free code of a prefix.
SELECT next_code(:prefix)
