"""A project in a folder with a blank and a letter beyond ASCII, where the locale knows ASCII only or is not installed."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import nbformat

from support import FIXTURES, PATIENCE, ROOT
import setup_project
from figures import PLOTLY
from project import Project

PAGE = "01-tables-and-figures"
JARS = [str(jar) for jar in sorted(ROOT.glob("lib/*.jar")) if jar.name != "segmentbook.jar"]
MAVEN = f"""\
#!/bin/sh
cd -- "$(dirname -- "$0")" && mkdir target && ln '{ROOT}/lib/segmentbook.jar' target &&
printf %s '{os.pathsep.join(JARS)}' > target/classpath && ./run setup lib
"""
ORDERS = "Kunde;Datum;Betrag\n7;13.02.2024;1,50\n7;14.02.2024;2,50\n8;14.02.2024;3,50\n"


class AFolderCalledMeinProjekt(unittest.TestCase):
    """Set up as `./run` does it, but with no package to load and no library to build: both are links to what is here."""

    def setUp(self) -> None:
        above = ROOT / "target" / "python-tests"
        above.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=above))
        self.addCleanup(shutil.rmtree, made, ignore_errors=True)
        self.root = made / "mein projekt ü"
        self.project = Project(self.root)
        shutil.copytree(ROOT / "src/main/python", self.root / "src/main/python")
        for folder in ("lib", "data", "notebooks", "src/main/java"):
            (self.root / folder).mkdir(parents=True)
        shutil.copyfile(FIXTURES / f"{PAGE}.ipynb", self.root / "notebooks" / f"{PAGE}.ipynb")
        shutil.copyfile(ROOT / "data/broken.csv", self.root / "data/broken.csv")
        shutil.copyfile(ROOT / "data/broken.yaml", self.root / "data/shop.yaml")
        for name, text in {"pom.xml": "<project/>\n", "requirements.txt": "# none\n", "mvnw": MAVEN}.items():
            (self.root / name).write_text(text, encoding="utf-8")
        shutil.copy(ROOT / "run", self.root)
        (self.root / "mvnw").chmod(0o755)

    def run_here(self, *arguments: str, **told: str) -> str:
        """What a command says that ends well; wherever a program asks for the locale, it is what it is told, or else POSIX."""
        environ = {key: value for key, value in os.environ.items() if key not in ("LANG", "LC_CTYPE", "LC_ALL")}
        done = subprocess.run(
            [self.root / "run", *arguments],
            cwd=self.root,
            env={**environ, **(told or {"LC_ALL": "POSIX"})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
        )
        said = done.stdout.decode("utf-8", errors="replace")
        self.assertEqual(done.returncode, 0, said)
        return said

    def add_packages(self) -> None:
        """Those of this project's own .venv, which the stamp then names."""
        for part in ("lib", "share"):
            shutil.copytree(ROOT / ".venv" / part, self.project.venv / part, copy_function=link, dirs_exist_ok=True)
        stamp = setup_project.venv_stamp(self.project)
        (self.project.venv / ".stamp").write_text(stamp, encoding="utf-8")

    def test_is_set_up_paints_and_checks(self) -> None:
        self.assertIn("set-up: the library and its parts", self.run_here("setup"))
        self.assertGreater(self.project.archive.stat().st_size, 1_000_000)
        self.add_packages()

        said = self.run_here()
        self.assertNotIn("set-up", said)
        page = nbformat.read(self.root / f"out/broken/pages/{PAGE}.ipynb", as_version=4)
        outputs = [output["data"] for cell in page.cells for output in cell.get("outputs", []) if "data" in output]
        pictures = [base64.b64decode(data["image/png"]) for data in outputs if PLOTLY in data]
        self.assertEqual([picture[:4] for picture in pictures], [b"\x89PNG"])

        given = self.root / "data" / "für Anna.yaml"
        shutil.move(self.root / "data/shop.yaml", given)
        self.assertIn("broken.csv", self.run_here("check", "data/für Anna.yaml"))
        (self.root / "Käufe.csv").write_text(ORDERS, encoding="utf-8")
        self.assertIn('file: "../Käufe.csv"', self.run_here("new", "Käufe.csv"))
        for locale in ({"LC_ALL": "C"}, {"LANG": "xx_YY.UTF-8"}, {"LC_ALL": "xx_YY.UTF-8"}, {"LANG": "C", "LC_CTYPE": "xx_YY"}):
            with self.subTest(**locale):
                self.assertIn("broken.csv", self.run_here("check", "data/für Anna.yaml", **locale))


def link(source: str, target: str) -> None:
    """A second name for a file, where the file system has that, else a copy; what is there stays."""
    if not os.path.lexists(target):
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)


if __name__ == "__main__":
    unittest.main()
