"""Whole processes, and what they took."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple


class Run(NamedTuple):
    """What a process took: seconds by the clock and of processors, and its peak memory in MB."""

    seconds: float
    processor: float
    memory: float

    def __str__(self):
        return f"{self.seconds:6.2f} s {self.processor:6.2f} s CPU {self.memory:6.0f} MB"


def measured(command):
    """Runs a process."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            errors.seek(0)
            sys.exit(errors.read().decode(errors="replace") + f"{command[0]} failed.")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def median_run(runs):
    """The medians of each figure."""
    return Run(*(statistics.median(values) for values in zip(*runs)))
