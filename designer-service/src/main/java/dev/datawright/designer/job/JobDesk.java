package dev.datawright.designer.job;

import dev.datawright.designer.generation.RowGenerators;
import dev.datawright.designer.result.FileStore;
import org.springframework.stereotype.Component;

/// What a run works with.
@Component
record JobDesk(
        Jobs jobs,
        Leases leases,
        Parts parts,
        ModelCells cells,
        JobLogs logs,
        FileStore store,
        RowGenerators generators,
        Finishing finishing) {}
