#!/usr/bin/env python3
"""Times the mapping commands as whole processes on half a million rows of street crime.

    swift build -c release --product hotspot
    python3 Benchmarks/peers/map_commands.py

About a month of England and Wales, in the layout of data.police.uk; the sample is synthetic and
lies in the Thames Valley. The goal for `detect` is 2 seconds. Every run writes its result and
hashes its input for the run record.
"""

import argparse
import os
import subprocess
import sys
import tempfile

from processes import measured, median_run

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
COMMANDS = [
    ("detect", []),
    ("detect", ["--nudge"]),
    ("density", ["--cell", "100", "--bandwidth", "300"]),
    ("counts", ["--cell", "250", "--periods", "month"]),
    ("getis-ord", ["--cell", "250"]),
    ("emerging", ["--cell", "500"]),
]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=500_000, help="rows of the sample")
    parser.add_argument("--runs", type=int, default=5, help="runs of each that count")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--hotspot", default=os.path.join(ROOT, ".build", "release", "hotspot"))
    options = parser.parse_args()
    if not os.path.exists(options.hotspot):
        sys.exit("Build hotspot first: swift build -c release --product hotspot")
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "street.csv")
        subprocess.run([
            options.hotspot, "sample", "--offences", str(options.rows), "--layout", "police-uk",
            "-o", data,
        ], check=True)
        print(f"{options.rows} rows, {os.path.getsize(data) / 1e6:.0f} MB")
        for name, extra in COMMANDS:
            command = [
                options.hotspot, name, data, *extra, "--threads", str(options.threads), "--force",
                "-o", os.path.join(folder, "result.csv"),
            ]
            run = median_run([measured(command) for _ in range(options.runs + 1)][1:])
            print(f"{' '.join([name, *extra]):40} {run}", flush=True)


main()
