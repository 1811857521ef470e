from __future__ import annotations

import hashlib
import io
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from unittest import mock

from support import MAIN, PATIENCE, ROOT, answering_signals, line, said, until
import java_home
import library
import setup_project
from project import Problem, Project, lock

PINNED = f"six==1.17.0 --hash=sha256:{'0' * 64}\n"


class OwnProject(unittest.TestCase):
    """A project with nothing in it; its mvnw is a script that leaves two jars and counts its calls."""

    def setUp(self) -> None:
        above = ROOT / "target" / "python-tests"
        above.mkdir(parents=True, exist_ok=True)
        self.root = Path(tempfile.mkdtemp(dir=above))
        self.addCleanup(shutil.rmtree, self.root, ignore_errors=True)
        self.project = Project(self.root)
        self.java = java_home.find(os.environ)
        for folder in ("lib", "src/main/java", "bin"):
            (self.root / folder).mkdir(parents=True)
        (self.root / "requirements.txt").write_text("# none\n")
        (self.root / "pom.xml").write_text("<project/>\n")
        (self.root / "src/main/java/A.java").write_text("class A {}\n")
        self.maven(f"echo built >> calls; {self.filled('segmentbook', 'part')}")

    def maven(self, body: str) -> None:
        path = self.root / "mvnw"
        path.write_text(f"#!/bin/sh\ncd '{self.root}'\n{body}\n")
        path.chmod(0o755)

    def filled(self, *names: str) -> str:
        """What fills lib/ with the jars of these names, the library's own first, as the last step of Maven does."""
        target = self.root / "target"
        target.mkdir(exist_ok=True)
        for name in names:
            with zipfile.ZipFile(target / f"{name}.jar", "w") as jar:
                jar.writestr("A.class", name)
        (target / "classpath").write_text(os.pathsep.join(str(target / f"{name}.jar") for name in names[1:]))
        return f"SEGMENTBOOK_ROOT='{self.root}' '{sys.executable}' -E '{MAIN / 'main.py'}' setup lib"

    def calls(self) -> int:
        path = self.root / "calls"
        return len(path.read_text().splitlines()) if path.exists() else 0

    def problem(self, body) -> str:
        with self.assertRaises(Problem) as caught:
            body()
        self.assertEqual(caught.exception.code, 3)
        return str(caught.exception)

    def in_child(self, code: str, **how) -> subprocess.Popen[str]:
        """Runs code on this project in a process of its own, with `project` and `java` at hand."""
        begin = f"""
import os, sys
sys.path.insert(0, {str(MAIN)!r})
import java_home, setup_project
from pathlib import Path
from project import Project, main_guard
project, java = Project(Path({str(self.root)!r})), java_home.find(os.environ)
"""
        command = [sys.executable, "-E", "-c", begin + code]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **how)


class TheVenv(OwnProject):
    def make(self) -> None:
        setup_project.make_venv(self.project)

    def ready(self) -> bool:
        return setup_project.venv_ready(self.project)

    def test_is_made_once_and_made_anew_where_a_package_is_gone(self) -> None:
        self.assertFalse(self.ready())
        self.make()
        self.assertTrue(self.ready())
        with mock.patch.object(setup_project, "_run", side_effect=AssertionError("made twice")):
            self.make()
        shutil.rmtree(next(self.project.venv.glob("lib/python*/site-packages/pip")))
        self.assertFalse(self.ready())
        self.make()
        self.assertTrue(self.ready())

        (self.root / "requirements.txt").write_text("# others\n")
        self.assertFalse(self.ready(), "other packages are wanted")
        (self.root / "requirements.txt").write_text("# none\n")
        self.assertTrue(self.ready())
        self.project.python.unlink()
        self.assertFalse(self.ready(), "the Python behind it is gone")

    def test_is_not_ready_when_the_project_was_moved(self) -> None:
        (self.project.venv / "bin").mkdir(parents=True)
        (self.project.venv / ".stamp").write_text(setup_project.venv_stamp(self.project))
        self.assertTrue(self.ready())
        moved = self.root.with_name(self.root.name + "-moved")
        self.root.rename(moved)
        self.addCleanup(shutil.rmtree, moved)
        self.assertFalse(setup_project.venv_ready(Project(moved)))

    def test_is_made_anew_after_a_kill(self) -> None:
        child = self.in_child("with setup_project.lock(project.out / '.lock', setup_project.BUSY):\n    setup_project.make_venv(project)")
        until(lambda: self.project.venv.exists() or child.poll() is not None, "a set-up to begin with .venv")
        child.kill()
        said(child, "a killed set-up")
        self.assertFalse(self.ready())
        with mock.patch.object(setup_project, "_run"), lock(self.project.out / ".lock", setup_project.BUSY, PATIENCE):
            self.make()
        self.assertTrue(self.ready())
        self.assertFalse((self.project.venv / "bin").exists(), "nothing of the killed one is kept")

    def test_without_a_network_there_is_one_line_and_no_stamp(self) -> None:
        (self.root / "requirements.txt").write_text(PINNED)
        nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0", "PIP_NO_CACHE_DIR": "1"}
        with mock.patch.dict(os.environ, nowhere):
            told = self.problem(self.make)
        self.assertEqual(
            told,
            "set-up: the Python packages could not be installed: no network; "
            "the first set-up loads its parts, run it again when connected",
        )
        self.assertFalse(self.ready())

    def test_on_a_full_disk_there_is_one_line_and_no_stamp(self) -> None:
        # a limit on the size of files stands for a disk without room
        child = self.in_child(
            "sys.exit(main_guard('set-up', lambda: setup_project.make_venv(project)))",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 18, 1 << 18)),
        )
        told = said(child, "a set-up on a full disk")
        self.assertEqual(child.returncode, 3)
        self.assertRegex(told.splitlines()[-1], "set-up: .*the disk is full; make room and run it again")
        self.assertFalse(self.ready())


class TheLibrary(OwnProject):
    def make(self) -> None:
        setup_project.make_lib(self.project, self.java)

    def jars(self) -> list[str]:
        return sorted(jar.name for jar in self.project.lib.glob("*.jar"))

    def test_is_built_once_and_again_where_a_source_changes(self) -> None:
        self.make()
        self.make()
        self.assertEqual(self.calls(), 1)
        (self.root / "src/main/java/A.java").write_text("class A { int a; }\n")
        self.make()
        self.assertEqual(self.calls(), 2)
        (self.root / "src/main/java/B.java").write_text("class B {}\n")
        self.make()
        self.assertEqual(self.calls(), 3)

    def test_keeps_the_temporary_files_of_maven_in_the_project(self) -> None:
        left = self.root / "left"
        self.maven(f'echo "$TMPDIR $MAVEN_OPTS" > "{left}"; pwd >> "{left}"; {self.filled("segmentbook", "part")}')
        with mock.patch.dict(os.environ, {"MAVEN_OPTS": "-Xmx1g"}):
            self.make()
        options, folder = left.read_text().splitlines()
        self.assertEqual(options, f"{self.project.temporary} -Xmx1g -XX:-UsePerfData -Djava.io.tmpdir=out/.tmp")
        self.assertEqual(folder, str(self.root))
        self.assertTrue((self.root / "out/.tmp").is_dir())

    def test_is_built_again_where_a_jar_is_gone_or_cut_short(self) -> None:
        self.make()
        (self.project.lib / "part.jar").unlink()
        self.make()
        (self.project.lib / "part.jar").write_text("j")
        self.make()
        self.assertEqual(self.calls(), 3)
        self.assertTrue(library.ready(self.project))

    def test_that_a_killed_build_left_half_filled_is_not_taken_for_whole(self) -> None:
        self.make()
        (self.root / "pom.xml").write_text("<project>other</project>\n")
        self.maven("echo half > lib/part.jar; kill -9 $$")
        self.problem(self.make)
        self.assertFalse(library.ready(self.project))
        self.maven(self.filled("segmentbook", "part"))
        self.make()
        self.assertTrue(library.ready(self.project))
        with zipfile.ZipFile(self.project.lib / "part.jar") as jar:
            self.assertIsNone(jar.testzip())

    def test_stays_as_it_was_where_a_build_fails(self) -> None:
        self.make()
        before = library.stamp(self.project).splitlines()[1:]
        (self.root / "src/main/java/A.java").write_text("class A {\n")
        self.maven("exit 1")
        self.problem(self.make)
        self.assertEqual(library.stamp(self.project).splitlines()[1:], before)

    def test_holds_no_jar_that_is_no_part_any_more(self) -> None:
        self.make()
        (self.root / "pom.xml").write_text("<project>other</project>\n")
        self.maven(self.filled("segmentbook", "part-2"))
        self.make()
        self.assertEqual(self.jars(), ["part-2.jar", "segmentbook.jar"])
        self.assertTrue(library.ready(self.project))

    def test_a_build_is_told_which_java_to_use(self) -> None:
        self.maven('echo "$JAVA_HOME" > told')
        self.make()
        self.assertEqual((self.root / "told").read_text(), f"{self.java.home}\n")

    def test_what_went_wrong_is_one_line_each(self) -> None:
        failed = "set-up: the library could not be built: "
        offline = failed + "no network; the first set-up loads its parts, run it again when connected"
        full = failed + "the disk is full; make room and run it again"
        cases = {
            "[ERROR] Could not transfer artifact a:b:jar:1 from/to central: Unknown host": offline,
            "mvnw: Failed to fetch the distribution": offline,
            "curl: (7) Failed to connect: Couldn't connect to server": offline,
            "[ERROR] a.class: No space left on device": full,
        }
        for text, line in cases.items():
            with self.subTest(text):
                self.maven(f'echo "{text}"; exit 1')
                self.assertEqual(self.problem(self.make), line)
        self.maven('echo "[ERROR] A.java:[3,4] cannot find symbol"; exit 1')
        self.assertEqual(self.problem(self.make), failed[:-1] + "\n  A.java:[3,4] cannot find symbol")
        self.maven(self.filled("segmentbook", "part"))
        self.make()
        self.assertTrue(library.ready(self.project))

    def test_without_venv_it_says_what_to_install_before_it_loads_anything(self) -> None:
        with mock.patch.object(setup_project, "_run", side_effect=AssertionError("began to load")):
            with mock.patch.object(setup_project, "find_spec", return_value=None):
                self.assertIn("has no venv; install it", self.problem(lambda: setup_project.prepare(self.project, self.java)))
            self.assertFalse(self.project.venv.exists())

    def test_mavens_own_script_needs_neither_unzip_nor_a_program_that_loads(self) -> None:
        maven = self.root / "apache-maven-9"
        (maven / "bin").mkdir(parents=True)
        shutil.copy("/bin/echo", maven / "bin" / "mvn")
        packed = Path(shutil.make_archive(f"{maven}-bin", "gztar", self.root, maven.name))
        shutil.copy(ROOT / "mvnw", self.root / "mvnw")
        told = self.root / ".mvn" / "wrapper" / "maven-wrapper.properties"
        told.parent.mkdir(parents=True)
        address = (self.root / "apache-maven-9-bin.zip").as_uri()
        bin_folder = self.root / "few"
        bin_folder.mkdir()
        for name in ("sh", "basename", "cat", "dirname", "gzip", "mkdir", "mktemp", "mv", "readlink", "rm", "sha256sum", "tar", "tr", "uname"):
            (bin_folder / name).symlink_to(shutil.which(name))
        environ = {"PATH": str(bin_folder), "HOME": str(self.root), "JAVA_HOME": str(self.java.home), "TMPDIR": str(self.root)}
        for checksum, expected in (("0" * 64, "Failed to validate"), (hashlib.sha256(packed.read_bytes()).hexdigest(), "began")):
            told.write_text(f"distributionUrl={address}\ndistributionSha256Sum={checksum}\n")
            done = subprocess.run(["./mvnw", "began"], cwd=self.root, env=environ, capture_output=True, text=True, timeout=PATIENCE)
            self.assertIn(expected, done.stdout + done.stderr)

    def test_mavens_own_script_says_in_one_line_that_a_runtime_has_no_compiler(self) -> None:
        runtime = self.root / "jre"
        (runtime / "bin").mkdir(parents=True)
        shutil.copy("/bin/sh", runtime / "bin" / "java")
        for home in (runtime, self.root / "none"):
            done = subprocess.run(
                [ROOT / "mvnw", "-v"], env={**os.environ, "JAVA_HOME": str(home)}, capture_output=True, text=True, timeout=PATIENCE
            )
            self.assertEqual((done.returncode, done.stdout, len(done.stderr.splitlines())), (1, "", 1), done.stderr)
            self.assertIn(f"mvnw: a JDK 17 or newer is needed, found {home} without a compiler; install one", done.stderr)

    def test_two_at_once_build_once(self) -> None:
        (self.root / "go").mkdir()
        self.maven(f"while [ -e go ]; do :; done; echo built >> calls; {self.filled('segmentbook', 'part')}")
        code = "setup_project.venv_ready = lambda project: True\nsetup_project.prepare(project, java)"
        first, second = self.in_child(code), self.in_child(code)
        waiting = [child for child in (first, second) if "waiting for it" in line(child, "one of two set-ups")]
        self.assertEqual(len(waiting), 1)
        (self.root / "go").rmdir()
        for child in (first, second):
            said(child, "one of two set-ups")
            self.assertEqual(child.returncode, 0)
        self.assertEqual(self.calls(), 1)

    def test_a_build_that_outlives_its_set_up_is_waited_for_and_taken(self) -> None:
        (self.root / "go").mkdir()
        self.maven(f"echo begun > begun; while [ -e go ]; do :; done; echo built >> calls; {self.filled('segmentbook', 'part')}")
        code = "setup_project.venv_ready = lambda project: True\nsetup_project.prepare(project, java)"
        first = self.in_child(code)
        until((self.root / "begun").exists, "a build to begin")
        first.kill()
        first.wait(PATIENCE)
        second = self.in_child(code)
        self.assertIn("waiting for it", line(second, "the second set-up"))
        (self.root / "go").rmdir()
        said(second, "the second set-up")
        said(first, "the build of a killed set-up")
        self.assertEqual((second.returncode, self.calls()), (0, 1))

    def test_a_build_that_does_not_end_is_given_up(self) -> None:
        self.maven("while :; do :; done")
        with mock.patch.object(setup_project, "PATIENCE", 2):
            refusal = "set-up: the library could not be built: waited 2 s for mvnw to end"
            self.assertEqual(self.problem(self.make), refusal)

    def test_another_set_up_that_does_not_end_is_given_up(self) -> None:
        with lock(self.project.out / ".lock", setup_project.BUSY), mock.patch.object(setup_project, "PATIENCE", 0.5):
            with self.assertRaises(Problem) as caught:
                setup_project.prepare(self.project, self.java)
        refusal = "set-up: another ./run is setting up; waiting for it (waited 0.5 s)"
        self.assertEqual(str(caught.exception), refusal)

    def test_an_interrupted_set_up_ends_its_programs(self) -> None:
        self.maven("echo $$ > pid; while :; do :; done")
        child = self.in_child(
            "setup_project.venv_ready = lambda project: True\n"
            "sys.exit(main_guard('set-up', lambda: setup_project.prepare(project, java)))",
            start_new_session=True,
            preexec_fn=answering_signals,
        )
        pid = self.root / "pid"
        until(lambda: pid.exists() and pid.read_text().strip(), "a build to begin")
        os.killpg(child.pid, signal.SIGINT)  # as Ctrl-C does
        told = said(child, "an interrupted set-up")
        self.assertEqual((child.returncode, told.splitlines()[-1]), (130, "set-up: interrupted"))
        until(lambda: _is_gone(int(pid.read_text())), "the build to end")


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


class TheKernel(OwnProject):
    def content(self) -> dict:
        return json.loads((self.project.kernel / "kernel.json").read_text())

    def test_is_started_by_the_java_that_was_found(self) -> None:
        setup_project.write_kernel(self.project, self.java)
        argv = self.content()["argv"]
        watched = list(setup_project.WATCHED)
        self.assertEqual(argv[: len(watched) + 1], [*watched, str(self.java.binary)])
        self.assertEqual(argv[-3:], ["-jar", "{resource_dir}/jjava.jar", "{connection_file}"])
        other = java_home.Java(Path("/elsewhere"), 25, frozenset())
        setup_project.write_kernel(self.project, other)
        self.assertEqual(self.content()["argv"][len(watched)], "/elsewhere/bin/java")

    def test_of_which_nothing_changed_is_not_written_again(self) -> None:
        setup_project.write_kernel(self.project, self.java)
        with mock.patch.object(setup_project, "write_whole", side_effect=AssertionError("written twice")):
            setup_project.write_kernel(self.project, self.java)

    def test_keeps_its_files_in_the_project(self) -> None:
        setup_project.write_kernel(self.project, self.java)
        argv = self.content()["argv"]
        for option in ("-Djava.io.tmpdir=", "-XX:ErrorFile="):
            with self.subTest(option):
                self.assertEqual([part.startswith(f"{option}{self.root}") for part in argv if option in part], [True])
        self.assertIn(f"@{MAIN}/templates/kernel.options", argv)
        self.assertIn("-XX:-UsePerfData", (MAIN / "templates" / "kernel.options").read_text())
        self.assertIn(f"-Djava.io.tmpdir={self.project.out}/.lab", argv, "only out/ may be written in an image")

    def test_ends_with_the_process_that_started_it(self) -> None:
        never_ends = [*setup_project.WATCHED, "/bin/sh", "-c", "echo begun; exec sleep 9000"]
        pipe = subprocess.PIPE
        parent = subprocess.Popen(["/bin/sh", "-c", '"$@" & wait', "sh", *never_ends], stdout=pipe, text=True)
        self.assertEqual(line(parent, "what is watched"), "begun\n")
        parent.kill()
        self.assertEqual(said(parent, "what is watched"), "", "its output ends where it has ended")

    def test_ends_by_itself_otherwise(self) -> None:
        asks = [*setup_project.WATCHED, "/bin/sh", "-c", "echo begun; read -r line; echo ended; exit 3"]
        pipe = subprocess.PIPE
        child = subprocess.Popen(asks, stdin=pipe, stdout=pipe, text=True)
        self.assertEqual(child.communicate("go\n", timeout=PATIENCE)[0], "begun\nended\n")
        self.assertEqual(child.returncode, 3)


class TheCounter(unittest.TestCase):
    def test_says_each_thirtieth_package_where_there_is_no_terminal(self) -> None:
        said = [line for n in range(1, 91) for line in (f"Collecting package{n} (from x)", "  Downloading it")]
        kept: list[str] = []
        with mock.patch("sys.stdout", io.StringIO()) as told:
            setup_project._keep(io.StringIO("\n".join(said)), 90, kept)
        self.assertEqual(kept, said)
        self.assertEqual(told.getvalue(), "".join(f"  {n} of 90: package{n}\n" for n in (30, 60, 90)))


if __name__ == "__main__":
    unittest.main()
