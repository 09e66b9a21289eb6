"""Runs every case through the original library and through designer-service, and compares what comes out.

Both draw from fixed seeds (DATAWRIGHT_SEED), so that the same run gives the same answer. What is different on purpose is
named in DIFFERENT, with the words of docs/reference/differences.md that say why.
"""

import copy
import io
import logging
import os
import tarfile
import tempfile
import uuid
import warnings
from datetime import datetime
from pathlib import Path

os.environ.setdefault("NEMO_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TQDM_DISABLE", "1")
warnings.simplefilter("ignore")

import data_designer.config as dd  # noqa: E402
import faker  # noqa: E402
import httpx  # noqa: E402
import jinja2  # noqa: E402
import jinja2.meta  # noqa: E402
import jinja2.sandbox  # noqa: E402
import numpy  # noqa: E402
import pyarrow  # noqa: E402
import pyarrow.compute  # noqa: E402
import pyarrow.parquet  # noqa: E402
from cases import CASES  # noqa: E402
from checks import HEADERS, URL, check, equal, holds, run, until  # noqa: E402
from data_designer.interface import DataDesigner  # noqa: E402
from scipy import stats  # noqa: E402

ROWS = 2000
SEED = int(os.environ.get("DATAWRIGHT_SEED", "20261122")) % 2**31
#: Less likely than this is no chance: there are some two hundred comparisons.
CHANCE = 1e-5
BASE = f"{URL}/apis/data-designer/v2/workspaces/default"
ROOT = Path(__file__).resolve().parents[3]

#: By case: what the comparison says, and the words of differences.md that say why.
JOINT = ("is spread otherwise", "Of `a < b`, both give way")
MAIL = ("({'email_address'}, set())", "a person from Faker has no address of mail")
DIFFERENT: dict[str, tuple[str, str]] = {
    "subcategory of numbers": ("'s': 'whole number'", "a subcategory of whole numbers is real numbers"),
    "people": MAIL,
    "German people": MAIL,
    "expression: a part of a person": MAIL,
    "less than another": JOINT,
    "at least a date": JOINT,
    "a limit and another column": JOINT,
    "a chain of three": JOINT,
    "category of digits as numbers": ("refused by the original alone", "texts of digits with `convert_to: int`"),
    "one name twice": ("refused here alone", "two columns of one name"),
    "a timedelta of a number": ("refused here alone", "which it takes for nanoseconds since 1970"),
}

logging.disable(logging.CRITICAL)
folder = Path(tempfile.mkdtemp(prefix="differential-"))
nobody = dd.ModelProvider(name="nobody", endpoint="http://127.0.0.1:9/v1", provider_type="openai", api_key="none")
designer = DataDesigner(artifact_path=folder / "original", model_providers=[nobody])
designer.set_run_config(dd.RunConfig(otel_metrics_port=None))
service = httpx.Client(headers=HEADERS, timeout=120)


def original(config: dict, rows: int) -> Path:
    """Where the original leaves what it makes of it; whatever it raises when it refuses."""
    numpy.random.seed(SEED)
    faker.Faker.seed(SEED)
    # The builder changes what it is given.
    builder = dd.DataDesignerConfigBuilder.from_config({"data_designer": copy.deepcopy(config)})
    designer.validate(builder)
    made = designer.create(builder, num_records=rows, dataset_name=uuid.uuid4().hex)
    return Path(made.artifact_storage.final_dataset_path)


def ours(config: dict) -> pyarrow.Table:
    body = {"spec": {"num_records": ROWS, "config": config}, "custom_fields": {"datawright": {"seed": SEED}}}
    created = service.post(f"{BASE}/jobs/create", json=body)
    equal(created.status_code, 201, f"the answer to a job ({created.text[:300]})")
    job = f"{BASE}/jobs/create/{created.json()['name']}"
    until("the job has ended", lambda: service.get(f"{job}/status").json()["status"] not in {"created", "active"})
    status = service.get(f"{job}/status").json()
    equal(status["status"], "completed", f"the status ({status.get('error_details')})")
    archive = service.get(f"{job}/results/artifacts/download").content
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        parts = sorted(name for name in tar.getnames() if "/parquet-files/" in name)
        return pyarrow.concat_tables([pyarrow.parquet.read_table(io.BytesIO(tar.extractfile(p).read())) for p in parts])


def read(parts: Path) -> pyarrow.Table:
    return pyarrow.concat_tables([pyarrow.parquet.read_table(file) for file in sorted(parts.glob("*.parquet"))])


def refusal_of_original(config: dict) -> str | None:
    try:
        original(config, 10)
        return None
    except Exception as error:  # What it raises is of many kinds, and all of them mean no.
        return f"{type(error).__name__}: {error}"[:300]


def refusal_of_ours(config: dict) -> str | None:
    answer = service.post(f"{BASE}/preview", json={"config": config, "num_records": 10})
    if answer.status_code == 422:
        return answer.text[:300]
    equal(answer.status_code, 200, f"the answer to a preview ({answer.text[:300]})")
    failed = [line for line in answer.text.splitlines() if '"kind":"error"' in line]
    return failed[0] if failed else None


def compare(config: dict, by: str | None) -> None:
    theirs_says, ours_says = refusal_of_original(config), refusal_of_ours(config)
    if theirs_says is None and ours_says is not None:
        raise AssertionError(f"refused here alone: {ours_says}")
    if theirs_says is not None and ours_says is None:
        raise AssertionError(f"refused by the original alone: {theirs_says}")
    if theirs_says is not None:
        return
    them, us = read(original(config, ROWS)), ours(config)
    equal(us.num_rows, ROWS, "the number of rows")
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


def checked(name: str, config: dict, by: str | None) -> None:
    says, why = DIFFERENT.get(name, ("", ""))
    try:
        compare(config, by)
    except AssertionError as difference:
        holds(says and says in str(difference), str(difference))
        return
    holds(not says, f"this is no difference any more; take it out of DIFFERENT and of differences.md: {why}")


def documented() -> None:
    text = (ROOT / "docs/reference/differences.md").read_text()
    for name, (_, why) in DIFFERENT.items():
        holds(name in CASES, f"there is no case '{name}'")
        holds(why in text, f"differences.md does not say of '{name}': {why}")


check("differences are documented", documented)
for case_name, (case_config, case_by) in CASES.items():
    check(case_name, lambda n=case_name, c=case_config, b=case_by: checked(n, c, b))
run()
