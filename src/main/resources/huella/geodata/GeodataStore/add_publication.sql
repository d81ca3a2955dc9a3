-- One act of publishing; gives its number.
INSERT INTO publication (author, reason) VALUES (:author, :reason) RETURNING id
