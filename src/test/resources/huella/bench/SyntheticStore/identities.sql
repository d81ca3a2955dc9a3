-- Identities of every :step-th number from :first to :last. The letters of their codes are no territory's.
INSERT INTO initiative (code, current_version)
SELECT 'S' || chr(65 + n / 260000) || chr(65 + n / 10000 % 26) || '-' || lpad((n % 10000)::text, 4, '0'), 1
  FROM generate_series(:first, :last, :step) AS n
