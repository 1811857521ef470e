"""Takes the machine code of other platforms out of the jars in lib/: a jar for all of them is four times as large."""

from __future__ import annotations

import os
import platform
import re
import sys
import zipfile
from pathlib import Path

_SYSTEMS = {"linux": "linux", "linux-musl": "linux", "osx": "macosx", "mac": "macosx"}  # others have another name, and go
_CPUS = {"amd64": "x86_64", "x86_64": "x86_64", "arm64": "arm64", "aarch64": "arm64", "universal": "universal"}
_DUCKDB = re.compile(r"^libduckdb_java\.so_(linux|osx|windows)_(amd64|arm64|universal)(?:_musl)?$")
_SQLITE = re.compile(r"^org/sqlite/native/([\w-]+)/(\w+)/\w+\.(?:so|dylib|dll)$")
_BYTEDECO = re.compile(r"-(linux|macosx|windows|android|ios)-(x86_64|x86|arm64|armhf|arm|ppc64le)(-gpl|-gpu)?\.jar$")


def this_platform() -> tuple[str, str]:
    """The system and the processor, in the words of the jars of Bytedeco."""
    system = "macosx" if sys.platform == "darwin" else "linux"
    machine = platform.machine().lower()
    return system, _CPUS.get(machine, machine)


def trim(lib: Path, here: tuple[str, str] | None = None) -> None:
    """Removes what other platforms need; a jar is replaced whole or not at all."""
    here = here or this_platform()
    for jar in sorted(lib.glob("*.jar")):
        foreign = _BYTEDECO.search(jar.name)
        if foreign and (foreign[1], foreign[2]) != here:
            jar.unlink()
        elif jar.name.startswith("duckdb_jdbc"):
            _trim(jar, _DUCKDB, here)
        elif jar.name.startswith("sqlite-jdbc"):
            _trim(jar, _SQLITE, here)


def _is_foreign(entry: str, natives: re.Pattern[str], here: tuple[str, str]) -> bool:
    native = natives.match(entry)
    if native is None:
        return False
    system, cpu = native[1].lower(), native[2]
    return _SYSTEMS.get(system, system) != here[0] or _CPUS.get(cpu, cpu) not in (here[1], "universal")


def _trim(jar: Path, natives: re.Pattern[str], here: tuple[str, str]) -> None:
    with zipfile.ZipFile(jar) as full:
        entries = full.infolist()
        kept = [entry for entry in entries if not _is_foreign(entry.filename, natives, here)]
        if len(kept) == len(entries) or not any(natives.match(entry.filename) for entry in kept):
            return
        half = jar.with_suffix(".part")
        try:
            with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as slim:
                for entry in kept:
                    slim.writestr(entry, full.read(entry))
            os.replace(half, jar)
        finally:
            half.unlink(missing_ok=True)
