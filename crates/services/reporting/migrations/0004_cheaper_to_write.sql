-- What is only ever read whole is kept as the text that was written: to parse and sort it for jsonb cost more than the rest
-- of the row.
ALTER TABLE reporting.journal ALTER COLUMN entry TYPE json;
ALTER TABLE reporting.responses ALTER COLUMN body TYPE text USING body::text;
ALTER TABLE reporting.cases ALTER COLUMN body TYPE text USING body::text;

-- A fold is written again within a second or two, when the decision is heard of: in the page where it is, without a new entry
-- in every index. What changes each time is found by ranges of pages, which are as good for what was written last.
ALTER TABLE reporting.responses SET (fillfactor = 70);
ALTER TABLE reporting.cases SET (fillfactor = 70);
DROP INDEX reporting.responses_updated_idx;
DROP INDEX reporting.cases_updated_idx;
CREATE INDEX responses_updated_idx ON reporting.responses USING brin (updated_at) WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX cases_updated_idx ON reporting.cases USING brin (updated_at) WITH (pages_per_range = 32, autosummarize = on);
