-- One act of publishing; gives its number.
INSERT INTO publication (author, account, reviewer, reviewer_name, reason)
VALUES (:author, :account, :reviewer, :reviewerName, :reason)
RETURNING id
