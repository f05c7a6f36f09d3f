#!/usr/bin/env python3
"""Gi* of the same cells with hotspot and with PySAL's esda, and compares them.

    pip install esda libpysal
    python3 Benchmarks/peers/getis_ord_esda.py --side 300

Queen neighbours and the cell itself, binary weights, no permutations. Both have the counts in
memory; hotspot gives scores, probabilities, adjusted ones and bins, esda scores and probabilities
from weights that are made before and timed apart. A side of 1,000 takes esda minutes and gigabytes.
Exit status 1 where scores differ by more than 1e-8.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings

import numpy

warnings.filterwarnings("ignore")
from esda.getisord import G_Local  # noqa: E402
from libpysal.weights import fill_diagonal, lat2W  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
BENCHMARKS = os.path.dirname(HERE)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--side", type=int, default=300, help="cells along each side")
    parser.add_argument("--runs", type=int, default=5, help="runs of hotspot that count")
    parser.add_argument(
        "--program", default=os.path.join(BENCHMARKS, ".build", "release", "MapKernels"))
    options = parser.parse_args()
    if not os.path.exists(options.program):
        sys.exit("Build the kernels first: swift build -c release --package-path Benchmarks"
                 " --product MapKernels")
    with tempfile.TemporaryDirectory() as folder:
        command = [options.program, "getis-ord", str(options.side), "1", str(options.runs), folder]
        shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        cells = numpy.loadtxt(os.path.join(folder, "cells.csv"), delimiter=",")
    ours = statistics.median(float(line.split()[0]) for line in shown.splitlines())
    start = time.perf_counter()
    weights = fill_diagonal(lat2W(options.side, options.side, rook=False), 1)
    built = time.perf_counter() - start
    start = time.perf_counter()
    local = G_Local(cells[:, 0], weights, transform="B", star=None, permutations=0)
    theirs = time.perf_counter() - start
    difference = numpy.nanmax(numpy.abs(local.Zs - cells[:, 1]))
    print(f"hotspot  {ours:.4f} s for {options.side ** 2} cells")
    print(f"esda     {theirs:.3f} s, and {built:.1f} s to make the weights")
    print(f"ratio    {ours / theirs:.5f}   greatest difference of scores {difference:.1e}")
    if difference > 1e-8:
        sys.exit("The scores differ.")


main()
