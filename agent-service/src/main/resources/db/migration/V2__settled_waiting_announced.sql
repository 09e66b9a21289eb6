-- The job that a yes led to.
ALTER TABLE agent.proposal ADD COLUMN job_id uuid;
UPDATE agent.proposal p SET job_id = w.job_id FROM agent.job_watch w
    WHERE p.state = 'approved' AND w.run_id = p.answer_run_id;
CREATE INDEX proposal_settled ON agent.proposal (conversation_id, settled_at) WHERE state <> 'open';

-- What the person said while a run was at work. It is no part of the transcript before its own run starts.
CREATE TABLE agent.waiting_message (
    id              uuid PRIMARY KEY,
    seq             bigint GENERATED ALWAYS AS IDENTITY,
    conversation_id uuid        NOT NULL REFERENCES agent.conversation,
    owner           text        NOT NULL,
    text            text        NOT NULL,
    at              timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX waiting_message_order ON agent.waiting_message (conversation_id, seq);

-- Events that others than the run at work want told: a run alone numbers the events of its conversation.
CREATE TABLE agent.announcement (
    seq             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id uuid NOT NULL REFERENCES agent.conversation,
    payload         text NOT NULL
);
CREATE INDEX announcement_of_conversation ON agent.announcement (conversation_id, seq);

-- Calls that carried a key, so that a doubled one is answered as the first was.
CREATE TABLE agent.request (
    owner     text        NOT NULL,
    key       text        NOT NULL,
    arguments text        NOT NULL,
    answer    jsonb,
    at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (owner, key)
);
CREATE INDEX request_age ON agent.request (at);
