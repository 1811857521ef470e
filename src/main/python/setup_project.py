"""Set-up: `.venv` with the kernel, and `lib/` with the library. Done once, checked cheaply at each start.

Each half has a stamp that names what it was made from and that is written last. So a set-up that was killed, that
ran out of disk or that lost its network leaves no stamp, and the next start makes that half anew.
"""

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TextIO

import library
from java_home import Java
from project import NOT_SET_UP, PYTHON, TEMPLATES, TEMPORARY, Problem, Project, digest, lock, read, say, status, write_whole

# A kernel ends with the process that started it, the lab or a run, also where that was killed or its terminal closed.
WATCH = 'while read -r _ _ _ parent _ </proc/$$/stat || parent=$(ps -o ppid= -p $$) && [ "$parent" -eq "$PPID" ]; do sleep 1; done'
WATCHED = ("/bin/sh", "-c", f'({WATCH}; kill -9 $$) >/dev/null 2>&1 & exec "$@"', "sh")
PATIENCE = 2 * 3600  # seconds for one program, or for another set-up: 300 MB may come over a slow line
BUSY = "set-up: another ./run is setting up; waiting for it"  # a program that outlives a killed set-up still holds its lock
LAST_WORDS = 30  # seconds for a program that was told to end
_FULL = re.compile(r"No space left on device|Disk quota exceeded|File too large|Errno 28", re.IGNORECASE)
_OFFLINE = re.compile(
    r"name resolution|Name or service not known|nodename nor servname|Network is unreachable|Connection refused"
    r"|NewConnectionError|ConnectTimeout|Read timed out|Max retries|Could not find a version"
    r"|UnknownHost|Unknown host|Could not transfer|Failed to fetch|Connection timed out|Connect timed out"
    r"|in offline mode|Could not resolve host|unable to resolve host|Couldn't connect to server",
    re.IGNORECASE,
)


def prepare(project: Project, java: Java) -> None:
    """Makes what is missing or stale; where nothing is, this costs a few reads."""
    if not venv_ready(project) or not library.ready(project):
        with lock(project.out / ".lock", BUSY, PATIENCE):
            make_venv(project)
            make_lib(project, java)
    write_kernel(project, java)


# .venv


def venv_ready(project: Project) -> bool:
    return read(project.venv / ".stamp") == venv_stamp(project)


def venv_stamp(project: Project) -> str:
    """What `.venv` was made from, where it lies, the Python behind it and the packages that it should hold."""
    wanted = digest([(project.root / "requirements.txt").read_bytes()])
    packages = sorted(path.name for path in project.venv.glob("lib/python*/site-packages/*") if path.name != "__pycache__")
    held = digest(name.encode() for name in packages)
    return f"{wanted}\n{project.venv}\n{os.path.realpath(project.python)}\n{held}\n"


def make_venv(project: Project) -> None:
    if venv_ready(project):
        return
    if not find_spec("ensurepip"):
        raise Problem(f"set-up: {PYTHON} has no venv; install it (Debian, Ubuntu: apt install python3-venv)", NOT_SET_UP)
    say("set-up: Python packages into .venv (about 90, 200 MB to download; once)")
    if project.venv.is_dir() and not project.venv.is_symlink():
        shutil.rmtree(project.venv)
    project.venv.unlink(missing_ok=True)
    failed = "set-up: the Python packages could not be installed"
    _run([PYTHON, "-E", "-m", "venv", "--without-pip", str(project.venv)], failed)
    _run([str(project.python), "-E", "-m", "ensurepip", "--default-pip"], failed)
    requirements = project.root / "requirements.txt"
    pip = [str(project.python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-color"]
    pip += ["--progress-bar", "off", "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(requirements)]
    total = len(re.findall(r"^[\w.-]+==", requirements.read_text(encoding="utf-8"), re.MULTILINE))
    environ = {key: value for key, value in os.environ.items() if key not in ("PIP_USER", "PIP_TARGET", "PIP_PREFIX")}
    _run(pip, failed, total, env=environ)
    write_whole(project.venv / ".stamp", venv_stamp(project))


def write_kernel(project: Project, java: Java) -> None:
    """The kernel `java`: JJava started by the Java that was found, without its launcher."""
    project.lab.mkdir(parents=True, exist_ok=True)
    options = [f"@{TEMPLATES}/kernel.options", f"{TEMPORARY}{project.lab}", f"-XX:ErrorFile={project.out}/kernel-%p.log"]
    argv = [*WATCHED, str(java.binary), *options, "-jar", "{resource_dir}/jjava.jar", "{connection_file}"]
    content = {"argv": argv, "display_name": "Java", "language": "java", "interrupt_mode": "message", "metadata": {}}
    text = json.dumps(content, indent=2) + "\n"
    if read(project.kernel / "kernel.json") != text:
        write_whole(project.kernel / "kernel.json", text)


# lib/


def make_lib(project: Project, java: Java) -> None:
    """Has Maven build the library; its last step is `library.fill`."""
    if not library.ready(project):
        say("set-up: the library and its parts into lib/ (the first time about 90 MB to download)")
        _maven(project, java, "the library")


def make_spark(project: Project, java: Java) -> None:
    """Has Maven put Spark and the library for it into a folder of their own."""
    if library.ready(project, spark=True):
        return
    with lock(project.out / ".lock", BUSY, PATIENCE):
        say("set-up: Spark and the library for it into target/spark (the first time about 180 MB more to download)")
        shutil.rmtree(project.spark, ignore_errors=True)  # jars of other versions would stand beside
        _maven(project, java, "the library for Spark", "-Pspark")
        write_whole(project.spark / ".stamp", library.stamp(project, spark=True))


def _maven(project: Project, java: Java, what: str, *options: str) -> None:
    maven = [str(project.root / "mvnw"), "-q", "-B", "-ntp", "-Dstyle.color=never", "-f", str(project.root), *options]
    maven += ["-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "-Djacoco.skip=true", "-Denforcer.skip=true", "package"]
    project.temporary.mkdir(parents=True, exist_ok=True)
    temporary = os.path.relpath(project.temporary, project.root)  # Maven's script cuts options at the blanks of a path
    own = {"JAVA_HOME": str(java.home), "TMPDIR": str(project.temporary)}
    own["MAVEN_OPTS"] = f"{os.environ.get('MAVEN_OPTS', '')} -XX:-UsePerfData {TEMPORARY}{temporary}".strip()
    _run(maven, f"set-up: {what} could not be built", env=dict(os.environ, **own), cwd=project.root)


# Programs that take long


def _keep(said: TextIO, total: int, lines: list[str]) -> None:
    """Keeps what a program says; shows how many packages pip is at, and where there is no terminal says each thirtieth."""
    count = itertools.count(1)
    with said:
        for line in said:
            lines.append(line.rstrip())
            if line.startswith("Collecting "):
                where = f"  {(at := next(count))} of {total}: {line.split()[1]}"
                if at % 30 == 0 and not sys.stdout.isatty():
                    say(where)
                status(where, sys.stdout.isatty())


def _run(command: Sequence[str], failed: str, total: int = 0, **where: Any) -> None:
    """Runs a program with its output kept, and shows how far it is; where it fails, the output becomes one line on what to do."""
    how = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "close_fds": False, **where}
    child = subprocess.Popen(command, encoding="utf-8", errors="replace", **how)
    lines: list[str] = []
    reader = threading.Thread(target=_keep, args=(child.stdout, total, lines), daemon=True)
    reader.start()
    began = time.monotonic()
    try:
        while child.poll() is None:
            if (taken := time.monotonic() - began) >= PATIENCE:
                raise Problem(f"{failed}: waited {PATIENCE:g} s for {Path(command[0]).name} to end", NOT_SET_UP)
            if not total:
                status(f"  {taken:.0f} s", sys.stdout.isatty())
            with suppress(subprocess.TimeoutExpired):
                child.wait(1)
        reader.join(LAST_WORDS)  # a program that it left behind may hold its output open
    finally:
        for end in (child.terminate, child.kill):
            if child.poll() is None:
                end()
                with suppress(subprocess.TimeoutExpired):
                    child.wait(LAST_WORDS)
        status("", sys.stdout.isatty())
    if child.returncode != 0:
        raise Problem(_why(lines, failed), NOT_SET_UP)


def _why(lines: list[str], failed: str) -> str:
    text = "\n".join(lines)
    if _FULL.search(text):
        return f"{failed}: the disk is full; make room and run it again"
    if _OFFLINE.search(text):
        return f"{failed}: no network; the first set-up loads its parts, run it again when connected"
    errors = [re.sub(r"^\[?ERROR\]?:?\s*", "", line) for line in lines if re.match(r"\[?ERROR", line)]
    said = [line for line in errors if line] or [line for line in lines if line.strip()][-3:]
    return "\n  ".join([f"{failed}:", *said[:8]])
