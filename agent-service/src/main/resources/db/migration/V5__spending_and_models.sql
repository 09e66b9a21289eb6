-- What the model's answers of a run have cost so far: limits hold over restarts.
ALTER TABLE agent.run ADD COLUMN tokens bigint NOT NULL DEFAULT 0;
ALTER TABLE agent.run ADD COLUMN cost_usd double precision NOT NULL DEFAULT 0;

-- The gateway's alias of the model that answers here; absent: the agent's own.
ALTER TABLE agent.conversation ADD COLUMN model text;

-- How often a run was taken since it last came on by a step; one that does not come on is given up.
ALTER TABLE agent.run ADD COLUMN attempts int NOT NULL DEFAULT 0;
