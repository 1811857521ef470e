"""Where everything lies in the project folder, and the one exception for what a user can mend."""

import errno
import fcntl
import hashlib
import json
import locale
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

FAILED = 1
WRONG_USE = 2
NOT_SET_UP = 3
TEMPLATES = Path(__file__).resolve().with_name("templates")  # beside them, options of programs
TEMPORARY = "-Djava.io.tmpdir="
PYTHON = getattr(sys, "_base_executable", sys.executable)  # the one behind .venv, where this is that of .venv


class Problem(Exception):
    """Something the user can mend: the message is all that is shown, the code is the exit code."""

    def __init__(self, message: str, code: int = FAILED):
        super().__init__(message)
        self.code = code


class Project:
    """The folders of the project; everything that a run writes is below them. An image has the analyst's data elsewhere."""

    def __init__(self, root: Path):
        self.root = root
        self.venv = root / ".venv"
        self.python = self.venv / "bin" / "python"
        self.kernel = self.venv / "share" / "jupyter" / "kernels" / "java"
        self.lib = root / "lib"
        self.archive = self.lib / "commands.jsa"
        self.spark = root / "target" / "spark"
        self.out = root / "out"
        self.temporary = self.out / ".tmp"
        self.lab = self.out / ".lab"  # temporary files of the lab's kernels
        self.practice = root / "lab"  # the lab's copies of the pages
        self.data = root / "data"
        self.own = Path(os.environ.get("SEGMENTBOOK_DATA") or self.data)  # a folder that is called data, too
        self.notebooks = root / "notebooks"

    @staticmethod
    def here() -> "Project":
        return Project(Path(os.environ.get("SEGMENTBOOK_ROOT") or Path(__file__).resolve().parents[3]))


def say(line: str = "") -> None:
    print(line, flush=True)


def status(text: str, live: bool) -> None:
    """On a terminal, a line that stands until the next one."""
    if live:
        print("\r\x1b[K" + text[: shutil.get_terminal_size().columns - 1], end="", flush=True)


def counted(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def digest(parts: Iterable[bytes]) -> str:
    """One short name for a sequence of byte strings; where one ends and the next begins counts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(b"%d\n" % len(part))
        whole.update(part)
    return whole.hexdigest()[:32]


def read(path: Path) -> str:
    """What is in a file; nothing where there is none that can be read."""
    with suppress(OSError, UnicodeDecodeError):
        return path.read_text(encoding="utf-8")
    return ""


def read_json(path: Path, otherwise: Any) -> Any:
    """What is in a file; something else where it is not there, or not whole."""
    with suppress(ValueError):
        return json.loads(read(path))
    return otherwise


def write_whole(path: Path, text: str) -> None:
    """Writes a file so that a reader finds the old or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        half.write_text(text, encoding="utf-8")
        os.replace(half, path)
    finally:
        half.unlink(missing_ok=True)


@contextmanager
def lock(path: Path, busy: str, patience: float = 0) -> Iterator[None]:
    """Holds a lock file, until this process and those that it gives its files to have ended, however they end.

    Where another holds it, this says so and waits for so many seconds; a `Problem` where that is not enough.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a", encoding="utf-8") as held:
        late = time.monotonic() + patience
        if not locked(held.fileno()) and patience:
            say(busy)
        while not locked(held.fileno()):
            if time.monotonic() >= late:
                raise Problem(f"{busy} (waited {patience:g} s)" if patience else busy)
            time.sleep(0.1)
        yield


def locked(held: int) -> bool:
    """Whether an open file is now locked by this process and those that it starts."""
    with suppress(BlockingIOError):
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.set_inheritable(held, True)
        return True
    return False


def use_utf8() -> None:
    """Gives the programs that this one starts a locale with UTF-8, whatever theirs is and whether it is installed.

    Java reads its class path and the names of files by the locale, and does not find a folder called `für Anna` by ASCII.
    """
    for name in ("C.UTF-8", "en_US.UTF-8", "C.utf8"):
        with suppress(locale.Error):
            locale.setlocale(locale.LC_CTYPE, name)
            os.environ["LC_ALL"] = name
            return


def explain(error: OSError, doing: str) -> Problem:
    """An error of the file system in one line."""
    place = f" ({error.filename2 or error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Problem(f"{doing}: the disk is full{place}; make room and run it again", NOT_SET_UP)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Problem(f"{doing}: this folder cannot be written{place}; give yourself the right to write", NOT_SET_UP)
    return Problem(f"{doing}: {error.strerror or error}{place}", NOT_SET_UP)


def main_guard(doing: str, body) -> int:
    """Runs `body` and turns its problems into one line and an exit code."""
    try:
        return body()
    except Problem as problem:
        told = problem
    except OSError as error:
        told = explain(error, doing)
    except KeyboardInterrupt:
        told = Problem(f"{doing}: interrupted", 130)
    print(told, file=sys.stderr, flush=True)
    return told.code
