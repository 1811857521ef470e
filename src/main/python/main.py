"""The commands of `./run`. Until `_inside`, only the standard library is used, so that any Python 3.10 can begin."""

import os
import re
import signal
import sys
from pathlib import Path

import java_home
import library
import setup_project
from project import NOT_SET_UP, PYTHON, TEMPLATES, WRONG_USE, Problem, Project, main_guard, read, say, use_utf8

HELP = read(TEMPLATES / "help.txt").strip()
USAGES = re.findall(r"^\./run ([a-zA-Z].*?)  ", HELP, re.MULTILINE)
USAGE = {usage.split(" ")[0]: usage for usage in USAGES if not usage.startswith("lab ") and "--customer" not in usage}
FILL = ["setup", "lib"]  # Maven's last step of a build, also of one that set-up began
INSIDE = "--inside"  # this program once more, by the Python of .venv
RETRIED = "SEGMENTBOOK_VENV_MADE_ANEW"


def main(arguments: list[str]) -> int:
    project = Project.here()
    command, rest = _parse(project, arguments)
    if command == "help":
        say(HELP)
        return 0
    java = java_home.find(os.environ)
    if [command, *rest] == FILL:
        library.fill(project, java)
        return 0
    setup_project.prepare(project, java)
    if command == "setup":
        return 0
    if command in ("check", "new", "score"):
        os.environ["SEGMENTBOOK_ROOT"] = str(project.own.parent if command == "new" else project.root)
        _become(library.command(project, java, command, *rest))
    if command == "spark":
        setup_project.make_spark(project, java)
        os.environ["SEGMENTBOOK_ROOT"] = str(project.root)
        _become(library.spark(project, java, *rest))
    _become_python(project, [command, *rest])
    return 0


def _parse(project: Project, arguments: list[str]) -> tuple[str, list[str]]:
    """The command and its arguments; a `Problem` that lists the choices where there is no such thing."""
    command, *rest = arguments or [str(project.data / "shop.yaml")]
    if command in ("help", "-h", "--help"):
        return "help", []
    file = command.endswith((".yaml", ".yml")) or (command not in USAGE and Path(command).is_file())
    usage = "FILE.yaml" if file else USAGE.get(command)
    if not usage:
        raise Problem(f"run: unknown command, found {command}; choices:\n{HELP}", WRONG_USE)
    one = command == "score" and rest[1:2] == ["--customer"] and len(rest) == 3
    if len(rest) != usage.count(" ") and not one and command not in ("lab", "spark") and [command, *rest] != FILL:
        raise Problem(f"usage: ./run {usage}", WRONG_USE)
    if command == "lab":
        return command, _lab_options(project, rest)
    return ("pages", [str(_description_file(project, command))]) if file else (command, rest)


def _lab_options(project: Project, given: list[str]) -> list[str]:
    """The options with the file to read first, whole: the one given, or else that of the environment."""
    named = [option for option in given[:1] if not option.startswith("-")]
    file = (named or [os.environ.get("SEGMENTBOOK_FILE", "")])[0]
    if not file or given[:1] == ["--reset"]:
        return given
    return [str(_description_file(project, file)), *given[len(named) :]]


def _description_file(project: Project, given: str) -> Path:
    path = Path(given)
    if path.is_file() and path.suffix not in (".yaml", ".yml"):
        raise Problem(f"this is data: ./run new {given}", WRONG_USE)
    if path.is_file():
        return path.resolve()
    files = sorted({*project.data.glob("*.yaml"), *project.own.glob("*.yaml")})
    files = [file for file in files if re.search("^columns *:", read(file), re.MULTILINE)]  # rules for offers have none
    there = ", ".join(map(os.path.relpath, files)) or "none in data/ yet"
    folder = os.path.dirname(os.path.abspath(given))
    raise Problem(f"run: no such description file, found {given}; searched in {folder}; choices: {there}", WRONG_USE)


def _become_python(project: Project, arguments: list[str]) -> None:
    """Goes on in `.venv`."""
    own = project.out / ".jupyter"
    os.environ.update(
        JUPYTER_CONFIG_DIR=str(own / "config"),
        JUPYTER_CONFIG_PATH=str(TEMPLATES / "lab"),
        JUPYTER_DATA_DIR=str(own / "data"),
        JUPYTER_RUNTIME_DIR=str(own / "runtime"),
        JUPYTER_PLATFORM_DIRS="1",
        TMPDIR=str(project.temporary),
        XDG_CACHE_HOME=str(project.out / ".cache"),
    )
    _become([str(project.python), "-E", __file__, INSIDE, *arguments])


def _inside(project: Project, command: str, rest: list[str]) -> int:
    """Pages, book and lab, with the packages of `.venv`; where one is missing or broken `.venv` is made anew, once."""
    try:
        if command == "lab":
            import lab

            return lab.serve(project, rest)
        if command == "book":
            import commands

            return commands.book(project)
        with library.Check(project, java_home.find(os.environ), Path(rest[0])) as check:
            import commands  # takes a while, and the check begins meanwhile

            return commands.pages(project, check)
    except (ImportError, SyntaxError) as broken:
        if os.environ.get(RETRIED):
            raise Problem(f"set-up: .venv is broken ({broken}); remove .venv and run it again", NOT_SET_UP) from None
        say(f"set-up: .venv is broken ({broken}); making it anew")
    (project.venv / ".stamp").unlink(missing_ok=True)
    os.environ[RETRIED] = "1"
    _become([PYTHON, "-E", __file__, *([] if command == "pages" else [command]), *rest])
    return 0


def _become(command: list[str]) -> None:
    sys.stdout.flush()
    os.execv(command[0], command)


if __name__ == "__main__":
    if sys.argv[1:2] == [INSIDE]:
        sys.exit(main_guard("run", lambda: _inside(Project.here(), sys.argv[2], sys.argv[3:])))
    use_utf8()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main_guard("set-up", lambda: main(sys.argv[1:])))
