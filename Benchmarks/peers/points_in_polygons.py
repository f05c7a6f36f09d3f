#!/usr/bin/env python3
"""Finds the polygon of each of many points with hotspot's ZoneIndex and with geopandas' sjoin.

    pip install geopandas
    python3 Benchmarks/peers/points_in_polygons.py

Both get the same polygons (hexagons with wavy sides that tile a square) and the same points, already
in memory, and run in turn, several times each. Printed are seconds and the ratio of each pair of
runs; building the index is part of both times, making geopandas' frames is not. The answers are compared point by point. Exit
status 1 where they differ.
"""

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

import geopandas
import numpy
import shapely

HERE = os.path.dirname(os.path.abspath(__file__))
BENCHMARKS = os.path.dirname(HERE)


def wavy(a, b, steps, amplitude):
    """The positions from a to b, the end left out, bent the same whichever way the side is run."""
    (low, high) = (a, b) if a < b else (b, a)
    share = numpy.linspace(0, 1, steps + 1)
    across = amplitude * numpy.sin(share * 4 * math.pi)
    x = low[0] + share * (high[0] - low[0]) - across * (high[1] - low[1])
    y = low[1] + share * (high[1] - low[1]) + across * (high[0] - low[0])
    points = numpy.column_stack([x, y])
    points[0], points[-1] = low, high
    return (points if a < b else points[::-1])[:-1]


def tiles(count, size, steps):
    """About `count` polygons of 6 · steps edges that tile a square."""
    pitch = size / math.sqrt(count)
    half, third = pitch / 2, pitch / 3
    corners = [(0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1)]
    polygons = []
    lines = round(size / pitch)
    for row in range(lines):
        for column in range(lines):
            # Corners from integers, so that neighbours share them to the bit.
            middle = [((2 * column + row % 2 + u) * half, (3 * row + v) * third)
                      for u, v in corners]
            ring = numpy.vstack([
                wavy(middle[i], middle[(i + 1) % 6], steps, 0.06) for i in range(6)])
            polygons.append(shapely.Polygon(ring))
    return polygons


def run_sjoin(points, zones):
    start = time.perf_counter()
    joined = geopandas.sjoin(points, zones, how="left", predicate="within")
    seconds = time.perf_counter() - start
    answer = joined["index_right"].groupby(level=0).first().fillna(-1).to_numpy()
    return seconds, answer.astype(numpy.int32)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--polygons", type=int, default=2_025)
    parser.add_argument("--steps", type=int, default=20, help="edges in a side of a polygon")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--program", default=os.path.join(BENCHMARKS, ".build", "release", "ZonePeer"),
        help="built by: swift build -c release --package-path Benchmarks --product ZonePeer")
    options = parser.parse_args()
    if not os.path.exists(options.program):
        sys.exit("Build the peer first: "
                 "swift build -c release --package-path Benchmarks --product ZonePeer")
    size = 100_000.0
    polygons = tiles(options.polygons, size, options.steps)
    numbers = numpy.random.default_rng(7)
    # Half clustered as crime is, half even.
    centres = numbers.uniform(0, size, (200, 2))
    chosen = centres[numbers.integers(0, 200, options.points // 2)]
    clustered = chosen + numbers.normal(0, size / 100, chosen.shape)
    even = numbers.uniform(0, size, (options.points - len(clustered), 2))
    points = numpy.vstack([clustered, even])
    x, y = points[:, 0].copy(), points[:, 1].copy()
    print(f"{len(x)} points, {len(polygons)} polygons of {6 * options.steps} edges")

    zones = geopandas.GeoDataFrame(geometry=polygons)
    frame = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(x, y))
    with tempfile.TemporaryDirectory() as folder:
        zones_path = os.path.join(folder, "zones")
        points_path = os.path.join(folder, "points")
        answer_path = os.path.join(folder, "answer")
        with open(zones_path, "w", encoding="ascii") as file:
            for polygon in polygons:
                file.write(shapely.to_wkb(polygon, hex=True) + "\n")
        numpy.concatenate([x, y]).astype("<f8").tofile(points_path)
        ratios = []
        for run in range(options.runs + 1):
            result = subprocess.run(
                [options.program, zones_path, points_path, answer_path, str(options.threads)],
                check=True, capture_output=True, text=True)
            ours = float(result.stdout)
            theirs, answer = run_sjoin(frame, zones)
            if run == 0:
                # One run of each that does not count: answers are compared.
                mine = numpy.fromfile(answer_path, dtype="<i4")
                differing = int((mine != answer).sum())
                if differing:
                    sys.exit(f"The answers differ for {differing} points.")
                print(f"  the same answer for all points, {int((mine >= 0).sum())} in a polygon")
                continue
            ratios.append(ours / theirs)
            print(f"  hotspot {ours:.4f} s   geopandas {theirs:.4f} s   ratio {ours / theirs:.3f}",
                  flush=True)
    print(f"  median ratio {statistics.median(ratios):.3f}")


main()
