CREATE TABLE job (
    id              text PRIMARY KEY,
    workspace       text        NOT NULL,
    name            text        NOT NULL,
    description     text,
    project         text,
    config          json        NOT NULL,
    custom_fields   json,
    rows            bigint      NOT NULL,
    part_rows       integer     NOT NULL,
    seed            bigint      NOT NULL,
    status          text        NOT NULL,
    rows_done       bigint      NOT NULL DEFAULT 0,
    failed_cells    bigint      NOT NULL DEFAULT 0,
    rows_per_second double precision,
    failure         text,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    deleted_at      timestamptz,
    -- Who runs it: the fence grows with every taking, and what an earlier holder writes is refused by it.
    owner           text,
    lease_until     timestamptz,
    fence           bigint      NOT NULL DEFAULT 0,
    -- Names stay taken after a job is deleted, as they do at NVIDIA's.
    UNIQUE (workspace, name)
);

CREATE INDEX job_open ON job (created_at) WHERE status IN ('created', 'active', 'cancelling');
CREATE INDEX job_listed ON job (workspace, created_at) WHERE deleted_at IS NULL;

CREATE TABLE part (
    job_id       text    NOT NULL REFERENCES job (id),
    number       integer NOT NULL,
    file         text    NOT NULL,
    first_row    bigint  NOT NULL,
    rows         bigint  NOT NULL,
    bytes        bigint  NOT NULL,
    sha256       text    NOT NULL,
    failed_cells bigint  NOT NULL,
    PRIMARY KEY (job_id, number)
);

-- What a model answered: a job that goes on after a crash does not pay for it again.
CREATE TABLE model_cell (
    job_id        text   NOT NULL REFERENCES job (id),
    column_name   text   NOT NULL,
    row_number    bigint NOT NULL,
    value         text   NOT NULL,
    input_tokens  bigint NOT NULL,
    output_tokens bigint NOT NULL,
    cost_usd      double precision,
    PRIMARY KEY (job_id, column_name, row_number)
);

CREATE TABLE log_line (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job_id  text        NOT NULL REFERENCES job (id),
    at      timestamptz NOT NULL,
    level   text        NOT NULL,
    message text        NOT NULL
);

CREATE INDEX log_line_of_job ON log_line (job_id, id);
