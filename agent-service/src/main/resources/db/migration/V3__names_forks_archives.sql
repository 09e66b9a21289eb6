-- A title that the person chose stays; any other follows the dataset's name.
ALTER TABLE agent.conversation ADD COLUMN renamed boolean NOT NULL DEFAULT false;

-- Designs of deleted conversations, until the bridge has archived them.
CREATE TABLE agent.archive (
    design_id uuid PRIMARY KEY,
    owner     text        NOT NULL,
    attempts  int         NOT NULL DEFAULT 0,
    due_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX archive_due ON agent.archive (due_at);
