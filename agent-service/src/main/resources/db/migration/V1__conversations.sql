CREATE TABLE agent.conversation (
    id             uuid PRIMARY KEY,
    owner          text        NOT NULL,
    title          text        NOT NULL,
    titled         boolean     NOT NULL,
    design_id      uuid        NOT NULL,
    design_version int,
    job_id         uuid,
    cursor         bigint      NOT NULL DEFAULT 0,
    created_at     timestamptz NOT NULL DEFAULT now(),
    changed_at     timestamptz NOT NULL DEFAULT now(),
    deleted_at     timestamptz
);
CREATE INDEX conversation_of_owner ON agent.conversation (owner, created_at DESC, id DESC) WHERE deleted_at IS NULL;

-- A run is leased work: whoever holds the newest fencing token may write, nobody else.
CREATE TABLE agent.run (
    id              uuid PRIMARY KEY,
    conversation_id uuid        NOT NULL REFERENCES agent.conversation,
    owner           text        NOT NULL,
    thread_id       uuid        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('message', 'answer', 'job_end')),
    state           text        NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'interrupted', 'stopped', 'failed')),
    interrupt_id    uuid,
    lease_owner     text,
    lease_until     timestamptz,
    fencing         bigint      NOT NULL DEFAULT 0,
    stop_requested  boolean     NOT NULL DEFAULT false,
    created_at      timestamptz NOT NULL DEFAULT now(),
    ended_at        timestamptz
);
CREATE UNIQUE INDEX run_active ON agent.run (conversation_id) WHERE state IN ('queued', 'running');
CREATE INDEX run_due ON agent.run (lease_until) WHERE state IN ('queued', 'running');
CREATE INDEX run_of_conversation ON agent.run (conversation_id, thread_id);

-- Messages and tool lines share one order.
CREATE SEQUENCE agent.transcript_seq;

CREATE TABLE agent.message (
    id              uuid PRIMARY KEY,
    seq             bigint      NOT NULL DEFAULT nextval('agent.transcript_seq'),
    conversation_id uuid        NOT NULL REFERENCES agent.conversation,
    run_id          uuid        NOT NULL,
    role            text        NOT NULL CHECK (role IN ('user', 'assistant', 'tool')),
    text            text        NOT NULL,
    calls           jsonb,
    answers_id      uuid,
    call_index      int,
    design_version  int,
    at              timestamptz NOT NULL DEFAULT now(),
    UNIQUE (answers_id, call_index)
);
CREATE INDEX message_order ON agent.message (conversation_id, seq);

CREATE TABLE agent.tool_line (
    conversation_id uuid   NOT NULL REFERENCES agent.conversation,
    id              text   NOT NULL,
    seq             bigint NOT NULL DEFAULT nextval('agent.transcript_seq'),
    run_id          uuid   NOT NULL,
    tool            text   NOT NULL,
    state           text   NOT NULL,
    text            text   NOT NULL,
    design_version  int,
    PRIMARY KEY (conversation_id, id)
);

CREATE TABLE agent.proposal (
    interrupt_id    uuid PRIMARY KEY,
    conversation_id uuid        NOT NULL REFERENCES agent.conversation,
    thread_id       uuid        NOT NULL,
    message_id      uuid        NOT NULL,
    call_index      int         NOT NULL,
    proposal        jsonb       NOT NULL,
    state           text        NOT NULL CHECK (state IN ('open', 'approved', 'rejected', 'withdrawn')),
    approval_id     uuid,
    reason          text,
    answer_run_id   uuid,
    created_at      timestamptz NOT NULL DEFAULT now(),
    settled_at      timestamptz
);
CREATE UNIQUE INDEX proposal_open ON agent.proposal (conversation_id) WHERE state = 'open';

-- pieces: for a text compacted from several deltas, the length of the text after each; the last has the row's cursor.
CREATE TABLE agent.event (
    conversation_id uuid   NOT NULL REFERENCES agent.conversation,
    cursor          bigint NOT NULL,
    run_id          uuid   NOT NULL,
    type            text   NOT NULL,
    message_id      text,
    payload         text   NOT NULL,
    pieces          int[],
    PRIMARY KEY (conversation_id, cursor)
);
CREATE INDEX event_of_run ON agent.event (run_id, cursor);

CREATE TABLE agent.checkpoint (
    seq          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    thread_id    uuid        NOT NULL,
    id           text        NOT NULL,
    node_id      text        NOT NULL,
    next_node_id text        NOT NULL,
    state        jsonb       NOT NULL,
    at           timestamptz NOT NULL DEFAULT now(),
    UNIQUE (thread_id, id)
);

CREATE TABLE agent.job_watch (
    job_id          uuid PRIMARY KEY,
    conversation_id uuid        NOT NULL REFERENCES agent.conversation,
    owner           text        NOT NULL,
    run_id          uuid        NOT NULL,
    lease_until     timestamptz,
    fencing         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL DEFAULT now(),
    done_at         timestamptz
);
CREATE INDEX job_watch_due ON agent.job_watch (lease_until) WHERE done_at IS NULL;

CREATE TABLE agent.usage_report (
    id       uuid PRIMARY KEY,
    owner    text        NOT NULL,
    report   jsonb       NOT NULL,
    attempts int         NOT NULL DEFAULT 0,
    due_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX usage_report_due ON agent.usage_report (due_at);
