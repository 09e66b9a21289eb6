"""What Data Designer's REST API answers, and whether two tables are of one kind: columns, types, distributions."""

import io
import json
import os
import tarfile
from datetime import datetime
from pathlib import Path

import httpx
import jinja2
import jinja2.meta
import jinja2.sandbox
import numpy
import pyarrow
import pyarrow.compute
import pyarrow.parquet
from checks import HEADERS, URL, equal, holds, until
from scipy import stats

SEED = int(os.environ.get("DATAWRIGHT_SEED", "20261122")) % 2**31
#: Less likely than this is no chance: there are some two hundred comparisons.
CHANCE = 1e-5


class Service:
    """Data Designer behind NeMo Platform's API: ours, or NVIDIA's own."""

    def __init__(self, url: str, headers: dict[str, str]) -> None:
        self._base = f"{url}/apis/data-designer/v2/workspaces/default"
        self._files = f"{url}/apis/files/v2/workspaces/default"
        self._http = httpx.Client(headers=headers, timeout=180)

    def refusal(self, config: dict) -> str | None:
        """Why a preview of it is refused, or fails; None when it comes to rows."""
        answer = self._http.post(f"{self._base}/preview", json={"config": config, "num_records": 10})
        if answer.status_code == 422:
            return answer.text[:300]
        equal(answer.status_code, 200, f"the answer to a preview ({answer.text[:300]})")
        frames = [json.loads(line) for line in answer.text.splitlines() if line]
        failed = [frame["message"] for frame in frames if frame["kind"] == "error"]
        return failed[0] if failed else None

    def start(self, config: dict, rows: int) -> str:
        """Creates a job; its name."""
        body = {"spec": {"num_records": rows, "config": config}, "custom_fields": {"datawright": {"seed": SEED}}}
        created = self._http.post(f"{self._base}/jobs/create", json=body)
        equal(created.status_code, 201, f"the answer to a job ({created.text[:300]})")
        return created.json()["name"]

    def upload(self, fileset: str, files: list[Path]) -> None:
        filesets = f"{self._files}/filesets"
        created = self._http.post(filesets, json={"name": fileset})
        holds(created.is_success, f"the fileset is not made: {created.text[:300]}")
        for file in files:
            answer = self._http.put(f"{filesets}/{fileset}/-/{file.name}", content=file.read_bytes())
            holds(answer.is_success, f"{file.name} is not taken: {answer.text[:300]}")

    def finish(self, name: str) -> pyarrow.Table:
        """The rows of a job, once it has ended."""
        job = f"{self._base}/jobs/create/{name}"

        def status() -> dict:
            return self._http.get(f"{job}/status").json()

        until("the job has ended", lambda: status()["status"] in {"completed", "error", "cancelled"}, seconds=600)
        equal(status()["status"], "completed", f"the status ({status().get('error_details')})")
        return self.table(name, "parquet-files")

    def table(self, name: str, folder: str) -> pyarrow.Table:
        """What a job that has ended leaves in a folder of its artifacts."""
        archive = self._http.get(f"{self._base}/jobs/create/{name}/results/artifacts/download").content
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            parts = sorted(part for part in tar.getnames() if f"/{folder}/" in part and part.endswith(".parquet"))
            tables = [pyarrow.parquet.read_table(io.BytesIO(tar.extractfile(part).read())) for part in parts]
        return pyarrow.concat_tables(tables)


OURS = Service(URL, HEADERS)


def same_refusal(theirs: str | None, ours: str | None) -> bool:
    """Whether both refuse; fails when one of them does alone."""
    if theirs is None and ours is not None:
        raise AssertionError(f"refused here alone: {ours}")
    if theirs is not None and ours is None:
        raise AssertionError(f"refused by the original alone: {theirs}")
    return theirs is not None


def compare_tables(config: dict, by: str | None, them: pyarrow.Table, us: pyarrow.Table, rows: int) -> None:
    equal(us.num_rows, rows, "the number of rows")
    equal(us.column_names, them.column_names, "the columns")
    types = [{field.name: type_of(field.type) for field in table.schema} for table in (us, them)]
    equal(types[0], types[1], "the types")
    compare_columns(config, them, us, "")
    if by:
        for value in sorted(set(us[by].to_pylist()), key=str):
            parts = [table.filter(pyarrow.compute.equal(table[by], value)) for table in (them, us)]
            compare_columns(config, *parts, f" where {by} is {value}")
    for constraint in config.get("constraints", []):
        check_constraint(constraint, us)


def type_of(kind: pyarrow.DataType) -> str:
    if pyarrow.types.is_integer(kind):
        return "whole number"
    if pyarrow.types.is_floating(kind):
        return "number"
    if pyarrow.types.is_string(kind) or pyarrow.types.is_large_string(kind):
        return "text"
    return str(kind) if not pyarrow.types.is_struct(kind) else "struct"


def compare_columns(config: dict, them: pyarrow.Table, us: pyarrow.Table, where: str) -> None:
    for column in config["columns"]:
        name = column["name"]
        if name not in us.column_names:
            continue
        a, b = them[name].to_pylist(), us[name].to_pylist()
        what = f"{name}{where}"
        holds(None not in b, f"{what} has gaps")
        if column["column_type"] == "expression":
            compare_expression(column, us, what)
        elif column["sampler_type"] == "uuid":
            equal({len(text) for text in b}, {len(text) for text in a}, f"the lengths of {what}")
            equal(set("".join(b)), set("".join(a)), f"the characters of {what}")
            equal(len(set(b)), len(b), f"how many values of {what} are different")
        elif column["sampler_type"] == "person_from_faker":
            compare_people(column["params"], a, b, what)
        elif column["sampler_type"] in {"datetime", "timedelta"}:
            form = column.get("convert_to") or "%Y-%m-%dT%H:%M:%S"
            same_numbers([seconds(text, form) for text in a], [seconds(text, form) for text in b], what)
        elif isinstance(b[0], str):
            same_categories(a, b, what)
        else:
            same_numbers(a, b, what)


def seconds(text: str, form: str) -> float:
    return (datetime.strptime(text, form) - datetime(1970, 1, 1)).total_seconds()


def compare_people(params: dict, a: list[dict], b: list[dict], what: str) -> None:
    here, there = set(b[0]), set(a[0])
    equal((here - there, there - here), (set(), set()), f"what {what} has more and less")
    low, high = params.get("age_range", [18, 114])
    holds(all(low <= person["age"] <= high for person in b), f"{what} has ages outside {low} to {high}")
    same_categories([person["sex"] for person in a], [person["sex"] for person in b], f"the sex of {what}")
    same_numbers([person["age"] for person in a], [person["age"] for person in b], f"the age of {what}")
    for part in b[0]:
        kinds = [{type(person[part]).__name__ for person in people} - {"NoneType"} for people in (b, a)]
        holds(kinds[0] <= kinds[1] or not kinds[1], f"{part} of {what} is {kinds[0]}, not {kinds[1]}")


sandbox = jinja2.sandbox.SandboxedEnvironment(undefined=jinja2.StrictUndefined)


def compare_expression(column: dict, us: pyarrow.Table, what: str) -> None:
    named = jinja2.meta.find_undeclared_variables(sandbox.parse(column["expr"]))
    if not named <= {*us.column_names, "range"}:
        return  # It is over a column that was dropped.
    template = sandbox.from_string(column["expr"])
    cast = {
        "str": str,
        "int": lambda text: int(float(text)),
        "float": float,
        "bool": lambda text: text.lower() == "true",
    }[column.get("dtype", "str")]
    for row in us.to_pylist():
        expected = cast(template.render(row))
        found = row[column["name"]]
        same = abs(found - expected) < 1e-9 if isinstance(expected, float) else found == expected
        holds(same, f"{what} is {found!r}, and Jinja says {expected!r} of {row}")


def same_numbers(a: list, b: list, what: str) -> None:
    if len(set(a) | set(b)) <= 40:
        same_categories(a, b, what)
        return
    likely = stats.ks_2samp(numpy.array(a, float), numpy.array(b, float)).pvalue
    holds(likely > CHANCE, f"{what} is spread otherwise (p = {likely:.2g}, mean {numpy.mean(b):.4g}, not {numpy.mean(a):.4g})")


def same_categories(a: list, b: list, what: str) -> None:
    """Chi-squared; what is too rare for it is one category."""
    counts = {value: [a.count(value), b.count(value)] for value in set(a) | set(b)}
    rare = [value for value, pair in counts.items() if sum(pair) < 10]
    rest = [sum(counts[value][side] for value in rare) for side in (0, 1)]
    pairs = [pair for value, pair in counts.items() if value not in rare] + ([rest] if sum(rest) >= 10 else [])
    if len(pairs) > 1:
        likely = stats.chi2_contingency(numpy.array(pairs).T).pvalue
        holds(likely > CHANCE, f"{what} is spread otherwise (p = {likely:.2g}, original and here: {counts})"[:600])


def check_constraint(constraint: dict, us: pyarrow.Table) -> None:
    compare = {"lt": "less", "le": "less_equal", "gt": "greater", "ge": "greater_equal"}[constraint["operator"]]
    right = constraint["rhs"]
    right = us[right] if isinstance(right, str) else right
    kept = getattr(pyarrow.compute, compare)(us[constraint["target_column"]], right)
    equal(pyarrow.compute.sum(kept).as_py(), us.num_rows, f"how many rows keep {constraint}")
