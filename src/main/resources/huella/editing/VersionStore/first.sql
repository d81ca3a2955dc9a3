-- Makes the identity of a new initiative; its foreign key to the version is checked at the end of the transaction.
INSERT INTO initiative (code, current_version) VALUES (:code, 1)
