"""Finds the Java that runs the kernel: JAVA_HOME, then PATH, then the usual folders."""

import glob
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from project import NOT_SET_UP, Problem, read

OLDEST = 17
USUAL = (
    "/usr/lib/jvm/*",
    "/usr/java/*",
    "/opt/java/*",
    "/opt/jdk*",
    "~/.sdkman/candidates/java/*",
    "~/.jdks/*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
)
INSTALL = "install a JDK 17 or newer (Debian, Ubuntu: apt install openjdk-17-jdk-headless) or set JAVA_HOME to one"


@dataclass(frozen=True)
class Java:
    """One installed Java: its folder, its major version, the modules in it."""

    home: Path
    version: int
    modules: frozenset[str]

    @property
    def binary(self) -> Path:
        return self.home / "bin" / "java"

    @property
    def compiles(self) -> bool:
        return "jdk.compiler" in self.modules

    def unfit(self) -> str:
        """Why the pages cannot run on it; empty where they can."""
        if self.version < OLDEST:
            return f"is Java {self.version}, too old"
        if "jdk.jshell" not in self.modules:
            return "is a Java without JShell (a JRE)"
        return ""


def find(environ: Mapping[str, str], usual: tuple[str, ...] = USUAL) -> Java:
    """The first Java that fits; a `Problem` with one line on what to install where there is none."""
    unfit = []
    for java in filter(None, map(inspect, dict.fromkeys(_candidates(environ, usual)))):
        if not java.unfit():
            return java
        unfit.append(f"{java.home} {java.unfit()}")
    found = f"the one found, {unfit[0]}" if unfit else "none was found"
    raise Problem(f"run: Java 17 or newer with JShell is needed, {found}; {INSTALL}", NOT_SET_UP)


def inspect(home: Path) -> Java | None:
    """What is installed at `home`, read from its release file or else asked from it; None where nothing runs."""
    binary = home / "bin" / "java"
    if not os.access(binary, os.X_OK):
        return None
    release = read(home / "release")
    version, modules = _value(release, "JAVA_VERSION"), _value(release, "MODULES").split()
    if not version or (not modules and _major(version) >= 9):
        version = _setting(binary, "java.specification.version")
        modules = re.findall(r"^([\w.]+)(?:@|$)", _output(binary, "--list-modules"), re.MULTILINE) if version else []
    return Java(home, _major(version), frozenset(modules)) if version else None


def _candidates(environ: Mapping[str, str], usual: tuple[str, ...]) -> Iterator[Path]:
    if environ.get("JAVA_HOME"):
        yield Path(environ["JAVA_HOME"]).expanduser()
    for folder in environ.get("PATH", "").split(os.pathsep):
        binary = shutil.which("java", path=folder) if folder else None
        if binary:
            yield _home_of(Path(binary))
    for pattern in usual:
        homes = {Path(path).resolve() for path in glob.glob(os.path.expanduser(pattern))}
        yield from sorted(homes, key=_newest_first)


def _home_of(binary: Path) -> Path:
    """The folder of the Java behind a command, which may be a link or a version manager's shim."""
    home = binary.resolve().parent.parent
    return home if (home / "release").is_file() else Path(_setting(binary, "java.home") or home)


def _setting(binary: Path, name: str) -> str:
    return _first(rf"{re.escape(name)} = (.*\S)", _output(binary, "-XshowSettings:properties", "-version"))


def _newest_first(home: Path) -> tuple[int, str]:
    return -int(_first(r"(\d+)", home.name) or _first(r"(\d+)", str(home)) or 0), str(home)


def _value(release: str, key: str) -> str:
    return _first(rf'^{key}="?([^"\n]*)"?$', release)


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return found[1] if found else ""


def _major(version: str) -> int:
    numbers = re.findall(r"\d+", version) or ["0"]
    return int(numbers[1]) if numbers[0] == "1" and len(numbers) > 1 else int(numbers[0])


def _output(*command: str | Path) -> str:
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace")
