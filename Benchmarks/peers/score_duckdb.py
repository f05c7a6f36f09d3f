#!/usr/bin/env python3
"""Scores the same file with hotspot and with DuckDB, as whole processes, and compares them.

    pip install duckdb
    swift build -c release --product hotspot
    python3 Benchmarks/peers/score_duckdb.py

The two run in turn, several times each. Printed are medians, the ratio of each pair of runs, and
the peak memory of each. The answers are compared person by person, in order: rank, score and axes
to 4 decimals, offences, harm to 1e-6, victims, dates and percentile. Exit status 1 where they
differ. Seconds of processor time are printed too: they bear a busy machine better.
"""

import argparse
import csv
import itertools
import json
import math
import os
import subprocess
import sys
import tempfile

from processes import Run, measured, median_run

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
AS_OF = "2025-12-31"
PURPOSE = "offender-management"
CASES = {
    "suspects": {
        "title": "suspects of the last 24 months",
        "model": os.path.join(HERE, "suspects-24-months.yaml"),
        "start": "2023-12-31",
        "role": "suspect",
    },
    "everyone": {
        "title": "every role and row",
        "model": "quintiles",
        "start": None,
        "role": None,
    },
}


def weights(hotspot):
    """Codes and weights in ten-thousandths, as hotspot has them."""
    command = [hotspot, "weights", "show", "ons-crime-severity"]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = csv.DictReader(line for line in shown.splitlines() if not line.startswith("#"))
    return [(row["code"], round(float(row["weight"]) * 10_000)) for row in rows]


class Peers:
    """The two programs, ready to run on one file."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.weights = weights(options.hotspot)

    def sample(self, rows):
        path = os.path.join(self.folder, f"sample-{rows}.csv")
        command = [self.options.hotspot, "sample", "--offences", str(rows), "-o", path]
        subprocess.run(command, check=True)
        return path

    def run_hotspot(self, case, data):
        output = os.path.join(self.folder, "hotspot.csv")
        run = measured([
            self.options.hotspot, "score", data, "--model", CASES[case]["model"], "--as-of", AS_OF,
            "--unweighted", "zero", "--threads", str(self.options.threads), "--force",
            "-o", output,
        ])
        return run, output

    def run_duckdb(self, case, data, has_unweighted):
        output = os.path.join(self.folder, "duckdb.csv")
        request = os.path.join(self.folder, "request.json")
        with open(request, "w", encoding="utf-8") as file:
            json.dump({
                "input": data, "output": output, "weights": self.weights, "as_of": AS_OF,
                "start": CASES[case]["start"], "role": CASES[case]["role"], "purpose": PURPOSE,
                "threads": self.options.threads, "distinct": self.options.distinct,
                "unweighted": has_unweighted,
            }, file)
        script = os.path.join(HERE, "duckdb_scoring.py")
        return measured([sys.executable, script, request]), output


TOLERANCES = {"harm": 1e-6, "percentile": 1e-9}


def same(name, left, right):
    if left == right:
        return True
    if not left or not right:
        return False
    if name in TOLERANCES:
        return math.isclose(float(left), float(right), rel_tol=1e-12, abs_tol=TOLERANCES[name])
    return False


def compare(left_path, right_path):
    """The number of rows that both files have, or an exit that shows the first difference."""
    with open(left_path, newline="", encoding="utf-8") as left, \
            open(right_path, newline="", encoding="utf-8") as right:
        header = left.readline()
        if header != right.readline():
            sys.exit("The headers differ.")
        names = header.rstrip("\n").split(",")
        rows = 0
        for mine, theirs in itertools.zip_longest(left, right):
            rows += 1
            if mine == theirs:
                continue
            if mine is None or theirs is None:
                sys.exit(f"The answers differ: one file ends at row {rows}.")
            cells = next(csv.reader([mine])), next(csv.reader([theirs]))
            for name, a, b in zip(names, *cells, strict=True):
                if not same(name, a, b):
                    sys.exit(f"The answers differ in {name} of row {rows}:\n{mine}{theirs}")
    return rows


def columns(path):
    with open(path, encoding="utf-8") as file:
        return file.readline().rstrip("\n").split(",")


def run_case(peers, case, data):
    print(f"\n{CASES[case]['title']}, {os.path.getsize(data) / 1e6:.0f} MB")
    # One run of each that does not count: pages come into the cache, answers are compared.
    _, mine = peers.run_hotspot(case, data)
    has_unweighted = "unweighted" in columns(mine)
    _, theirs = peers.run_duckdb(case, data, has_unweighted)
    if peers.options.distinct:
        print(f"  the same answer for {compare(mine, theirs)} people")
    pairs = []
    for _ in range(peers.options.runs):
        a, _ = peers.run_hotspot(case, data)
        b, _ = peers.run_duckdb(case, data, has_unweighted)
        pairs.append((a, b))
        print(f"  hotspot {a}   DuckDB {b}   {ratios([(a, b)])}", flush=True)
    ours, others = (median_run(runs) for runs in zip(*pairs))
    print(f"  median  {ours}          {others}   {ratios(pairs)}")


def ratios(pairs):
    """The medians of the ratios pair by pair."""
    ratio = median_run([Run(*(x / y for x, y in zip(a, b))) for a, b in pairs])
    return f"ratio {ratio.seconds:.3f}  CPU {ratio.processor:.3f}  memory {ratio.memory:.3f}"


def run_linear(peers, cases, runs):
    sizes = [1, 4, 10] + ([40] if peers.options.large else [])
    for millions in sizes:
        data = peers.sample(millions * 1_000_000)
        for case in cases:
            run = median_run([peers.run_hotspot(case, data)[0] for _ in range(runs + 1)][1:])
            print(
                f"{millions:3} million rows, {case:8} {run}   a million rows:"
                f" {run.seconds / millions:.4f} s {run.processor / millions:.4f} s CPU"
                f" {run.memory / millions:.1f} MB", flush=True)
        os.remove(data)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000, help="rows of the sample")
    parser.add_argument("--input", help="a file of hotspot sample's generic layout, in its place")
    parser.add_argument("--runs", type=int, default=5, help="runs of each that count")
    parser.add_argument("--case", choices=[*CASES, "both"], default="both")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--distinct", action=argparse.BooleanOptionalAction, default=True,
        help="drop exact repeats in DuckDB, as hotspot does; without it answers are not compared")
    parser.add_argument(
        "--linear", action="store_true", help="hotspot alone on 1, 4 and 10 million rows")
    parser.add_argument("--large", action="store_true", help="with --linear: 40 million as well")
    parser.add_argument(
        "--hotspot", default=os.path.join(ROOT, ".build", "release", "hotspot"))
    parser.add_argument("--folder", help="where to put temporary files: 1 GB for 10 million rows")
    options = parser.parse_args()
    if not os.path.exists(options.hotspot):
        sys.exit("Build hotspot first: swift build -c release --product hotspot")
    cases = list(CASES) if options.case == "both" else [options.case]
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        peers = Peers(options, folder)
        if options.linear:
            run_linear(peers, cases, options.runs)
            return
        data = options.input or peers.sample(options.rows)
        for case in cases:
            run_case(peers, case, data)


main()
