-- What reporting owns. Forward only; names of constraints are given, for errors speak of them.

-- Every event once, as a typed fact without personal fields. Everything else here can be made of it again.
CREATE TABLE reporting.journal (
    aggregate_type text        NOT NULL, -- response, decision, alert, task, schedule
    aggregate_id   text        NOT NULL,
    version        bigint      NOT NULL, -- dense, from 1
    event          text        NOT NULL, -- task.escalated
    occurred_at    timestamptz NOT NULL, -- business clock
    response_id    uuid,
    case_id        uuid,
    entry          jsonb       NOT NULL,
    logged_at      timestamptz NOT NULL DEFAULT clock_timestamp(), -- machine clock: ages of holes
    CONSTRAINT journal_pkey PRIMARY KEY (aggregate_type, aggregate_id, version)
);
CREATE INDEX journal_response_idx ON reporting.journal (response_id) WHERE response_id IS NOT NULL;
CREATE INDEX journal_case_idx ON reporting.journal (case_id) WHERE case_id IS NOT NULL;

-- Each response, folded from its facts.
CREATE TABLE reporting.responses (
    response_id        uuid        NOT NULL CONSTRAINT responses_pkey PRIMARY KEY,
    source             text,
    external_id_hash   text,
    customer_id        text,
    unit               text,
    accepted_at        timestamptz,
    counted            boolean     NOT NULL DEFAULT false, -- neither a test nor history
    case_id            uuid,
    body               jsonb       -- null: named by others, not heard of yet
);
CREATE INDEX responses_external_idx ON reporting.responses (external_id_hash) WHERE external_id_hash <> '';
CREATE INDEX responses_customer_idx ON reporting.responses (customer_id) WHERE customer_id <> '';
CREATE INDEX responses_accepted_idx ON reporting.responses (accepted_at);

-- Each case, folded from its facts.
CREATE TABLE reporting.cases (
    case_id          uuid        NOT NULL CONSTRAINT cases_pkey PRIMARY KEY,
    response_id      text,
    alert_id         text,
    task_id          text,
    customer_id      text,
    source           text,
    resolved_unit    text,
    owner            text,
    severity         integer,
    state            text,
    accepted_at      timestamptz,
    raised_at        timestamptz,
    next_deadline_at timestamptz, -- earliest deadline that stands unmet
    updated_at       timestamptz,
    body             jsonb        -- null: named by others, not heard of yet
);
CREATE INDEX cases_accepted_idx ON reporting.cases (accepted_at, case_id);
CREATE INDEX cases_raised_idx ON reporting.cases (raised_at);
CREATE INDEX cases_alert_idx ON reporting.cases (alert_id);
CREATE INDEX cases_task_idx ON reporting.cases (task_id);
CREATE INDEX cases_customer_idx ON reporting.cases (customer_id) WHERE customer_id <> '';
