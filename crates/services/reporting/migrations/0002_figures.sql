-- What figures are counted over, one column for each fact that a figure asks for. All of it is folded from the journal:
-- rows that stood before have it after `recontact reporting rebuild`.

ALTER TABLE reporting.responses
    ADD COLUMN updated_at timestamptz,
    ADD COLUMN counts_at  timestamptz,                     -- places it in a period: accepted; history: answered
    ADD COLUMN test       boolean     NOT NULL DEFAULT false,
    ADD COLUMN history    boolean     NOT NULL DEFAULT false,
    ADD COLUMN outcome    integer,                         -- of the newest version decided, in the contract's numbers
    ADD COLUMN attached   boolean     NOT NULL DEFAULT false, -- joined a case that another response had opened
    ADD COLUMN nps        smallint,                        -- 1 promoter, 0 passive, -1 detractor; null: another metric
    ADD COLUMN csat       smallint,                        -- 1 satisfied, 0 not; null: another metric
    DROP COLUMN counted;
DROP INDEX reporting.responses_accepted_idx;
CREATE INDEX responses_counts_idx ON reporting.responses (counts_at);
CREATE INDEX responses_updated_idx ON reporting.responses (updated_at);

ALTER TABLE reporting.cases
    ADD COLUMN test                     boolean NOT NULL DEFAULT false,
    ADD COLUMN task_required            boolean NOT NULL DEFAULT false,
    ADD COLUMN reached_at               timestamptz,
    ADD COLUMN reached_channel          integer,           -- in the contract's numbers; 0: not known
    ADD COLUMN missed_from              timestamptz,       -- first deadline that passed unmet, or will when nobody acts
    ADD COLUMN contact_duty_seconds     bigint,
    ADD COLUMN contact_customer_seconds bigint,
    ADD COLUMN resolve_customer_seconds bigint,
    ADD COLUMN reopenings               integer;
DROP INDEX reporting.cases_raised_idx;
CREATE INDEX cases_updated_idx ON reporting.cases (updated_at);

-- Live feeds look for what was written last.
CREATE INDEX journal_logged_idx ON reporting.journal (logged_at);
