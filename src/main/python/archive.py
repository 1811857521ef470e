"""The classes of commands, read and verified once into an archive, which the virtual machine maps at each start.

A virtual machine, or jars, that the archive was not made by are noticed by the virtual machine, which then does without.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from java_home import Java
from project import Project

# Commands are short: what the second compiler would still win for ten million lines it costs for half a million.
# Loops over half a million lines are worth compiling sooner than after 60,000 rounds.
# Native access is for the machine code of DuckDB and SQLite: Java 24 and up would warn of it.
OPTIONS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"]
OPTIONS += ["-XX:Tier3BackEdgeThreshold=10000", "--enable-native-access=ALL-UNNAMED"]
PATIENCE = 120  # seconds


def path(project: Project) -> Path:
    return project.lib / "commands.jsa"


def options(project: Project) -> list[str]:
    """How a command is started."""
    archive = path(project)
    if not archive.is_file():
        return OPTIONS
    return [*OPTIONS, f"-XX:SharedArchiveFile={archive}", "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error,cds=off:stderr"]


def make(project: Project, java: Java) -> None:
    """Makes the archive by a command that uses most classes, and tries it; where either fails, commands start without."""
    archive = path(project)
    archive.unlink(missing_ok=True)
    made = project.lib / ".commands.jsa"
    start = [str(java.binary), *OPTIONS]
    rest = ["-cp", str(project.lib / "*"), "segmentbook.commands.Main", "check", str(project.data / "shop.yaml")]
    try:
        _run([*start, f"-XX:ArchiveClassesAtExit={made}", *rest])
        os.replace(made, archive)
        _run([*start, f"-XX:SharedArchiveFile={archive}", *rest])  # a full disk may have cut it off
    except (OSError, subprocess.SubprocessError):
        made.unlink(missing_ok=True)
        archive.unlink(missing_ok=True)


def _run(command: list[str]) -> None:
    quiet = subprocess.DEVNULL
    subprocess.run(command, check=True, stdin=quiet, stdout=quiet, stderr=quiet, timeout=PATIENCE)
