-- Where a run belongs in the trace of its message, as W3C's traceparent; absent when nothing is traced.
ALTER TABLE agent.run ADD COLUMN traceparent text;
