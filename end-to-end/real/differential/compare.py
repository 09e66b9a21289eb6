"""Runs every case through the original library and through designer-service, and compares what comes out.

Both draw from fixed seeds (DATAWRIGHT_SEED), so that the same run gives the same answer.
"""

import copy
import logging
import os
import tempfile
import uuid
import warnings
from pathlib import Path

os.environ.setdefault("NEMO_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TQDM_DISABLE", "1")
warnings.simplefilter("ignore")

import data_designer.config as dd  # noqa: E402
import faker  # noqa: E402
import numpy  # noqa: E402
import pyarrow  # noqa: E402
import pyarrow.parquet  # noqa: E402
from cases import CASES  # noqa: E402
from checks import check, run  # noqa: E402
from comparing import OURS, SEED, compare_tables, same_refusal  # noqa: E402
from comparing_rows import compare_rows, with_source, write_seed_files  # noqa: E402
from data_designer.interface import DataDesigner  # noqa: E402
from differences import documented, on_purpose  # noqa: E402
from row_cases import SEED_FILES  # noqa: E402
from row_refusals import ALL_ROW_CASES  # noqa: E402

ROWS = 2000
FILESET = f"differential-{uuid.uuid4().hex[:8]}"

logging.disable(logging.CRITICAL)
folder = Path(tempfile.mkdtemp(prefix="differential-"))
# The model that designer-service asks too, under the name that it has there.
gateway = dd.ModelProvider(
    name="default/gateway",
    endpoint=os.environ["MODEL_URL"],
    provider_type="openai",
    api_key=os.environ["MODEL_KEY"],
)
designer = DataDesigner(artifact_path=folder / "original", model_providers=[gateway])
designer.set_run_config(dd.RunConfig(otel_metrics_port=None))


def original(config: dict, rows: int) -> Path:
    """Where the original leaves what it makes of it; whatever it raises when it refuses."""
    numpy.random.seed(SEED)
    faker.Faker.seed(SEED)
    # The builder changes what it is given.
    builder = dd.DataDesignerConfigBuilder.from_config({"data_designer": copy.deepcopy(config)})
    designer.validate(builder)
    made = designer.create(builder, num_records=rows, dataset_name=uuid.uuid4().hex)
    return Path(made.artifact_storage.final_dataset_path)


def read(parts: Path) -> pyarrow.Table:
    return pyarrow.concat_tables([pyarrow.parquet.read_table(file) for file in sorted(parts.glob("*.parquet"))])


def refusal_of_original(config: dict) -> str | None:
    try:
        original(config, 10)
        return None
    except Exception as error:  # What it raises is of many kinds, and all of them mean no.
        return f"{type(error).__name__}: {error}"[:300]


def compare(config: dict, by: str | None) -> None:
    if not same_refusal(refusal_of_original(config), OURS.refusal(config)):
        us = OURS.finish(OURS.start(config, ROWS))
        compare_tables(config, by, read(original(config, ROWS)), us, ROWS)


def compare_made(config: dict, rows: int) -> None:
    theirs = with_source(config, lambda name: {"seed_type": "local", "path": str(folder / name)})
    ours = with_source(config, lambda name: {"seed_type": "nmp", "path": f"{FILESET}#{name}"})
    if same_refusal(refusal_of_original(theirs), OURS.refusal(ours)):
        return
    parts = original(theirs, rows)
    job = OURS.start(ours, rows)
    compare_rows(config, read(parts), OURS.finish(job))
    for processor in config.get("processors", []):
        output = f"processors-files/{processor['name']}"
        compare_rows(config, read(parts.parent / output), OURS.table(job, output))


write_seed_files(folder)
OURS.upload(FILESET, [folder / name for name in SEED_FILES])
check("differences are documented", documented)
for name, (config, by) in CASES.items():
    check(name, lambda n=name, c=config, b=by: on_purpose(n, lambda: compare(c, b)))
for name, (config, rows) in ALL_ROW_CASES.items():
    check(f"rows: {name}", lambda n=name, c=config, r=rows: on_purpose(f"rows: {n}", lambda: compare_made(c, r)))
run()
