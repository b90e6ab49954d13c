-- The journal: what is told of a response stands under its id, so only an alert is looked for by its response. Ids are compared
-- byte by byte, whatever language the database speaks. The text of an entry is read whole and by this service alone: Postgres
-- need not check that it is JSON.
DROP INDEX reporting.journal_response_idx;
ALTER TABLE reporting.journal
    DROP CONSTRAINT journal_pkey,
    ALTER COLUMN aggregate_type TYPE text COLLATE "C",
    ALTER COLUMN aggregate_id TYPE text COLLATE "C",
    ALTER COLUMN entry TYPE text USING entry::text,
    -- What is told of a response and what was decided on it stand side by side: one look finds both. Ids tell their type.
    ADD CONSTRAINT journal_pkey PRIMARY KEY (aggregate_id, aggregate_type, version);
CREATE INDEX journal_alert_idx ON reporting.journal (response_id) WHERE aggregate_type = 'alert';

-- A response is shown from its two or three entries; a row is what lists and figures choose by. Rows without a body are of
-- responses that nobody heard of.
DELETE FROM reporting.responses WHERE body IS NULL;
-- A row is written when its response is heard of, and again when that is decided on. The second time touches no column of an
-- index, so it stays in its page and in every index as it is: a page is half filled, for all of its rows may be decided on at
-- once. What changed since an instant is found by when it was accepted, and what changes more than a minute after that by a
-- column of its own; both by ranges of pages, so that from Postgres 16 on a late decision stays in its page as well.
ALTER TABLE reporting.responses
    DROP COLUMN body,
    ADD COLUMN changed_late_at timestamptz, -- updated_at, where that is more than a minute after accepted_at
    SET (fillfactor = 50);
UPDATE reporting.responses SET changed_late_at = updated_at WHERE updated_at > accepted_at + interval '1 minute';
DROP INDEX reporting.responses_updated_idx;
CREATE INDEX responses_changed_idx ON reporting.responses USING brin (accepted_at, changed_late_at)
    WITH (pages_per_range = 32, autosummarize = on);

-- By these a response or a case is only looked for.
DROP INDEX reporting.responses_external_idx;
DROP INDEX reporting.responses_customer_idx;
CREATE INDEX responses_external_idx ON reporting.responses USING hash (external_id_hash) WHERE external_id_hash <> '';
CREATE INDEX responses_customer_idx ON reporting.responses USING hash (customer_id) WHERE customer_id <> '';
DROP INDEX reporting.cases_customer_idx;
CREATE INDEX cases_customer_idx ON reporting.cases USING hash (customer_id) WHERE customer_id <> '';
-- The case of an alert and of a task stands in their first entries.
DROP INDEX reporting.cases_alert_idx;
DROP INDEX reporting.cases_task_idx;
