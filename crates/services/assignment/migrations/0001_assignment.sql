-- What assignment owns. Forward only; names of constraints are given, for errors speak of them.

-- One row per task; the message is its public snapshot, the columns beside it are what lists filter and order by.
CREATE TABLE assignment.tasks (
    task_id          uuid        NOT NULL CONSTRAINT tasks_pkey PRIMARY KEY,
    alert_id         uuid        NOT NULL CONSTRAINT tasks_alert_key UNIQUE, -- one task per alert, for ever
    version          bigint      NOT NULL,
    state            text        NOT NULL,
    open             boolean     NOT NULL, -- neither closed, unreachable nor dismissed
    owner            text        NOT NULL,
    resolved_unit    text        NOT NULL,
    severity         integer     NOT NULL,
    assigned_at      timestamptz NOT NULL,
    next_deadline_at timestamptz, -- earliest deadline that stands unmet
    body             bytea       NOT NULL, -- recontact.types.v1.Task
    alert            bytea       NOT NULL, -- recontact.types.v1.Alert that it was made of: time box and cool-down
    resolution       bytea       NOT NULL  -- recontact.events.v1.TaskAssigned with its steps only: how the first owner was found
);
CREATE INDEX tasks_open_idx ON assignment.tasks (next_deadline_at, task_id) WHERE open;
CREATE INDEX tasks_owner_idx ON assignment.tasks (owner) WHERE open;
CREATE INDEX tasks_unit_idx ON assignment.tasks (resolved_unit) WHERE open;

-- Which versions of an alert were applied: each once, in whatever order they come.
CREATE TABLE assignment.alerts (
    alert_id uuid     NOT NULL CONSTRAINT alerts_pkey PRIMARY KEY,
    applied  bigint[] NOT NULL DEFAULT '{}'
);

-- Everything that happened to a task: who, when and why. Texts of calls and comments are nowhere else.
CREATE TABLE assignment.task_timeline (
    task_id         uuid        NOT NULL,
    version         bigint      NOT NULL,
    event           text        NOT NULL,
    actor_kind      integer     NOT NULL,
    actor           text        NOT NULL,
    changed_at      timestamptz NOT NULL, -- business clock
    reason          text        NOT NULL,
    text            text        NOT NULL,
    attempt_outcome integer     NOT NULL,
    CONSTRAINT task_timeline_pkey PRIMARY KEY (task_id, version)
);

-- Proposals that got their verdict: each once, for ever.
CREATE TABLE assignment.verdicts (
    task_id         uuid   NOT NULL,
    proposal_number bigint NOT NULL,
    verdict         text   NOT NULL,
    CONSTRAINT verdicts_pkey PRIMARY KEY (task_id, proposal_number)
);

-- Commands that were carried out: the same request id again gets the first answer.
CREATE TABLE assignment.commands (
    task_id      uuid  NOT NULL,
    request_id   text  NOT NULL,
    request_hash bytea NOT NULL, -- SHA-256 of what was asked
    answer       bytea NOT NULL, -- recontact.types.v1.Task
    CONSTRAINT commands_pkey PRIMARY KEY (task_id, request_id)
);
