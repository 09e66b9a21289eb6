package dev.datawright.designer.job;

import dev.datawright.designer.generation.RowGenerators;
import dev.datawright.designer.result.FileStore;
import dev.datawright.designer.seeddata.SeedData;
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
        SeedData seedData,
        RowGenerators generators,
        Finishing finishing,
        JobMeter meter) {}
