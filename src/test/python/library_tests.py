"""Commands start from an archive of their classes, and do without where it is not right."""

from __future__ import annotations

import os
import shutil
import subprocess

import support

import java_home
import library
from project import Project


class AnArchive(support.ProjectCase):
    def setUp(self) -> None:
        super().setUp()
        for name in ("broken.yaml", "broken.csv"):
            shutil.copyfile(support.ROOT / "data" / name, self.root / "data" / name)
        shutil.copyfile(self.root / "data" / "broken.yaml", self.root / "data" / "shop.yaml")
        (self.root / "lib").unlink(missing_ok=True)  # a link to the project's own
        shutil.copytree(support.ROOT / "lib", self.root / "lib", ignore=shutil.ignore_patterns("*.jsa"))
        self.project = Project(self.root)
        self.java = java_home.find(os.environ)

    def overwrite(self, content: bytes) -> None:
        """Puts another file in the place of the archive, which is read-only."""
        self.project.archive.unlink()
        self.project.archive.write_bytes(content)

    def check(self) -> tuple[int, bytes]:
        """Exit code and all that a command says, with what the virtual machine says."""
        command = library.command(self.project, self.java, "check", str(self.root / "data" / "broken.yaml"))
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
        return done.returncode, done.stdout

    def test_changes_nothing_of_what_a_command_says(self) -> None:
        without = self.check()
        library.make_archive(self.project, self.java)
        self.assertGreater(self.project.archive.stat().st_size, 1_000_000)
        self.assertEqual(without, self.check())
        self.assertEqual(0, without[0], without[1])

    def test_is_not_used_where_it_is_damaged_or_of_other_jars(self) -> None:
        without = self.check()
        library.make_archive(self.project, self.java)
        whole = self.project.archive.read_bytes()
        for wrong in (b"", b"x" * len(whole)):
            self.overwrite(wrong)
            self.assertEqual(without, self.check())
        self.overwrite(whole)
        jar = self.root / "lib" / "segmentbook.jar"
        shutil.copyfile(jar, self.root / "copy.jar")
        jar.unlink()
        shutil.move(self.root / "copy.jar", jar)
        self.assertEqual(without, self.check())

    def test_says_nothing_where_it_is_of_another_machine(self) -> None:
        library.make_archive(self.project, self.java)
        whole = self.project.archive.read_bytes()
        without = self.check()
        self.overwrite(bytes([whole[0] ^ 1]) + whole[1:])  # another magic number
        self.assertEqual(without, self.check())

    def test_is_left_out_where_it_cannot_be_made(self) -> None:
        for jar in (self.root / "lib").glob("*.jar"):
            jar.unlink()
        library.make_archive(self.project, self.java)
        self.assertEqual([], list((self.root / "lib").glob("*.jsa")))
        self.assertNotIn(str(self.project.archive), " ".join(library.command(self.project, self.java, "check")))


if __name__ == "__main__":
    import unittest

    unittest.main()
