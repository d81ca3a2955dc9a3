-- A new import of the account that acts; it is being read.
INSERT INTO import (account, file_name, file_bytes, file_digest, choices)
VALUES (current_account(), :name, :bytes, :digest, :choices::jsonb)
RETURNING id
