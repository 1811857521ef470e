"""Runs the pages by two checkouts in turn: processor time of all their processes, wall time, and time to the first cell."""

import argparse
import os
import pty
import re
import resource
import statistics
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
COLUMNS = ("processor s", "wall s", "first cell s")
FIRST_CELL = re.compile(rb"\d\d 2/\d+")  # the live line, when a page has its first cell behind it


def measure(checkout: Path, file: Path) -> tuple[float, ...]:
    """One run on a terminal of its own, which shows where each page is."""
    before, began, first = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic(), None
    ours, theirs = pty.openpty()
    process = subprocess.Popen([checkout / "run", file], cwd=checkout, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = b""
    while part := _read(ours):
        said += part
        if first is None and FIRST_CELL.search(said):
            first = time.monotonic() - began
    os.close(ours)
    if process.wait() != 0:
        raise SystemExit(f"{checkout}: ended with {process.returncode}\n{said.decode(errors='replace')}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, time.monotonic() - began, first or float("nan")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # what Linux says at the end
        return b""


def main() -> None:
    parser = argparse.ArgumentParser(prog="src/bench/pages")
    parser.add_argument("other", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("file", nargs="?", type=Path, default=ROOT.parent / "shared" / "data" / "online-retail.yaml")
    options = parser.parse_intermixed_args()
    here, other, file = ROOT, options.other.resolve(), options.file.resolve()
    rounds = []
    for number in range(options.rounds):
        load = os.getloadavg()[0]
        pair = measure(other, file), measure(here, file)
        rounds.append(pair)
        told = "; ".join(", ".join(f"{value:.1f}" for value in each) for each in pair)
        print(f"round {number + 1} (load before {load:.1f}): {told}", flush=True)
    print("\n| | before | after | ratio |\n|---|---|---|---|")
    for at, name in enumerate(COLUMNS):
        was, now = (statistics.median(pair[which][at] for pair in rounds) for which in (0, 1))
        print(f"| {name} | {was:.1f} | {now:.1f} | {statistics.median(b[at] / a[at] for a, b in rounds):.2f} |")


if __name__ == "__main__":
    main()
