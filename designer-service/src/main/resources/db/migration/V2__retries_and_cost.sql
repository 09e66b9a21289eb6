ALTER TABLE job
    -- What its model calls may cost in USD; no limit when absent.
    ADD COLUMN cost_cap_usd  double precision,
    -- What calls cost that brought no cell: the journal does not know of them.
    ADD COLUMN lost_cost_usd double precision NOT NULL DEFAULT 0,
    -- The fence when it was last begun: a retry counts its takings anew.
    ADD COLUMN begun_fence   bigint NOT NULL DEFAULT 0;
