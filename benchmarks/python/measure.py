"""Runs a command to its end and prints what the operating system says it took, as one line of JSON.

    python measure.py COMMAND [ARGUMENT...]
"""
import json
import os
import sys
import time

begin = time.monotonic()
child = os.fork()
if child == 0:
    os.dup2(2, 1)  # The answer alone goes to standard output.
    os.execvp(sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(child, 0)
print(json.dumps({
    "exit_code": os.waitstatus_to_exitcode(status),
    "cpu_seconds": usage.ru_utime + usage.ru_stime,
    "seconds": time.monotonic() - begin,
    "peak_megabytes": usage.ru_maxrss * 1024 / 1e6,
}))
