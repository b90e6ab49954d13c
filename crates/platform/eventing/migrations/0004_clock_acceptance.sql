-- When an operator accepted the database's clock as it was, after a leap.
CREATE TABLE {schema}.clock_acceptance (
    singleton   boolean     NOT NULL DEFAULT true CONSTRAINT clock_acceptance_pkey PRIMARY KEY CHECK (singleton),
    accepted_at timestamptz NOT NULL, -- what that clock showed
    accepted_by text        NOT NULL
);
