package dev.datawright.designer.job;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The parts that are done: a part with a row here has its file whole in the store.
@Component
class Parts {

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Leases leases;

    Parts(JdbcClient database, TransactionOperations transactions, Leases leases) {
        this.database = database;
        this.transactions = transactions;
        this.leases = leases;
    }

    /// In row order.
    List<Part> of(String jobId) {
        return database.sql("SELECT * FROM designer.part WHERE job_id = :job ORDER BY number")
                .param("job", jobId)
                .query(Part.class)
                .list();
    }

    /// The part of that name, such as `part-00000.parquet`.
    Optional<Part> find(String jobId, String name) {
        return of(jobId).stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /// @return false when the lease is lost; nothing is recorded then
    boolean add(Lease lease, Part part) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!leases.holds(lease)) {
                return false;
            }
            database.sql("""
                            INSERT INTO designer.part (job_id, number, file, first_row, rows, bytes, sha256, failed_cells)
                            VALUES (:job, :number, :file, :firstRow, :rows, :bytes, :sha256, :failedCells)
                            """)
                    .param("job", lease.jobId())
                    .param("number", part.number())
                    .param("file", part.file())
                    .param("firstRow", part.firstRow())
                    .param("rows", part.rows())
                    .param("bytes", part.bytes())
                    .param("sha256", part.sha256())
                    .param("failedCells", part.failedCells())
                    .update();
            return true;
        }));
    }

    /// @param number counts from 0
    /// @param file its name in the store, which tells attempts apart
    record Part(int number, String file, long firstRow, long rows, long bytes, String sha256, long failedCells) {

        /// Its name for callers.
        String name() {
            return "part-%05d.parquet".formatted(number);
        }
    }
}
