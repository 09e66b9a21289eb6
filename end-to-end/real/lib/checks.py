"""Runs cases one by one and prints a line of JSON for each: {"case": its name, "error": null or what was wrong}."""

import contextlib
import json
import os
import sys
import time
import traceback
from collections.abc import Callable

URL = os.environ["DESIGNER_URL"]
KEY = os.environ["DESIGNER_KEY"]
HEADERS = {"Authorization": f"Bearer {KEY}"}

Case = Callable[[], None]
_cases: list[tuple[str, Case]] = []


def case(function: Case) -> Case:
    """Makes a function a case; its name, read as a sentence, is what it shows."""
    check(function.__name__.replace("_", " "), function)
    return function


def check(name: str, function: Case) -> None:
    """Adds a case under a name of its own."""
    _cases.append((name, function))


def run() -> None:
    for name, function in _cases:
        error = None
        try:
            # The clients draw boxes and emoji; what they print is no answer of ours.
            with contextlib.redirect_stdout(sys.stderr):
                function()
        except BaseException as caught:
            where = traceback.extract_tb(caught.__traceback__)[-1]
            error = f"{type(caught).__name__}: {caught} ({os.path.basename(where.filename)}:{where.lineno})"[:2000]
        print(json.dumps({"case": name, "error": error}), flush=True)


def equal(found: object, wanted: object, what: str = "it") -> None:
    if found != wanted:
        raise AssertionError(f"{what} is {found!r}, not {wanted!r}")


def holds(true: object, what: str) -> None:
    if not true:
        raise AssertionError(what)


@contextlib.contextmanager
def refused(kind: type[BaseException], *texts: str):
    """The body must fail with this kind of error, in words that contain these."""
    try:
        yield
    except kind as error:
        for text in texts:
            holds(text in str(error), f"'{text}' is not said in: {error}")
        return
    raise AssertionError(f"no {kind.__name__}")


def until(what: str, true: Callable[[], object], seconds: int = 90) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        holds(time.monotonic() < deadline, f"{what}: not within {seconds} s")
        time.sleep(0.2)


def check_tickets(rows, count: int) -> None:
    """Whether a data frame holds what the design says."""
    equal(len(rows), count, "the number of rows")
    holds(rows["id"].is_unique, "ids repeat")
    holds(rows["kind"].isin(["Meter", "Hydrant", "Lane"]).all(), "unknown kinds")
    spots = {"Meter": {"expired", "broken"}, "Hydrant": {"front"}, "Lane": {"bus", "bike"}}
    holds(all(row.spot in spots[row.kind] for row in rows.itertuples()), "spots of other kinds")
    holds(((rows["fine"] >= 20) & (rows["fine"] <= 250)).all(), "fines outside their bounds")
    holds((rows["due"] > rows["written"]).all(), "due before it was written")
    holds((rows["label"] == rows["kind"] + "/" + rows["spot"]).all(), "labels that are not their expression")
    holds((rows["doubled"] == rows["visits"] * 2).all(), "doubles that are not their expression")
    holds((rows["note"] == "Echo of: A " + rows["kind"] + " note for " + rows["id"]).all(), "notes of another row")
    holds("officer" not in rows.columns, "a dropped column is there")
