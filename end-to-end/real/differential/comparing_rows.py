"""Whether two tables have the same rows, for configs that leave nothing to chance but an order or a temperature."""

import copy
import json

import pyarrow
import pyarrow.csv
import pyarrow.parquet
from checks import equal
from comparing import same_numbers, type_of
from row_cases import SEED_FILES

TRACE = "__trace"


def write_seed_files(folder) -> None:
    for name, rows in SEED_FILES.items():
        table, file = pyarrow.Table.from_pylist(rows), folder / name
        if name.endswith(".parquet"):
            pyarrow.parquet.write_table(table, file)
        elif name.endswith(".csv"):
            lines = [",".join(table.column_names), *(",".join(str(value) for value in row.values()) for row in rows)]
            file.write_text("\n".join(lines) + "\n")
        else:
            file.write_text("".join(json.dumps(row) + "\n" for row in rows))


def with_source(config: dict, source_of) -> dict:
    """The config with the seed file as one side names it."""
    copied = copy.deepcopy(config)
    name = copied["seed_config"]["source"]
    copied["seed_config"]["source"] = name and source_of(name)
    return copied


#: What is different in all of them, in the words of docs/reference/differences.md.
EVERYWHERE = [
    "columns of the seed file come first",
    "a message of a trace has `reasoning_content` only where there is any",
    "`python_linter_score`, `python_linter_severity`",
]


def compare_rows(config: dict, them: pyarrow.Table, us: pyarrow.Table) -> None:
    equal(us.num_rows, them.num_rows, "the number of rows")
    us, them = (own_columns_first(table, config) for table in (us, them))
    equal(us.column_names, them.column_names, "the columns")
    kinds = {column["name"]: column["column_type"] for column in config["columns"]}
    same = [name for name in us.column_names if kinds.get(name) != "validation" and not name.endswith(TRACE)]
    types = [{name: type_of(table.schema.field(name).type) for name in same} for table in (us, them)]
    equal(types[0], types[1], "the types")
    drawn = [column["name"] for column in config["columns"] if column.get("model_alias") == "drawn"]
    for name in drawn:
        same_numbers(*([float(text) for text in table[name].to_pylist()] for table in (them, us)), name)
    keep = [name for name in us.column_names if name not in drawn]
    rows = [[verdicts(row, kinds) for row in table.select(keep).to_pylist()] for table in (us, them)]
    if config["seed_config"]["sampling_strategy"] == "shuffle":
        rows = [sorted(some, key=lambda row: json.dumps(row, sort_keys=True)) for some in rows]
    for number, (here, there) in enumerate(zip(*rows, strict=True)):
        for name in here:
            equal(here[name], there[name], f"{name} in row {number}")


def verdicts(row: dict, kinds: dict[str, str]) -> dict:
    """The row without what only the linters have, and the fields of a trace that are empty."""
    return {
        name: verdict(value)
        if kinds.get(name) == "validation"
        else [{key: part for key, part in message.items() if part is not None} for message in value or []]
        if name.endswith(TRACE)
        else value
        for name, value in row.items()
    }


def own_columns_first(table: pyarrow.Table, config: dict) -> pyarrow.Table:
    """The columns of the config in front of those of the seed file; each in the order they are in."""
    seed = {name for row in SEED_FILES.get(config["seed_config"]["source"], []) for name in row}
    return table.select(sorted(table.column_names, key=lambda name: name in seed))


def verdict(finding: dict | None) -> object:
    """The verdict alone, or those by column."""
    if finding is None or "is_valid" in finding:
        return finding and finding["is_valid"]
    return {column: verdict(part) for column, part in finding.items()}
