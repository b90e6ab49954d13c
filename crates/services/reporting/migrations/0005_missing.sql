-- What the look for completeness found missing and has not seen come since. Each look goes over what was written since the
-- one before, and over these rows: to read all of the journal each time takes the longer the longer the system is in use.
CREATE TABLE reporting.missing (
    missing        text        NOT NULL, -- version, decision, alert, task, verdict
    aggregate_type text        NOT NULL, -- of the entry that should have been preceded, or followed
    aggregate_id   text        NOT NULL,
    version        bigint      NOT NULL,
    occurred_at    timestamptz NOT NULL,
    logged_at      timestamptz NOT NULL,
    response_id    uuid,
    example        text        NOT NULL, -- for a person: a response, or a task
    CONSTRAINT missing_pkey PRIMARY KEY (missing, aggregate_type, aggregate_id, version)
);

-- How far was looked.
CREATE TABLE reporting.looked (
    what  text        NOT NULL CONSTRAINT looked_pkey PRIMARY KEY, -- before: for a version; after: for what should follow
    until timestamptz NOT NULL                                     -- entries written by then
);
