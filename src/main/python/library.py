"""The library in `lib/`: filled as the last step of Maven, and its commands.

Commands start from an archive of their classes, read and verified once, that is mapped at each start. A virtual machine,
or jars, that the archive was not made by are noticed by the virtual machine, which then does without.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, TimeoutError
from contextlib import suppress
from pathlib import Path
from typing import Any

from java_home import Java
from project import TEMPLATES, TEMPORARY, Problem, Project, digest, read, write_whole

PATIENCE = 900  # seconds: pages go first, and a file may have millions of lines


def ready(project: Project, spark: bool = False) -> bool:
    return read((project.spark if spark else project.lib) / ".stamp") == stamp(project, spark)


def stamp(project: Project, spark: bool = False) -> str:
    """The sources that lib/, or the folder for Spark, was made from, then the jars in it with their sizes."""
    files = [project.root / "pom.xml"]
    for folder in ("src/main/java", "src/main/resources", "src/spark" if spark else "src/main/help"):
        files += sorted(path for path in (project.root / folder).rglob("*") if path.is_file())
    made_from = digest(part for path in files for part in (path.relative_to(project.root).as_posix().encode(), path.read_bytes()))
    jars = sorted((project.spark if spark else project.lib).glob("*.jar"))
    return "\n".join([made_from, *(f"{jar.name} {jar.stat().st_size}" for jar in jars)]) + "\n"


def fill(project: Project, java: Java) -> None:
    """Puts the library and its parts, as Maven made and found them, into lib/ and takes all other jars out of it."""
    (project.lib / ".stamp").unlink(missing_ok=True)
    target = project.root / "target"
    jars = [target / "segmentbook.jar", *map(Path, (target / "classpath").read_text(encoding="utf-8").split(os.pathsep))]
    for jar in jars:
        os.replace(shutil.copy(jar, project.lib / ".half"), project.lib / jar.name)
    for stale in {*project.lib.glob("*.jar")} - {project.lib / jar.name for jar in jars}:
        stale.unlink()
    make_archive(project, java)
    write_whole(project.lib / ".stamp", stamp(project))


def command(project: Project, java: Java, *arguments: str) -> list[str]:
    """How a command is started; its temporary files stay in the project."""
    project.temporary.mkdir(parents=True, exist_ok=True)
    mapped = [f"-XX:SharedArchiveFile={project.archive}", "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error,cds=off:stderr"]
    options = [f"@{TEMPLATES}/commands.options", *(mapped if project.archive.is_file() else []), f"{TEMPORARY}{project.temporary}"]
    return [str(java.binary), *options, "-cp", f"{project.lib}/*", "segmentbook.commands.Main", *arguments]


def spark(project: Project, java: Java, *arguments: str) -> list[str]:
    """How a command on Spark is started, on all cores of this machine."""
    quiet = f"-Dlog4j2.configurationFile={project.root}/src/spark/log4j2.properties"
    options = [f"@{project.root}/src/spark/java.options", quiet, "--enable-native-access=ALL-UNNAMED"]
    parts = os.pathsep.join(f"{project.spark}/{part}" for part in ("segmentbook.jar", "engine/*", "parts/*"))
    return [str(java.binary), *options, f"{TEMPORARY}{project.temporary}", "-cp", parts, "segmentbook.spark.Main", *arguments]


class Check:
    """The library's check of a description file and its data, which goes on while kernels start; it ends with the `with` block.

    `passed` has a `Problem` where the library refuses the file or its data.
    """

    def __init__(self, project: Project, java: Java, file: Path):
        self.file = file
        line = ["nice", "-n", "10", *command(project, java, "checked", str(file))]  # a page that waits goes first
        quiet, pipe = subprocess.DEVNULL, subprocess.PIPE
        self._process = subprocess.Popen(line, stdin=quiet, stdout=pipe, stderr=pipe, bufsize=0, start_new_session=True)
        with suppress(OSError):  # Linux may share out processors by session, whatever its processes give way to
            Path(f"/proc/{self._process.pid}/autogroup").write_text("10")
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._first = self._thread.submit(self._process.stdout.readline)
        self.passed: Future[None] = self._thread.submit(self._end)

    def __enter__(self) -> "Check":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._thread.shutdown()

    def described(self) -> tuple[str, str]:
        """The name and the kind that the description file gives: the first that the library says."""
        first = self._within(self._first.result)
        if not first.startswith(b"{"):  # it ended before it said so, and the check says why
            self.passed.result()
        description = json.loads(first)
        return description["name"], description["kind"]

    def _end(self) -> None:
        said = self._within(self._process.communicate)
        if self._process.returncode != 0:
            raise Problem("".join(part.decode(errors="replace") for part in said).strip(), self._process.returncode)

    def _within(self, wait: Callable[..., Any]) -> Any:
        try:
            return wait(timeout=PATIENCE)
        except (TimeoutError, subprocess.TimeoutExpired):
            raise Problem(f"run: waited {PATIENCE} s for the library to read {self.file.name}") from None


def make_archive(project: Project, java: Java) -> None:
    """Makes the archive by a command that uses most classes, and tries it; where either fails, commands start without."""
    project.archive.unlink(missing_ok=True)
    made = project.lib / ".commands.jsa"
    check = command(project, java, "check", str(project.data / "shop.yaml"))
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "timeout": PATIENCE}
    try:
        subprocess.run([check[0], f"-XX:ArchiveClassesAtExit={made}", *check[1:]], check=True, **quiet)
        os.replace(made, project.archive)
        subprocess.run(command(project, java, *check[-2:]), check=True, **quiet)  # a full disk may have cut it off
    except (OSError, subprocess.SubprocessError):
        made.unlink(missing_ok=True)
        project.archive.unlink(missing_ok=True)
