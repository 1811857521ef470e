from __future__ import annotations

import os
import shutil
import tempfile
import unittest
from pathlib import Path

import support  # noqa: F401
import java_home
from project import Problem

MODULES = "java.base jdk.compiler jdk.jshell"


class WhereJavaIsSearched(unittest.TestCase):
    def setUp(self) -> None:
        self.root = Path(tempfile.mkdtemp()).resolve()
        self.addCleanup(shutil.rmtree, self.root)

    def java(self, name: str, version: str, modules: str = MODULES) -> Path:
        home = self.root / name
        (home / "bin").mkdir(parents=True)
        self.script(home / "bin" / "java", "exit 1")
        (home / "release").write_text(f'JAVA_VERSION="{version}"\nMODULES="{modules}"\n')
        return home

    def script(self, path: Path, body: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    def find(self, usual: str = "none", **environ: object) -> java_home.Java:
        return java_home.find({key: str(value) for key, value in environ.items()}, (str(self.root / usual),))

    def message(self, **environ: object) -> str:
        with self.assertRaises(Problem) as caught:
            self.find(**environ)
        self.assertEqual(caught.exception.code, 3)
        self.assertNotIn("\n", str(caught.exception))
        return str(caught.exception)

    def test_java_home_comes_before_the_path_and_the_path_before_the_usual_folders(self) -> None:
        named, on_path, usual = self.java("a", "17.0.1"), self.java("b", "21"), self.java("usual/c", "25")
        self.assertEqual(self.find("usual/*", JAVA_HOME=named, PATH=on_path / "bin").home, named)
        self.assertEqual(self.find("usual/*", PATH=on_path / "bin").home, on_path)
        self.assertEqual(self.find("usual/*").home, usual)

    def test_what_does_not_fit_is_passed_over(self) -> None:
        old, without, fit = self.java("a", "11.0.2"), self.java("b", "17", "java.base"), self.java("usual/c", "17")
        self.assertEqual(self.find("usual/*", JAVA_HOME=old, PATH=without / "bin").home, fit)

    def test_the_newest_of_the_usual_folders_is_taken(self) -> None:
        self.java("usual/java-17", "17"), self.java("usual/jdk-8", "1.8.0_302", "")
        newest = self.java("usual/temurin-25-jdk", "25.0.3")
        self.assertEqual(self.find("usual/*").home, newest)

    def test_a_link_on_the_path_is_followed_to_its_home(self) -> None:
        home = self.java("jdk", "17")
        (self.root / "bin").mkdir()
        (self.root / "bin" / "java").symlink_to(home / "bin" / "java")
        self.assertEqual(self.find(PATH=self.root / "bin").home, home)

    def test_a_shim_on_the_path_is_asked_for_its_home(self) -> None:
        home = self.java("jdk", "17")
        self.script(self.root / "shims" / "java", f"echo '    java.home = {home}'")
        self.assertEqual(self.find(PATH=self.root / "shims").home, home)

    def test_a_java_without_a_release_file_is_asked_for_its_version_and_modules(self) -> None:
        home = self.java("jdk", "17")
        (home / "release").unlink()
        answer = 'if [ "$1" = --list-modules ]; then echo jdk.jshell@21; else echo "java.specification.version = 21"; fi'
        self.script(home / "bin" / "java", answer)
        found = self.find(JAVA_HOME=home)
        self.assertEqual((found.version, found.modules), (21, frozenset({"jdk.jshell"})))

    def test_none_is_one_line_that_says_what_to_install(self) -> None:
        self.assertRegex(self.message(), r"Java 17 or newer with JShell is needed, none was found; install a JDK")

    def test_one_too_old_is_named_the_first_of_several(self) -> None:
        old, older = self.java("old", "11.0.2"), self.java("older", "1.8.0_302", "")
        self.assertIn(f"the one found, {old} is Java 11, too old; install", self.message(JAVA_HOME=old, PATH=older / "bin"))
        self.assertIn(f"the one found, {older} is Java 8, too old; install", self.message(JAVA_HOME=older))

    def test_one_without_jshell_counts_as_missing(self) -> None:
        bare = self.java("bare", "17", "java.base java.sql")
        self.assertIn("is a Java without JShell (a JRE); install", self.message(JAVA_HOME=bare))

    def test_a_java_that_does_not_run_is_none(self) -> None:
        self.script(self.root / "stub" / "bin" / "java", "echo no Java runtime present >&2; exit 1")
        self.assertIn("none was found", self.message(PATH=self.root / "stub" / "bin"))

    def test_the_java_that_runs_the_build_is_found(self) -> None:
        found = java_home.find(os.environ)
        self.assertGreaterEqual(found.version, 17)


if __name__ == "__main__":
    unittest.main()
