#!/usr/bin/env python3
"""Sets hotspot's map kernels beside their peers, one after the other, and prints every ratio.

    pip install KDEpy esda libpysal geopandas
    swift build -c release --package-path Benchmarks
    python3 Benchmarks/peers/maps.py

Gi* of a million cells (`--side 1000`) takes esda half a minute, weights and all. Exit status 1
where a script finds that answers differ.
"""

import argparse
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--side", default="300", help="cells along each side, for Gi*")
    options = parser.parse_args()
    scripts = {
        "Density, beside KDEpy": ["density_peers.py"],
        "Gi*, beside esda": ["getis_ord_esda.py", "--side", options.side],
        "Points in polygons, beside geopandas": ["points_in_polygons.py"],
    }
    failed = []
    for title, (script, *arguments) in scripts.items():
        print(f"\n{title}", flush=True)
        path = os.path.join(HERE, script)
        if subprocess.run([sys.executable, path, *arguments]).returncode != 0:
            failed.append(script)
    if failed:
        sys.exit(f"Failed: {', '.join(failed)}")


main()
