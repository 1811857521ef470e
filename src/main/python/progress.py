"""What a run shows while it works: a line for each thing that is done, and on a terminal one line of where it is."""

from __future__ import annotations

import re
import shutil
import sys
from typing import Any

_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def plain(text: str) -> str:
    """Without colour codes and control characters."""
    return "".join(char for char in _ANSI.sub("", text) if char in "\n\t" or char.isprintable())


def short(output: dict[str, Any]) -> str:
    """The first line of an output, as text; empty where there is none."""
    text = output.get("data", {}).get("text/plain") or output.get("text") or ""
    lines = [line.strip(" #*`_") for line in plain(text).splitlines()]
    return next(filter(None, lines), "")[:100]


class Progress:
    """The terminal; `live` shows the line of where each page is."""

    def __init__(self, live: bool | None = None):
        self.live = sys.stdout.isatty() if live is None else live
        self._where: dict[str, str] = {}

    def line(self, text: str) -> None:
        """A line that stays."""
        self._draw("")
        print(text, flush=True)
        self._redraw()

    def at(self, page: str, cell: int, cells: int) -> None:
        self._where[page] = f"{page[:2]} {cell}/{cells}"
        self._redraw()

    def end(self, page: str) -> None:
        self._where.pop(page, None)
        self._redraw()

    def _redraw(self) -> None:
        self._draw("   ".join(self._where.values()))

    def _draw(self, text: str) -> None:
        if self.live:
            width = shutil.get_terminal_size().columns - 1
            print("\r\x1b[K" + text[:width], end="", flush=True)
