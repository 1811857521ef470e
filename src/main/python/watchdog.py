"""Outlives a runner that is killed, and ends the kernels that it leaves behind.

Reads process numbers from its standard input, `+N` for one begun and `-N` for one ended. When the other end is gone,
however it went, the process groups still listed are killed.
"""

from __future__ import annotations

import os
import signal
import sys


def main() -> None:
    alive: set[int] = set()
    for line in sys.stdin:
        number = int(line[1:])
        if line[0] == "+":
            alive.add(number)
        else:
            alive.discard(number)
    for number in alive:
        try:
            os.killpg(number, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass


if __name__ == "__main__":
    main()
