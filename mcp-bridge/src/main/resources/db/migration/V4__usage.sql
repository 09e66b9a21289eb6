create table usage (
    id              uuid        primary key,
    owner           text        not null,
    source          text        not null,
    conversation_id uuid,
    job_id          uuid,
    model           text        not null,
    input_tokens    bigint      not null,
    output_tokens   bigint      not null,
    cost_usd        double precision,
    estimated       boolean     not null,
    at              timestamptz not null
);

create index usage_of_owner on usage (owner, conversation_id, job_id);
