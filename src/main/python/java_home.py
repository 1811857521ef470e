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
MAC = "Library/Java/JavaVirtualMachines/*/Contents/Home"
USUAL = ("/usr/lib/jvm/*", "/usr/java/*", "/opt/java/*", "/opt/jdk*", "~/.sdkman/candidates/java/*", "~/.jdks/*")
USUAL += (f"/{MAC}", f"~/{MAC}", "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home")
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


def find(environ: Mapping[str, str], usual: tuple[str, ...] = USUAL) -> Java:
    """The first Java that fits; a `Problem` with one line on what to install where there is none."""
    found = ""
    for java in filter(None, _candidates(environ, usual)):
        if java.version >= OLDEST and "jdk.jshell" in java.modules:  # which brings the compiler that a build needs
            return java
        why = f"Java {java.version}, too old" if java.version < OLDEST else "a Java without JShell (a JRE)"
        found = found or f"the one found, {java.home} is {why}"
    raise Problem(f"run: Java 17 or newer with JShell is needed, {found or 'none was found'}; {INSTALL}", NOT_SET_UP)


def inspect(home: Path) -> Java | None:
    """What is installed at `home`, read from its release file or else asked from it; None where nothing runs."""
    binary = home / "bin" / "java"
    if not os.access(binary, os.X_OK):
        return None
    told = _settings(read(home / "release"))
    version, modules = told.get("JAVA_VERSION", ""), told.get("MODULES", "").split()
    if not version or (not modules and _major(version) >= 9):
        version = _asked(binary).get("java.specification.version")
        modules = re.findall(r"^([\w.]+)(?:@|$)", _output(binary, "--list-modules"), re.MULTILINE) if version else []
    return Java(home, _major(version), frozenset(modules)) if version else None


def _candidates(environ: Mapping[str, str], usual: tuple[str, ...]) -> Iterator[Java | None]:
    if environ.get("JAVA_HOME"):
        yield inspect(Path(environ["JAVA_HOME"]).expanduser())
    for folder in filter(None, environ.get("PATH", "").split(os.pathsep)):
        if binary := shutil.which("java", path=folder):
            yield inspect(_home_of(Path(binary)))
    for pattern in usual:
        homes = sorted({Path(path).resolve() for path in glob.glob(os.path.expanduser(pattern))})
        yield from sorted(filter(None, map(inspect, homes)), key=lambda java: -java.version)


def _home_of(binary: Path) -> Path:
    """The folder of the Java behind a command, which may be a link or a version manager's shim."""
    home = binary.resolve().parent.parent
    return home if (home / "release").is_file() else Path(_asked(binary).get("java.home", home))


def _asked(binary: Path) -> dict[str, str]:
    return _settings(_output(binary, "-XshowSettings:properties", "-version"))


def _settings(text: str) -> dict[str, str]:
    """Lines such as `JAVA_VERSION="17.0.1"` of a release file and `java.home = /opt/jdk` of a Java that is asked."""
    return dict(re.findall(r'^ *([\w.]+) ?= ?"?([^"\n]*?)"?\s*$', text, re.MULTILINE))


def _major(version: str) -> int:
    return int(re.match(r"(?:1\.)?(\d*)", version)[1] or 0)


def _output(*command: str | Path) -> str:
    try:
        how = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "errors": "replace"}
        return subprocess.run(command, timeout=30, check=False, **how).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
