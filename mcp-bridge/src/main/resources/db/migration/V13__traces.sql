-- Where a job belongs in the trace of the call that made it, as W3C's traceparent; absent when nothing is traced.
alter table jobs add column traceparent text;
