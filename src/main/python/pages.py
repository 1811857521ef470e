"""Executes pages side by side and says what each came to.

A kernel takes one page after another, since what it has loaded and compiled serves the next one too. What a page made is
forgotten in between, so that no page finds anything of another.
"""

import asyncio
import itertools
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode

from figures import PLOTLY, Painter, alternative, draw_report
from kernels import Reused
from library import Check
from project import TEMPLATES, Problem, Project, counted, read_json, say, status, write_whole

MEMORY_A_PAGE = 1 << 30  # 1 GB, see docs/decisions.md
METADATA = TEMPLATES / "notebook.json"
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_PLACE = re.compile(r"\s*(at |\.\.\. \d+ more)")
_STEP = re.compile(r"^## \d+ ", re.M)
TITLE = re.compile(r"^#\s+(.+)$", re.MULTILINE)
_PACKAGE = re.compile(r"^(?:[a-z]\w*\.)+(?=[A-Z])")


class Progress:
    """The terminal; where it is `live`, its last line says where each page is."""

    def __init__(self, live: bool | None = None):
        self.live = sys.stdout.isatty() if live is None else live
        self._where: dict[str, str] = {}

    def line(self, text: str) -> None:
        """A line that stays."""
        status("", self.live)
        say(text)
        status("   ".join(self._where.values()), self.live)

    def at(self, page: str, cell: int, cells: int) -> None:
        self._where[page] = f"{page[:2]} {cell}/{cells}"
        status("   ".join(self._where.values()), self.live)

    def end(self, page: str, text: str) -> None:
        self._where.pop(page, None)
        self.line(text)


@dataclass
class Page:
    """One page: its file, and after it was executed its outputs, how long it took, and where it failed."""

    path: Path
    notebook: NotebookNode = field(default_factory=NotebookNode)
    cell: int = 0
    seconds: float = 0.0
    source: str = ""  # the first line of this cell
    failure: str = ""  # the error that it stopped with in this cell, where it did
    without: str = ""  # the tag of cells that cannot run on this data

    @property
    def name(self) -> str:
        return self.path.stem

    @cached_property
    def title(self) -> str:
        """The first heading."""
        return first(TITLE, self.notebook or nbformat.read(self.path, as_version=4)) or self.name


def side_by_side() -> int:
    """How many pages run at once: one a core that this may use, where each also finds its share of the memory."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    with suppress(OSError, ValueError):
        memory = min(memory, int(Path("/sys/fs/cgroup/memory.max").read_text()))
    return max(1, min(cores, memory // MEMORY_A_PAGE))


class Runner:
    """Executes pages for a description file into the folder of a run, on the cores there are and with one painter for all."""

    def __init__(self, project: Project, check: Check, folder: Path, progress: Progress, last: Path | None = None):
        self._project, self.folder, self._progress = project, folder, progress
        self._checked = check.passed  # later: nobody hears of a page before
        own = {"SEGMENTBOOK_FILE": str(check.file), "SEGMENTBOOK_OUT": str(folder), "SEGMENTBOOK_LAST": str(last or "")}
        self._environ = os.environ | own
        self._painter = Painter()
        self.stopping: int = False  # or the signal that ends this

    async def execute(self, pages: Sequence[Page], then: Callable[[Page], None] = lambda page: None) -> None:
        """Executes all pages, calling `then` after each that passed; one that fails does not stop the others.

        When all have passed the charts of the report are drawn. Who cancels this sets `stopping` first. A check of the data that
        goes on takes the place of one page; where it fails its `Problem` ends all.
        """
        waiting, most = iter(pages), side_by_side()
        last = most - 1 if most > 1 else None
        try:
            await asyncio.gather(*(self._in_turn(waiting, then, at == last) for at in range(min(most, len(pages)))))
            if not any(page.failure for page in pages):
                await asyncio.to_thread(draw_report, self.folder, self._painter)
        except Problem:
            self.stopping = True
            raise
        finally:
            status("", self._progress.live)
            self._painter.close(at_once=self.stopping)

    async def _in_turn(self, waiting: Iterator[Page], then: Callable[[Page], None], after_check: bool) -> None:
        if after_check:
            await asyncio.wrap_future(self._checked)
        async with Reused(self._project, self.folder / ".kernels", self._environ) as kernels:
            for page in waiting:
                await self._one(page, kernels, then)

    async def _one(self, page: Page, kernels: Reused, then: Callable[[Page], None]) -> None:
        began = time.monotonic()
        page.notebook = read(page.path, page.without)
        try:
            await self._in_kernel(page, kernels)
            normalise(page.notebook)
            await asyncio.to_thread(then, page)
        except (ImportError, SyntaxError):
            raise  # .venv is broken, not the page
        except CellExecutionError as error:
            page.failure = _told(page) or f"{error.ename}: {error.evalue}"
        except Exception as error:
            # nbclient turns a cancelled wait into a dead kernel
            if self.stopping:
                raise asyncio.CancelledError from None
            what = "the kernel ended by itself" if isinstance(error, DeadKernelError) else f"{type(error).__name__}: {error}"
            page.failure = f"{what}\n{_last_words(kernels.log)}".strip()
        page.seconds = time.monotonic() - began
        await asyncio.wrap_future(self._checked)
        passed = f"{counted(page.cell, 'cell')}, {page.seconds:.1f} s"
        self._progress.end(page.name, f"{page.name}  " + (f"failed in cell {page.cell}" if page.failure else passed))

    async def _in_kernel(self, page: Page, kernels: Reused) -> None:
        client = await kernels.client(page.notebook, page.path.parent)
        pictures = await self._cells(client, page)
        await kernels.forget(client)
        for output, picture in pictures:
            output["data"]["image/png"] = await asyncio.wrap_future(picture)
            output["metadata"]["image/png"] = {"alt": alternative(output)}  # where nbconvert looks for it

    async def _cells(self, client: NotebookClient, page: Page) -> list[tuple[NotebookNode, Future[str]]]:
        """Executes the cells; the figures in their outputs, with the pictures that are being drawn of them."""
        pictures, spoke = [], False
        code = [index for index, cell in enumerate(page.notebook.cells) if _is_code(cell)]
        for number, index in enumerate(code, 1):
            self._progress.at(page.name, number, len(code))
            cell = page.notebook.cells[index]
            page.cell, page.source = number, cell.source.strip().splitlines()[0]
            await client.async_execute_cell(cell, index, execution_count=number)
            for output in cell.outputs:
                if PLOTLY in output.get("data", {}):
                    pictures.append((output, self._painter.paint(output["data"][PLOTLY])))
                if not spoke and self._progress.live and self._checked.done() and (line := short(output)):
                    spoke = True
                    self._progress.line(f"{page.name}  [{number}] {line}")
        return pictures


def read(path: Path, without: str = "") -> NotebookNode:
    """A page as it is committed, without its outputs and the cells that have a tag; its steps are numbered anew."""
    notebook = nbformat.read(path, as_version=4)
    if without:
        notebook.cells = [cell for cell in notebook.cells if without not in cell.metadata.get("tags", [])]
        steps = itertools.count(1)
        for cell in filter(lambda each: each.cell_type == "markdown", notebook.cells):
            cell.source = _STEP.sub(lambda found: f"## {next(steps)} ", cell.source)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def first(pattern: re.Pattern[str], notebook: NotebookNode) -> str:
    """The first such line of a page; empty where it has none."""
    found = pattern.search("\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown"))
    return found[1].strip() if found else ""


def normalise(notebook: NotebookNode) -> None:
    """Leaves nothing that differs between machines, Java versions and days: names, versions, times."""
    notebook.metadata = nbformat.from_dict(read_json(METADATA, {}))
    for cell in notebook.cells:
        tags = cell.metadata.get("tags")
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        for output in cell.get("outputs", []):
            if "execution_count" in output:
                output.execution_count = cell.execution_count  # a kernel counts on over pages


def write(notebook: NotebookNode, path: Path) -> None:
    write_whole(path, nbformat.writes(notebook, version=4) + "\n")


def _is_code(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and bool(cell.source.strip())


def _told(page: Page) -> str:
    """The error as the cell shows it, without colours and without the places in the kernel."""
    outputs = [output for cell in page.notebook.cells for output in cell.get("outputs", [])]
    traceback = next((output.traceback for output in reversed(outputs) if output.output_type == "error"), [])
    lines = plain("\n".join(traceback)).splitlines()
    return "\n".join(_PACKAGE.sub("", line) for line in lines if line.strip() and not _PLACE.match(line))


def _last_words(log: Path) -> str:
    """What the kernel wrote outside of cells before it ended, such as that memory ran out."""
    lines: list[str] = []
    with suppress(OSError):
        lines = log.read_text(errors="replace").strip().splitlines()
    return plain("\n".join([line for line in lines if not line.startswith("[I ")][-3:]))


def plain(text: str) -> str:
    """Without colour codes and control characters."""
    return "".join(char for char in _ANSI.sub("", text) if char in "\n\t" or char.isprintable())


def short(output: dict[str, Any]) -> str:
    """The first line of an output, as text; empty where there is none."""
    text = output.get("data", {}).get("text/plain") or output.get("text") or ""
    lines = [line.strip(" #*`_") for line in plain(text).splitlines()]
    return next(filter(None, lines), "")[:100]
