#!/usr/bin/env python3
"""Times the commands of hotspot trial as whole processes, on a year of 500 units.

    swift build -c release --product hotspot
    python3 Benchmarks/peers/trial_commands.py

A crossover trial with every restriction: half of the units treated each day, blocks of 28 days, at
most 4 days running in an arm, days of the week and ten areas balanced. The goals are 2 seconds for
`allocate` and for `verify --record`. `--treated` sets another share, which takes a longer search.
"""

import argparse
import os
import sys
import tempfile

from processes import measured, median_run

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FIRST, LAST = "2026-01-01", "2026-12-31"


def write_units(path, units):
    with open(path, "w", encoding="ascii") as file:
        file.write("id,area,easting,northing\n")
        for unit in range(units):
            east, north = 400_000 + unit % 25 * 1_000, 200_000 + unit // 25 * 1_000
            file.write(f"U{unit:04},A{unit % 10},{east},{north}\n")


def commands(folder, treated):
    """Name and arguments of each command, in the order in which a trial needs them."""
    units, trial, record, seed, out = (
        os.path.join(folder, name)
        for name in ("units.csv", "trial.gpkg", "record.json", "seed.txt", "out.json"))
    days = ["--date", FIRST, "--through", LAST]
    return [
        ("frame", ["frame", units, "-o", trial, "--id", "id", "--crs", "epsg:27700"]),
        ("design", [
            "design", trial, "--design", "crossover", "--arms", "treatment=1,control=1",
            "--start", FIRST, "--days", "365", "--treated-per-day", treated, "--block-days", "28",
            "--max-run", "4", "--balance", "day-of-week,area"]),
        ("commit", ["commit", trial]),
        ("allocate", ["allocate", trial, "--seed-file", seed, "--record", record]),
        ("release, 365 days", ["release", trial, "--record", record, "--through", LAST]),
        ("schedule, one day", ["schedule", trial, "--date", "2026-06-01"]),
        ("schedule, 365 days, JSON", ["schedule", trial, *days, "--format", "json", "-o", out]),
        ("export, 182,500 unit-days", ["export", trial, "--days", "-o", out + ".csv"]),
        ("verify", ["verify", trial]),
        ("verify --record", ["verify", trial, "--record", record]),
    ]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=500)
    parser.add_argument("--treated", default="0.5", help="the share treated each day")
    parser.add_argument("--runs", type=int, default=5, help="whole trials that count")
    parser.add_argument(
        "--hotspot", default=os.path.join(ROOT, ".build", "release", "hotspot"))
    options = parser.parse_args()
    if not os.path.exists(options.hotspot):
        sys.exit("Build hotspot first: swift build -c release --product hotspot")
    runs = {}
    for trial in range(options.runs + 1):
        with tempfile.TemporaryDirectory() as folder:
            write_units(os.path.join(folder, "units.csv"), options.units)
            seed = os.path.join(folder, "seed.txt")
            with open(os.open(seed, os.O_WRONLY | os.O_CREAT, 0o600), "w",
                      encoding="ascii") as file:
                file.write(f"a seed of benchmarks and not for trials, {trial}\n")
            for name, arguments in commands(folder, options.treated):
                run = measured([options.hotspot, "trial", *arguments])
                # The first trial does not count.
                if trial > 0:
                    runs.setdefault(name, []).append(run)
    for name, taken in runs.items():
        print(f"{name:28} {median_run(taken)}", flush=True)


main()
