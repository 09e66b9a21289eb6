package dev.datawright.designer.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a job tells about itself, line by line.
@Component
class JobLogs {

    private final JdbcClient database;
    private final Clock clock;

    JobLogs(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(String jobId, String level, String message) {
        database.sql("INSERT INTO designer.log_line (job_id, at, level, message) VALUES (:job, :at, :level, :message)")
                .param("job", jobId)
                .param("at", Timestamp.from(clock.instant()))
                .param("level", level)
                .param("message", message.replace("\0", ""))
                .update();
    }

    List<Line> after(String jobId, long cursor, int limit) {
        return database.sql("""
                        SELECT id, at, level, message FROM designer.log_line
                        WHERE job_id = :job AND id > :cursor ORDER BY id LIMIT :limit
                        """)
                .param("job", jobId)
                .param("cursor", cursor)
                .param("limit", limit)
                .query(JobLogs::map)
                .list();
    }

    /// The last lines, oldest first.
    List<Line> last(String jobId, int limit) {
        return database.sql("""
                        SELECT id, at, level, message FROM designer.log_line
                        WHERE job_id = :job ORDER BY id DESC LIMIT :limit
                        """)
                .param("job", jobId)
                .param("limit", limit)
                .query(JobLogs::map)
                .list()
                .reversed();
    }

    long count(String jobId) {
        return database.sql("SELECT count(*) FROM designer.log_line WHERE job_id = :job")
                .param("job", jobId)
                .query(Long.class)
                .single();
    }

    private static Line map(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("level"),
                row.getString("message"));
    }

    record Line(long id, Instant at, String level, String message) {}
}
