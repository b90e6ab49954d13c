-- no-transaction
-- The migration before wrote all of the table again: its visibility map is empty and the statistics of `source` are gone.
-- Until autovacuum gets there, counts would read the heap beside the index, and plans would guess.
VACUUM (ANALYZE) reporting.cases;
