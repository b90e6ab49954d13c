-- The clock as a process last saw it: a process that starts can't tell by itself whether it leapt.
CREATE TABLE {schema}.clock_kept (
    singleton boolean     NOT NULL DEFAULT true CONSTRAINT clock_kept_pkey PRIMARY KEY CHECK (singleton),
    reading   timestamptz NOT NULL, -- what the database's clock showed …
    shown     timestamptz NOT NULL  -- … and what the process went by: more than a minute apart, it saw a leap
);
