"""Where everything lies in the project folder, and the one exception for what a user can mend."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

FAILED = 1
WRONG_USE = 2
NOT_SET_UP = 3


class Problem(Exception):
    """Something the user can mend: the message is all that is shown, the code is the exit code."""

    def __init__(self, message: str, code: int = FAILED):
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Project:
    """The folders of the project; everything that a run writes is below them."""

    root: Path

    @staticmethod
    def here() -> Project:
        return Project(Path(os.environ.get("SEGMENTBOOK_ROOT") or Path(__file__).resolve().parents[3]))

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    @property
    def kernels(self) -> Path:
        return self.venv / "share" / "jupyter" / "kernels"

    @property
    def lib(self) -> Path:
        return self.root / "lib"

    @property
    def out(self) -> Path:
        return self.root / "out"

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def notebooks(self) -> Path:
        return self.root / "notebooks"


def say(line: str = "") -> None:
    print(line, flush=True)


def digest(parts: Iterable[bytes]) -> str:
    """One short name for a sequence of byte strings; where one ends and the next begins counts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(b"%d\n" % len(part))
        whole.update(part)
    return whole.hexdigest()[:32]


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
def lock(path: Path, busy: str, wait: bool) -> Iterator[int]:
    """Holds a lock file, until this process and those that got its number have ended, however they end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a", encoding="utf-8") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not wait:
                raise Problem(busy) from None
            say(busy)
            fcntl.flock(held, fcntl.LOCK_EX)
        yield held.fileno()


def explain(error: OSError, doing: str) -> Problem:
    """An error of the file system in one line."""
    place = f" ({error.filename})" if error.filename else ""
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
        message, code = str(problem), problem.code
    except OSError as error:
        problem = explain(error, doing)
        message, code = str(problem), problem.code
    except KeyboardInterrupt:
        message, code = f"{doing}: interrupted", 130
    print(message, file=sys.stderr, flush=True)
    return code
