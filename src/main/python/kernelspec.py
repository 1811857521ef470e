"""The kernel `java`: JJava started by the Java that was found, without its launcher, with measured options."""

import json
import os

from java_home import Java
from project import Project, write_whole

NAME = "java"
TEMPORARY = "-Djava.io.tmpdir="

# Chosen by measurement: docs/decisions.md, "Kernel options".
OPTIONS = (
    "-XX:+UseSerialGC",
    "-XX:-UsePerfData",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
    "-Duser.language=en",
    "-Duser.country=GB",
    "--enable-native-access=ALL-UNNAMED",
    "--add-opens",
    "jdk.jshell/jdk.jshell=ALL-UNNAMED",
)


def write(project: Project, java: Java) -> None:
    """Brings kernel.json up to date; the folder for temporary files is made anew where it is missing."""
    folder = project.kernels / NAME
    (folder / "tmp").mkdir(parents=True, exist_ok=True)
    argv = [
        str(java.binary),
        *OPTIONS,
        f"{TEMPORARY}{folder / 'tmp'}",
        f"-XX:ErrorFile={project.out}/kernel-%p.log",
        "-jar",
        "{resource_dir}/jjava.jar",
        "{connection_file}",
    ]
    content = {"argv": argv, "display_name": "Java", "language": "java", "interrupt_mode": "message", "metadata": {}}
    text = json.dumps(content, indent=2) + "\n"
    path = folder / "kernel.json"
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        write_whole(path, text)


def with_temporary(argv: list[str], folder: str | os.PathLike[str]) -> list[str]:
    """The same command with a folder of its own for temporary files."""
    return [f"{TEMPORARY}{folder}" if part.startswith(TEMPORARY) else part for part in argv]
