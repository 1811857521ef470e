"""Copies jars into lib/ without the machine code of other platforms: a jar for all of them is four times as large."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
import zipfile
from pathlib import Path

_NATIVE = re.compile(r"libduckdb_java\.so_\w+|org/sqlite/native/.+\.\w+")
_CALLED = {
    "darwin": {"osx", "mac"},
    "linux": {"linux"},
    "x86_64": {"x86_64", "amd64", "universal"},
    "arm64": {"arm64", "aarch64", "universal"},
}
HERE = sys.platform, platform.machine().lower().replace("aarch64", "arm64")


def copy(jar: Path, folder: Path, here: tuple[str, str] = HERE) -> None:
    """Puts a jar into a folder, whole or not at all; where it has nothing for this platform, with all that it has."""
    half = folder / f".{jar.name}"
    try:
        with zipfile.ZipFile(jar) as full:
            natives = {name for name in full.namelist() if _NATIVE.fullmatch(name)}
            ours = {name for name in natives if _fits(name, here)}
            if ours:
                with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as slim:
                    for entry in full.infolist():
                        if entry.filename not in natives - ours:
                            slim.writestr(entry, full.read(entry))
            else:
                shutil.copyfile(jar, half)
        os.replace(half, folder / jar.name)
    finally:
        half.unlink(missing_ok=True)


def _fits(native: str, here: tuple[str, str]) -> bool:
    words = set(re.findall(r"x86_64|[a-z0-9]+", native.lower()))
    return "android" not in words and all(words & _CALLED.get(word, {word}) for word in here)
