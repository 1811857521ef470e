"""Starts the library's commands, from an archive of their classes, read and verified once, that is mapped at each start.

A virtual machine, or jars, that the archive was not made by are noticed by the virtual machine, which then does without.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from java_home import Java
from project import Problem, Project

# Commands are short: what the second compiler would still win for ten million lines it costs for half a million.
# Loops over half a million lines are worth compiling sooner than after 60,000 rounds.
# Native access is for the machine code of DuckDB and SQLite: Java 24 and up would warn of it.
OPTIONS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"]
OPTIONS += ["-XX:Tier3BackEdgeThreshold=10000", "--enable-native-access=ALL-UNNAMED"]
PATIENCE = 120  # seconds


def command(project: Project, java: Java, *arguments: str) -> list[str]:
    """How a command is started; its temporary files stay in the project."""
    temporary = project.out / ".tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    archive = project.archive
    mapped = [f"-XX:SharedArchiveFile={archive}", "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error,cds=off:stderr"]
    options = [*OPTIONS, *(mapped if archive.is_file() else []), f"-Djava.io.tmpdir={temporary}"]
    return [str(java.binary), *options, "-cp", f"{project.lib}/*", "segmentbook.commands.Main", *arguments]


def described(project: Project, java: Java, file: Path) -> tuple[str, str]:
    """The name and the kind that a description file gives; a `Problem` where the library refuses it."""
    told = subprocess.run(
        command(project, java, "describe", str(file)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    if told.returncode != 0:
        raise Problem(told.stderr.strip(), told.returncode)
    description = json.loads(told.stdout)
    return description["name"], description["kind"]


def make_archive(project: Project, java: Java) -> None:
    """Makes the archive by a command that uses most classes, and tries it; where either fails, commands start without."""
    project.archive.unlink(missing_ok=True)
    made = project.lib / ".commands.jsa"
    check = command(project, java, "check", str(project.data / "shop.yaml"))
    try:
        _run([check[0], f"-XX:ArchiveClassesAtExit={made}", *check[1:]])
        os.replace(made, project.archive)
        _run(command(project, java, *check[-2:]))  # a full disk may have cut it off
    except (OSError, subprocess.SubprocessError):
        made.unlink(missing_ok=True)
        project.archive.unlink(missing_ok=True)


def _run(line: list[str]) -> None:
    quiet = subprocess.DEVNULL
    subprocess.run(line, check=True, stdin=quiet, stdout=quiet, stderr=quiet, timeout=PATIENCE)
