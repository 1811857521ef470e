"""What the tests share: the modules under test, projects of their own, and runs that can be killed."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parents[3]
MAIN = ROOT / "src" / "main" / "python"
FIXTURES = ROOT / "src" / "test" / "pages"
PATIENCE = 900  # seconds for what ends in a few: a bound that a busy machine does not reach
sys.path.insert(0, str(MAIN))

from project import Project  # noqa: E402


def answering_signals() -> None:
    """For a new process that is to be interrupted: a shell's background job, as this may be, ignores that, and so would its children."""
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


def said(process: subprocess.Popen[str], what: str) -> str:
    """All that a process still says until it ends."""
    try:
        return process.communicate(timeout=PATIENCE)[0]
    except subprocess.TimeoutExpired:
        process.kill()
        raise AssertionError(f"waited {PATIENCE} s for {what} to end") from None


def line(process: subprocess.Popen[str], what: str) -> str:
    """The next line that a process says; empty where it ended."""
    assert process.stdout is not None
    late = threading.Event()
    alarm = threading.Timer(PATIENCE, lambda: (late.set(), process.kill()))
    alarm.start()
    try:
        told = process.stdout.readline()
    finally:
        alarm.cancel()
    if late.is_set():
        raise AssertionError(f"waited {PATIENCE} s for a line of {what}")
    return told


def until(happened: Callable[[], object], what: str) -> None:
    """Waits for something."""
    late = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > late:
            raise AssertionError(f"waited {PATIENCE} s for {what}")
        select.select([], [], [], 0.01)


def checked(file: Path) -> SimpleNamespace:
    """A description file whose check has passed."""
    passed: Future[None] = Future()
    passed.set_result(None)
    return SimpleNamespace(file=file, passed=passed)


class ProjectCase(unittest.TestCase):
    """A project folder that is thrown away: the real `.venv` and `lib/`, pages from src/test/pages."""

    pages: tuple[str, ...] = ()

    def setUp(self) -> None:
        above = ROOT / "target" / "python-tests"
        above.mkdir(parents=True, exist_ok=True)
        self.root = Path(tempfile.mkdtemp(dir=above))
        self.addCleanup(shutil.rmtree, self.root, ignore_errors=True)
        self.project = Project(self.root)
        for name in ("notebooks", "data", "out"):
            (self.root / name).mkdir()
        for name in (".venv", "lib"):
            (self.root / name).symlink_to(ROOT / name)
        for page in self.pages:
            self.add_page(page)
        self.file = self.describe("shop")

    def describe(self, name: str, kind: str = "transactions") -> Path:
        path = self.root / "data" / f"{name}.yaml"
        columns = {"transactions": "{customer: Who, time: When}", "customers": "{customer: Who, numeric: {age: Age}}"}[kind]
        path.write_text(f"name: {name}\nkind: {kind}\nfile: data.csv\ncolumns: {columns}\n", encoding="utf-8")
        path.with_name("data.csv").write_text("Who,When,Age\n1,2024-01-02 10:00:00,34\n2,2024-01-03 10:00:00,40\n", encoding="utf-8")
        return path

    def add_page(self, fixture: str, name: str | None = None) -> None:
        shutil.copyfile(FIXTURES / f"{fixture}.ipynb", self.root / "notebooks" / f"{name or fixture}.ipynb")

    def start(
        self,
        *arguments: object,
        before: Callable[[], object] = answering_signals,
        program: Sequence[str] = (str(MAIN / "main.py"),),
        **environ: str,
    ) -> subprocess.Popen[str]:
        """A run in a process of its own, which calls `before` first; its output is read with `said`."""
        command = [str(self.project.python), "-E", *program, "--inside", *map(str, arguments)]
        process = subprocess.Popen(
            command,
            cwd=self.root,
            env={**os.environ, "SEGMENTBOOK_ROOT": str(self.root), **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=before,
        )
        self.addCleanup(_end, process)
        return process

    def run_pages(self, **environ: str) -> tuple[int, str]:
        process = self.start("pages", self.file, **environ)
        told = said(process, "the pages")
        return process.returncode, told

    def left_behind(self) -> list[str]:
        """Command lines of the processes that still work for this project."""
        return [line for line in _command_lines() if f"{self.root}/" in line]


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait(PATIENCE)
    if process.stdout:
        process.stdout.close()


def _command_lines() -> list[str]:
    if not Path("/proc/self/cmdline").exists():
        return subprocess.run(["ps", "-axww", "-o", "command"], capture_output=True, text=True, check=True, timeout=PATIENCE).stdout.splitlines()
    lines = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                lines.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
            except OSError:
                continue
    return lines
