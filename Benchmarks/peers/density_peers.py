#!/usr/bin/env python3
"""Makes the same density surface with hotspot and with KDEpy's FFTKDE, and compares them.

    pip install KDEpy
    python3 Benchmarks/peers/density_peers.py

A million clustered points on 1,050 × 1,050 cells, quartic kernel, radius of ten cells. Both have
the points in memory; hotspot's kernel runs on all processors and sums exactly, KDEpy bins the
points linearly to the cells and convolves by FFT. They run in turn, several times each. Printed are
seconds by the clock and of processors, which bear a busy machine better, the ratios of the medians,
and the errors of both beside sums by the definition at some cells. Exit status 1 where hotspot is
off by more than 1e-9 of the maximum.
"""

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
from KDEpy import FFTKDE

HERE = os.path.dirname(os.path.abspath(__file__))
BENCHMARKS = os.path.dirname(HERE)
SIDE = 1050
CELL = 100.0


def by_definition(points, places, radius):
    """The surface at some cells, point by point, per square kilometre."""
    values = []
    for place in places:
        x = (place % SIDE + 0.5) * CELL
        y = (place // SIDE + 0.5) * CELL
        square = ((points[:, 0] - x) ** 2 + (points[:, 1] - y) ** 2) / radius**2
        near = square[square < 1]
        values.append(math.fsum((1 - near) ** 2) * 3 / math.pi / radius**2 * 1e6)
    return numpy.array(values)


def run_fft(points, radius):
    """KDEpy's surface in the order of hotspot's places, and the seconds it took."""
    axis = (numpy.arange(SIDE) + 0.5) * CELL
    grid = numpy.stack(numpy.meshgrid(axis, axis, indexing="ij"), axis=-1).reshape(-1, 2)
    start = time.perf_counter(), time.process_time()
    # KDEpy scales the kernel to a variance of one in one dimension, where a radius of one has 1/7.
    density = FFTKDE(kernel="biweight", bw=radius / math.sqrt(7), norm=2).fit(points)(grid)
    seconds = time.perf_counter() - start[0], time.process_time() - start[1]
    return density.reshape(SIDE, SIDE).T.reshape(-1) * len(points) * 1e6, seconds


def run_hotspot(program, options, folder):
    """Seconds of the runs of hotspot's kernel, by the clock and of processors."""
    command = [program, "density", str(options.points), str(options.radius), "quartic",
               str(options.runs), folder]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [tuple(map(float, line.split())) for line in shown.splitlines()]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--radius", type=float, default=1_000, help="metres; a cell is 100")
    parser.add_argument("--runs", type=int, default=5, help="runs of each that count")
    parser.add_argument(
        "--program", default=os.path.join(BENCHMARKS, ".build", "release", "MapKernels"))
    options = parser.parse_args()
    if not os.path.exists(options.program):
        sys.exit("Build the kernels first: swift build -c release --package-path Benchmarks"
                 " --product MapKernels")
    with tempfile.TemporaryDirectory() as folder:
        ours = run_hotspot(options.program, options, folder)
        points = numpy.loadtxt(os.path.join(folder, "points.csv"), delimiter=",")
        surface = numpy.loadtxt(os.path.join(folder, "surface.csv"))
        theirs = []
        for run in range(options.runs + 1):
            binned, seconds = run_fft(points, options.radius)
            if run > 0:
                theirs.append(seconds)
    places = numpy.append(
        numpy.random.default_rng(1).integers(0, SIDE * SIDE, 100), surface.argmax())
    exact = by_definition(points, places, options.radius)
    highest = exact.max()
    errors = [numpy.abs(values[places] - exact).max() / highest for values in (surface, binned)]
    mine, other = (list(map(statistics.median, zip(*runs))) for runs in (ours, theirs))
    for name, seconds, error in (("hotspot", mine, errors[0]), ("KDEpy", other, errors[1])):
        print(f"{name:8} {seconds[0]:.3f} s {seconds[1]:.3f} s CPU   error {error:.1e} of the maximum")
    print(f"ratio    {mine[0] / other[0]:.3f}   {mine[1] / other[1]:.3f} CPU")
    if errors[0] > 1e-9:
        sys.exit("hotspot's surface is not exact.")


main()
