"""JupyterLab on copies of the pages: with a token, on this machine's own address only, without questions at the start.

Its settings are in templates/lab, which the environment names; an option that a user gives stands instead.
The copies lie in `lab/`, as deep as `notebooks/`, so that what cells and links name holds. A copy that nobody changed follows
the book, one that was changed stays, until `./run lab --reset` takes it aside.
"""

import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat.sign import NotebookNotary

from project import WRONG_USE, Problem, Project, digest, locked, read_json, say, write_whole

RESET = "--reset"
ASIDE = ".before-reset"


def serve(project: Project, options: list[str]) -> int:
    """Becomes the server, on a description file of the user's own where the first option is one; or gives pages back."""
    if options[:1] == [RESET]:
        return _reset(project, options[1:])
    if options and options[0].endswith((".yaml", ".yml")):
        os.environ["SEGMENTBOOK_FILE"] = options.pop(0)
        say(f"lab: the pages read {os.path.relpath(os.environ['SEGMENTBOOK_FILE'])}")
    held = os.open(project.out / ".lab.lock", os.O_CREAT | os.O_RDWR)  # as long as this lab is open
    if locked(held):  # no other lab is open, so what is there was left behind by killed kernels of an earlier one
        shutil.rmtree(project.lab, ignore_errors=True)
        project.lab.mkdir()
    _copy(project)
    sys.stdout.flush()
    os.chdir(project.root)
    os.execv(sys.executable, [sys.executable, "-E", "-m", "jupyterlab", *options])
    return 0


def _pages(project: Project) -> list[str]:
    """The committed pages and solutions, by their places below `notebooks/`."""
    found = [*project.notebooks.glob("*.ipynb"), *project.notebooks.glob("solutions/*.ipynb")]
    return sorted(path.relative_to(project.notebooks).as_posix() for path in found)


def _copy(project: Project) -> None:
    """Brings the copies up to date; outputs that were committed are shown at once, since these are signed."""
    notary = NotebookNotary()
    record = project.practice / ".copied.json"
    copied = read_json(record, {})  # of each page: what the copy was made from
    for name in _pages(project):
        page, copy = project.notebooks / name, project.practice / name
        now = digest([page.read_bytes()])
        if copy.is_file() and copied.get(name) != now and copy.read_bytes() != page.read_bytes():
            if _cells(copy) != copied.get(f"{name} cells"):
                say(f"lab: {name} is as you changed it, the book's is newer; to have that: ./run lab {RESET} {Path(name).stem}")
                continue
            copy.unlink()
        if not copy.is_file():
            write_whole(copy, page.read_text(encoding="utf-8"))
        copied |= {name: now, f"{name} cells": _cells(page)}
        if copy.read_bytes() == page.read_bytes():
            notary.sign(nbformat.read(copy, as_version=4))
    write_whole(record, json.dumps(copied, indent=1) + "\n")


def _cells(path: Path) -> str:
    """One short name for what is written in the cells, whatever came out of them."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return digest(f"{cell['cell_type']} {''.join(cell['source'])}".encode() for cell in cells)
    except (ValueError, KeyError, TypeError):
        return ""  # whatever it is, it is the user's


def _reset(project: Project, beginnings: Sequence[str]) -> int:
    """Gives back the pages whose names begin so, or all; what was there is kept until the next time."""
    pages = _pages(project)
    for beginning in beginnings:
        if not any(Path(name).name.startswith(beginning) for name in pages):
            raise Problem(f"lab: no such page, found {beginning}; choices: {', '.join(pages)}", WRONG_USE)
    for name in (page for page in pages if Path(page).name.startswith(tuple(beginnings) or "")):
        copy, aside = project.practice / name, project.practice / ASIDE / name
        if copy.is_file() and _cells(copy) != _cells(project.notebooks / name):
            aside.parent.mkdir(parents=True, exist_ok=True)
            os.replace(copy, aside)
            say(f"lab: {name} is as in the book again; yours lies in {os.path.relpath(aside)}")
        copy.unlink(missing_ok=True)
    _copy(project)
    return 0
