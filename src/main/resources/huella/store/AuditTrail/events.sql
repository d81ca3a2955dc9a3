-- What happened to each draft, in the words of its entries, in order.
SELECT draft::text || ' borrador.' || kind AS event, count(*) AS times FROM draft_event GROUP BY 1 ORDER BY 1
