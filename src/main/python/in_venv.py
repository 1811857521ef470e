"""What runs inside `.venv`: pages, book and lab."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from project import FAILED, NOT_SET_UP, Problem, Project, main_guard, say

RETRIED = "SEGMENTBOOK_VENV_MADE_ANEW"


def main(arguments: list[str]) -> int:
    project = Project.here()
    command, rest = arguments[0], arguments[1:]
    if command == "lab":
        import lab

        return lab.serve(project, rest)
    import commands

    if command == "book":
        return commands.book(project)
    return commands.pages(project, Path(rest[0]))


def _again(project: Project, broken: Exception) -> int:
    """A package of `.venv` is missing or broken: has `.venv` made anew and starts over, once."""
    import setup_project

    if os.environ.get(RETRIED):
        raise Problem(f"set-up: .venv is broken ({broken}); remove .venv and run it again", NOT_SET_UP)
    say(f"set-up: .venv is broken ({broken}); making it anew")
    setup_project.distrust_venv(project)
    os.environ[RETRIED] = "1"
    given = {"pages": sys.argv[2:], "book": ["book"], "lab": ["lab", *sys.argv[2:]]}[sys.argv[1]]
    base = getattr(sys, "_base_executable", sys.executable)
    os.execv(base, [base, "-E", str(Path(__file__).with_name("main.py")), *given])
    return FAILED


def _guarded() -> int:
    try:
        return main(sys.argv[1:])
    except (ImportError, SyntaxError) as broken:
        return _again(Project.here(), broken)


if __name__ == "__main__":
    sys.exit(main_guard("run", _guarded))
