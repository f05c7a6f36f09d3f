#!/usr/bin/env python3
"""Sets the kernels of hotspot trial beside their peers, on the same samples and in turn.

    pip install numpy networkx rustworkx shapely
    swift build -c release --package-path Benchmarks --product TrialKernels
    python3 Benchmarks/peers/trial_peers.py

* Optimal pairs by Mahalanobis distance in ten covariates: networkx' and rustworkx'
  max_weight_matching on the complete graph. Theirs is the matching alone, hotspot's with the
  distances. The totals must agree to 1e-8.
* 100,000 draws of a rerandomised design, 44 units with ten covariates: numpy's shuffles by PCG64
  and distances, all at once. Every draw of hotspot has an audited stream of SHA-256.
  The distance of a draw that hotspot accepted must agree to 1e-9.
* Conflicts of a thousand hexagons nearer than 300 m: shapely's STRtree with dwithin, which must
  find the same.

Kernels that have no peer are timed alone. Printed are medians of seconds by the clock and of
processors, which bear a busy machine better, and the ratios. Exit status 1 where answers differ.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

import networkx
import numpy
import rustworkx
import shapely

HERE = os.path.dirname(os.path.abspath(__file__))
BENCHMARKS = os.path.dirname(HERE)


def kernel(options, name, *arguments):
    """The medians of hotspot's runs: seconds by the clock and of processors."""
    command = [options.program, name, *map(str, arguments)]
    shown = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    runs = [tuple(map(float, line.split())) for line in shown.splitlines()]
    return [statistics.median(values) for values in zip(*runs)]


def peer(runs, body):
    """The answer of a peer, and the medians of its seconds by the clock and of processors."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter(), time.process_time()
        answer = body()
        seconds.append((time.perf_counter() - start[0], time.process_time() - start[1]))
    return answer, [statistics.median(values) for values in zip(*seconds)]


def show(name, seconds, beside=None):
    text = f"  {name:28} {seconds[0]:9.4f} s {seconds[1]:9.4f} s CPU"
    if beside:
        text += f"   ratio {beside[0] / seconds[0]:.4f}, {beside[1] / seconds[1]:.4f} CPU"
    print(text, flush=True)


def read(folder, name):
    return numpy.loadtxt(os.path.join(folder, name), delimiter=",", ndmin=2)


def whitened(columns):
    """Scores whose plain distances are Mahalanobis distances."""
    centred = columns - columns.mean(axis=1, keepdims=True)
    return numpy.linalg.cholesky(numpy.linalg.inv(numpy.cov(columns))).T @ centred


def pairs(options, units, peers):
    print(f"Pairs, {units} units")
    with tempfile.TemporaryDirectory() as folder:
        ours = kernel(options, "pairs", units, options.runs, folder)
        # A column a covariate.
        places = whitened(read(folder, "covariates.csv").T).T
        mine = read(folder, "pairs.csv").astype(int)
    show("hotspot", ours)
    apart = numpy.sqrt(((places[:, None, :] - places[None, :, :]) ** 2).sum(axis=2))
    total = apart[mine[:, 0], mine[:, 1]].sum()
    # Whole numbers, so that the peers do not lose the optimum to rounding.
    costs = numpy.rint(apart / apart.max() * 1e9).astype(int)
    edges = [(i, j, int(10**9 + 1 - costs[i, j])) for i in range(units) for j in range(i)]
    for name in peers:
        if name == "networkx":
            graph = networkx.Graph()
            graph.add_weighted_edges_from(edges)
            mates, seconds = peer(
                1, lambda: networkx.max_weight_matching(graph, maxcardinality=True))
        else:
            graph = rustworkx.PyGraph()
            graph.add_nodes_from(range(units))
            graph.add_edges_from(edges)
            mates, seconds = peer(1, lambda: rustworkx.max_weight_matching(
                graph, max_cardinality=True, weight_fn=int, default_weight=1))
        theirs = sum(apart[i, j] for i, j in mates)
        show(name, seconds, ours)
        if abs(total - theirs) > 1e-8 * theirs:
            sys.exit(f"hotspot's pairs are {total} apart, those of {name} {theirs}.")


def rerandomised(options):
    draws = 100_000
    print(f"Rerandomised, {draws} draws of 44 units")
    with tempfile.TemporaryDirectory() as folder:
        ours = kernel(options, "rerandomised", draws, options.runs, folder)
        columns = read(folder, "covariates.csv").T
        arms = read(folder, "arms.csv")
    treated, distance = arms[:, 0], arms[0, 1]
    units = len(treated)

    def by_numpy():
        numbers = numpy.random.default_rng(1)
        labels = numpy.tile(numpy.arange(units) < units // 2, (draws, 1))
        return distances(numbers.permuted(labels, axis=1))

    def distances(labels):
        # Scores sum to zero, so the difference of means is twice the treated mean.
        means = labels.astype(float) @ whitened(columns).T / (units // 2)
        return units / 4 * ((2 * means) ** 2).sum(axis=1)

    if abs(distances(treated[None, :])[0] - distance) > 1e-9:
        sys.exit(f"hotspot has a distance of {distance}, numpy {distances(treated[None, :])[0]}.")
    show("hotspot", ours)
    _, seconds = peer(options.runs, by_numpy)
    show("numpy", seconds, ours)


def conflicts(options):
    units, metres = 1000, 300
    print(f"Conflicts, {units} polygons")
    with tempfile.TemporaryDirectory() as folder:
        ours = kernel(options, "conflicts", units, metres, options.runs, folder)
        with open(os.path.join(folder, "hexagons.txt"), encoding="ascii") as file:
            hexagons = shapely.from_wkt(file.read().splitlines())
        mine = {(int(i), int(j)) for i, j in read(folder, "conflicts.csv")}

    def by_shapely():
        return shapely.STRtree(hexagons).query(hexagons, predicate="dwithin", distance=metres)

    found, seconds = peer(options.runs, by_shapely)
    theirs = {(int(i), int(j)) for i, j in found.T if i < j}
    if mine != theirs:
        sys.exit(f"hotspot found {len(mine)} conflicts, shapely {len(theirs)}.")
    show("hotspot", ours)
    show("shapely", seconds, ours)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="runs of each that count")
    parser.add_argument(
        "--program", default=os.path.join(BENCHMARKS, ".build", "release", "TrialKernels"))
    options = parser.parse_args()
    if not os.path.exists(options.program):
        sys.exit("Build the kernels first: swift build -c release --package-path Benchmarks"
                 " --product TrialKernels")
    pairs(options, 200, ["networkx", "rustworkx"])
    # networkx takes many minutes for a thousand.
    pairs(options, 1000, ["rustworkx"])
    rerandomised(options)
    conflicts(options)
    for title, name in (("Constrained, 100000 candidates", "constrained"),
                        ("Crossover, 365 days of 500 units", "crossover"),
                        ("Verify of it", "verify")):
        print(title)
        show("hotspot", kernel(options, name, options.runs))


main()
