"""Runs all tests of this folder: those of pages, which take as long as all others, beside the others. What both say comes at the end."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
LONG = ["pages_tests"]


def start(modules: list[str]) -> subprocess.Popen[str]:
    """Tests of some modules, in a process of their own."""
    command = [sys.executable, "-E", "-m", "unittest", "-b", *modules]
    return subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def main() -> int:
    """1 where a test failed, else 0."""
    others = sorted(file.stem for file in HERE.glob("*_tests.py") if file.stem not in LONG)
    both = [start(LONG), start(others)]
    try:
        for each in both:
            print(each.communicate()[0], flush=True)
        return int(any(each.returncode != 0 for each in both))
    finally:
        for each in both:
            each.terminate()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
