-- What must be true of every schedule, written with it, so that the auditor's look costs as much as there are faults.
ALTER TABLE follow_up_scheduler.schedules
    ADD COLUMN open        boolean NOT NULL DEFAULT false, -- something must still come due
    ADD COLUMN deadline_at timestamptz; -- business clock; the next deadline whose miss was not proposed yet
UPDATE follow_up_scheduler.schedules SET open = next_at IS NOT NULL;
CREATE INDEX schedules_open_idx ON follow_up_scheduler.schedules (matter_id) WHERE open;
CREATE INDEX schedules_faulty_idx ON follow_up_scheduler.schedules (matter_id)
    WHERE open AND (next_at IS NULL OR next_at > deadline_at);

-- The auditor's last run. Whoever locks the row may begin the next one.
CREATE TABLE follow_up_scheduler.audits (
    singleton   boolean     NOT NULL DEFAULT true CONSTRAINT audits_pkey PRIMARY KEY CHECK (singleton),
    started_at  timestamptz NOT NULL, -- machine clock
    finished_at timestamptz NOT NULL, -- machine clock
    checked     bigint      NOT NULL, -- open schedules
    faulty      bigint      NOT NULL, -- of these, against what must be true
    repaired    bigint      NOT NULL -- of these, computed again
);
INSERT INTO follow_up_scheduler.audits (started_at, finished_at, checked, faulty, repaired)
VALUES (clock_timestamp(), clock_timestamp(), 0, 0, 0);
