-- Whether a run's events are still there; they are forgotten some time after it ended.
ALTER TABLE agent.run ADD COLUMN events_kept boolean NOT NULL DEFAULT true;
CREATE INDEX run_to_forget ON agent.run (ended_at) WHERE events_kept AND ended_at IS NOT NULL;
CREATE INDEX checkpoint_age ON agent.checkpoint (at);
