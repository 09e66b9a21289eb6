"""Makes rows of the benchmark's shape with DuckDB's own SQL, as one Parquet file.

    python duckdb_rows.py ROWS FILE THREADS
"""
import math
import sys

import duckdb

rows, file, threads = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
# Poisson numbers of mean 4 by their cumulative probabilities; beyond 30 lies nothing that a double could tell apart.
probabilities = [math.exp(-4) * 4**count / math.factorial(count) for count in range(31)]
poisson = "CASE " + " ".join(
    f"WHEN draw < {math.fsum(probabilities[:count + 1])!r} THEN {count}" for count in range(30)) + " ELSE 30 END"
database = duckdb.connect(config={"threads": threads})
# One pair in 18 violates lo <= hi; the rest is drawn in vain, as a constraint has it.
database.execute(f"""
    COPY (
        SELECT id, category, lower(category) || which AS subcategory, g, lo, hi, p, b, ts,
               category || '/' || lower(category) || which || ' ' || p AS label
        FROM (
            SELECT 'ID-' || replace(uuid()::VARCHAR, '-', '') AS id,
                   CASE WHEN weight < 0.5 THEN 'A' WHEN weight < 0.8 THEN 'B' ELSE 'C' END AS category,
                   which,
                   100 + 15 * sqrt(-2 * ln(u)) * cos(2 * pi() * v) AS g,
                   lo, hi, ({poisson})::BIGINT AS p, b,
                   strftime(TIMESTAMP '2024-01-01' + to_hours(hour), '%Y-%m-%dT%H:%M:%S') AS ts
            FROM (
                SELECT random() AS weight,
                       1 + floor(random() * 2)::BIGINT AS which,
                       1 - random() AS u,
                       random() AS v,
                       random() * 60 AS lo,
                       40 + random() * 60 AS hi,
                       random() AS draw,
                       (random() < 0.3)::BIGINT AS b,
                       floor(random() * 8784)::BIGINT AS hour
                FROM range({rows * 107 // 100 + 1000})
            )
            WHERE lo <= hi
        )
        LIMIT {rows}
    ) TO '{file}' (FORMAT parquet, COMPRESSION zstd)
""")
made = database.execute(f"SELECT count(*) FROM '{file}'").fetchone()[0]
if made != rows:
    sys.exit(f"{made} rows came out, not {rows}")
