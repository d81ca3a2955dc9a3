-- The layers in which rights can be given, in their order.
SELECT code FROM layer ORDER BY position
