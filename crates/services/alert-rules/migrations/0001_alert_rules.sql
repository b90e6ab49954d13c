-- What alert-rules owns. Forward only; names of constraints are given, for errors speak of them.

-- What a batch locks before it decides: the customer, or the response of an anonymous one. "One open case per
-- customer" will be held by this lock.
CREATE TABLE alert_rules.conversations (
    conversation_id uuid NOT NULL CONSTRAINT conversations_pkey PRIMARY KEY
);

-- The decision record: what was decided of each version of each response, by which rules, seeing what.
CREATE TABLE alert_rules.decisions (
    response_id      uuid        NOT NULL,
    response_version bigint      NOT NULL,
    outcome          text        NOT NULL,
    rules_version    bigint      NOT NULL,
    rule_set         text        NOT NULL,
    rule             text        NOT NULL,
    decided_at       timestamptz NOT NULL, -- business clock
    facts            jsonb       NOT NULL, -- what the conditions saw
    body             bytea       NOT NULL, -- recontact.types.v1.Decision as it was sent
    CONSTRAINT decisions_pkey PRIMARY KEY (response_id, response_version)
);

-- One alert per response, for ever.
CREATE TABLE alert_rules.alerts (
    alert_id    uuid   NOT NULL CONSTRAINT alerts_pkey PRIMARY KEY,
    response_id uuid   NOT NULL CONSTRAINT alerts_response_key UNIQUE,
    version     bigint NOT NULL,
    body        bytea  NOT NULL -- recontact.types.v1.Alert, newest version
);

-- One number for all rules of the installation; every change of any set makes the next.
CREATE TABLE alert_rules.rules_versions (
    rules_version bigint      NOT NULL CONSTRAINT rules_versions_pkey PRIMARY KEY,
    members       jsonb       NOT NULL, -- [{"name", "version"}] of the rule sets in force
    made_at       timestamptz NOT NULL
);
