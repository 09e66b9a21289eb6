"""Refusals and five jobs at NVIDIA's own service and at ours: what only the whole of it decides."""

import os

from cases import CASES
from checks import case, check, run
from comparing import OURS, Service, compare_tables, same_refusal
from differences import DIFFERENT, on_purpose

ROWS = 500
JOBS = ["category with weights", "gaussian by category", "days later in words", "at least", "expression: arithmetic"]
nemo = Service(os.environ["NEMO_URL"], {})


def refused_alike(name: str) -> None:
    config, _ = CASES[name]
    on_purpose(name, lambda: same_refusal(nemo.refusal(config), OURS.refusal(config)))


@case
def five_jobs_come_out_alike() -> None:
    theirs = {name: nemo.start(CASES[name][0], ROWS) for name in JOBS}
    for name in JOBS:
        config, by = CASES[name]
        us = OURS.finish(OURS.start(config, ROWS))
        compare_tables(config, by, nemo.finish(theirs[name]), us, ROWS)


names = list(CASES)
for name in names[names.index("no columns") :]:
    if name not in DIFFERENT or "refused" in DIFFERENT[name][0]:
        check(name, lambda n=name: refused_alike(n))
run()
