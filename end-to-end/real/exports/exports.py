"""The exports in the folder EXPORTS, in the library `data-designer`."""

import json
import math
import os
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path

import data_designer.config as dd
import pandas as pd
from checks import check, run

FOLDER = Path(os.environ["EXPORTS"])
ROWS = 25


def read(file):
    return dd.DataDesignerConfigBuilder.from_config(file)


def alike(one, other, at=""):
    """Equal but for rounding: the library divides weights by their sum each time it reads them."""
    if isinstance(one, dict) and isinstance(other, dict):
        assert one.keys() == other.keys(), f"{at}: {one.keys() ^ other.keys()}"
        for key in one:
            alike(one[key], other[key], f"{at}.{key}")
    elif isinstance(one, list) and isinstance(other, list):
        assert len(one) == len(other), f"{at}: {len(one)} and {len(other)}"
        for i, (first, second) in enumerate(zip(one, other)):
            alike(first, second, f"{at}[{i}]")
    elif isinstance(one, float) and isinstance(other, float):
        assert math.isclose(one, other, rel_tol=1e-12), f"{at}: {one} and {other}"
    else:
        assert one == other, f"{at}: {one!r} and {other!r}"


def is_read(file):
    builder = read(file)
    builder.build()
    Path(f"{file}.dump").write_text(builder.get_builder_config().to_json(), encoding="utf-8")


def says_the_same(script):
    builder = runpy.run_path(str(script), run_name="imported")["config_builder"]()
    config = json.loads(script.with_suffix(".json").read_text(encoding="utf-8"))
    made = builder.build().model_dump(mode="json")
    told = read(config).build().model_dump(mode="json")
    # A script brings running numbers itself; a file names those of NeMo's Files service.
    made.pop("seed_config"), told.pop("seed_config")
    alike(made, told)


def makes_rows(script):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, str(script), str(ROWS)], cwd=folder, capture_output=True, text=True, timeout=600
        )
        assert done.returncode == 0, done.stderr[-1500:]
        files = sorted(Path(folder).rglob("parquet-files/*.parquet"))
        rows = pd.concat([pd.read_parquet(file) for file in files])
        assert len(rows) == ROWS, f"{len(rows)} rows"
        if "sequence" in script.name:
            assert list(rows["number"]) == [f"T-{i:04d}" for i in range(11, 11 + ROWS)], list(rows["number"])
            assert rows["plate"].str.fullmatch(r"[A-Z]{2}-[0-9]{4}").all(), list(rows["plate"])
            assert "row_number" not in rows.columns, list(rows.columns)


for file in sorted([*FOLDER.glob("*.yaml"), *FOLDER.glob("*.json")]):
    check(f"reads {file.name}", lambda file=file: is_read(file))
for file in sorted(FOLDER.glob("*.py")):
    check(f"{file.name} says the same", lambda file=file: says_the_same(file))
    if "model_alias" not in file.read_text(encoding="utf-8"):
        check(f"{file.name} makes rows", lambda file=file: makes_rows(file))

run()
