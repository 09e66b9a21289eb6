"""The peer of mcp-bridge: the same three tools in a FastMCP server that writes the same rows to PostgreSQL.

    fastmcp_bridge.py CONNINFO PORT

Written as its users write it: async tools, pydantic models for the arguments, a connection pool, one uvicorn process.
It checks less than mcp-bridge does (types and names of columns), asks for no token, and keeps the designs of all
callers apart by the owner that they name.
"""

import asyncio
import json
import sys
import uuid
from typing import Any, Literal, Optional

import uvicorn
from fastmcp import FastMCP
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool
from pydantic import BaseModel

TABLES = """
create table designs (
    id uuid primary key, owner text not null, name text not null, version int not null, columns int not null,
    created_at timestamptz not null, changed_at timestamptz not null);
create table design_versions (
    design_id uuid not null references designs (id), version int not null, config json not null, why json not null,
    row_count bigint, seed bigint, author text not null, summary text not null, at timestamptz not null,
    primary key (design_id, version));
create table outboxes (owner text primary key, last bigint not null);
create table events (
    owner text not null, cursor bigint not null, type text not null, design_id uuid not null, version int,
    at timestamptz not null, primary key (owner, cursor));
"""

DESIGN = (
    "select d.id, d.name, v.version, v.config, v.why, v.row_count, v.seed, v.author, v.summary, d.created_at,"
    " d.changed_at from designs d join design_versions v on v.design_id = d.id and v.version = d.version"
    " where d.id = %s and d.owner = %s"
)


class Column(BaseModel):
    name: str
    column_type: Literal["sampler", "expression", "llm-text"]
    sampler_type: Optional[
        Literal["uuid", "category", "subcategory", "uniform", "gaussian", "poisson", "bernoulli", "datetime"]
    ] = None
    params: Optional[dict[str, Any]] = None
    expr: Optional[str] = None


conninfo, port = sys.argv[1], int(sys.argv[2])
pool = AsyncConnectionPool(conninfo, min_size=12, max_size=12, open=False, kwargs={"row_factory": dict_row})
mcp = FastMCP("peer")


async def event(connection, owner, design_id, version):
    found = await connection.execute(
        "insert into outboxes (owner, last) values (%s, 1)"
        " on conflict (owner) do update set last = outboxes.last + 1 returning last",
        (owner,),
    )
    cursor = (await found.fetchone())["last"]
    await connection.execute(
        "insert into events (owner, cursor, type, design_id, version, at) values (%s, %s, %s, %s, %s, now())",
        (owner, cursor, "DESIGN_CHANGED", design_id, version),
    )


def violations(columns):
    found = []
    names = set()
    for place, column in enumerate(columns):
        if column["name"] in names:
            found.append({"path": f"columns[{place}].name", "message": f"there are two columns '{column['name']}'"})
        names.add(column["name"])
        if column["column_type"] == "sampler" and not column.get("params"):
            found.append({"path": f"columns[{place}].params", "message": "the parameters are missing"})
    return found


@mcp.tool
async def create_design(owner: str, name: str = "Untitled") -> dict:
    """Begin a design."""
    design_id = uuid.uuid4()
    async with pool.connection() as connection:
        await connection.execute(
            "insert into designs values (%s, %s, %s, 1, 0, now(), now())", (design_id, owner, name)
        )
        await connection.execute(
            "insert into design_versions values (%s, 1, '{\"columns\": []}', '{}', null, 7, 'client', 'created', now())",
            (design_id,),
        )
        await event(connection, owner, design_id, 1)
    return {"design_id": str(design_id), "version": 1}


@mcp.tool
async def get_design(owner: str, design_id: str) -> dict:
    """The design with all its columns."""
    async with pool.connection() as connection:
        found = await connection.execute(DESIGN, (design_id, owner))
        row = await found.fetchone()
    if row is None:
        raise ValueError(f"There is no design {design_id}")
    row["id"] = str(row["id"])
    row["created_at"] = row["created_at"].isoformat()
    row["changed_at"] = row["changed_at"].isoformat()
    return row


@mcp.tool
async def set_columns(owner: str, design_id: str, columns: list[Column]) -> dict:
    """Set the columns of a design."""
    given = {column.name: column.model_dump(exclude_none=True) for column in columns}
    async with pool.connection() as connection:
        found = await connection.execute(DESIGN + " for update of d", (design_id, owner))
        row = await found.fetchone()
        if row is None:
            raise ValueError(f"There is no design {design_id}")
        merged = {column["name"]: column for column in row["config"]["columns"]}
        merged.update(given)
        wrong = violations(list(merged.values()))
        if wrong:
            raise ValueError(json.dumps(wrong))
        version = row["version"] + 1
        summary = f"set {len(given)} columns"
        await connection.execute(
            "update designs set version = %s, columns = %s, changed_at = now() where id = %s",
            (version, len(merged), design_id),
        )
        await connection.execute(
            "insert into design_versions values (%s, %s, %s, %s, %s, %s, 'client', %s, now())",
            (
                design_id,
                version,
                json.dumps({"columns": list(merged.values())}),
                json.dumps(row["why"]),
                row["row_count"],
                row["seed"],
                summary,
            ),
        )
        await event(connection, owner, design_id, version)
    return {
        "summary": summary,
        "design_id": design_id,
        "version": version,
        "name": row["name"],
        "columns": list(merged),
    }


@mcp.tool
async def validate_design(owner: str, design_id: str) -> dict:
    """Whether the design can run."""
    async with pool.connection() as connection:
        found = await connection.execute(DESIGN, (design_id, owner))
        row = await found.fetchone()
    if row is None:
        raise ValueError(f"There is no design {design_id}")
    wrong = violations([Column(**column).model_dump(exclude_none=True) for column in row["config"]["columns"]])
    return {"valid": not wrong, "violations": wrong}


async def main():
    await pool.open()
    async with pool.connection() as connection:
        await connection.execute(TABLES)
    config = uvicorn.Config(mcp.http_app(), host="127.0.0.1", port=port, log_level="warning", access_log=False)
    await uvicorn.Server(config).serve()


asyncio.run(main())
