-- That a response's customer is there was asked of Postgres row by row: a query and a lock on the customer for each
-- response, a third of what a response cost. The writer holds it by itself now: it takes a customer's id from the very
-- statement that keeps the customer, and writes the response in the same transaction (`writer.rs`); no statement of this
-- service deletes a customer or changes its id. Whoever writes one that does (erasure) empties the row and leaves it, or
-- takes the id out of the responses in the same transaction.
ALTER TABLE ingest.responses DROP CONSTRAINT responses_customer_fkey;
