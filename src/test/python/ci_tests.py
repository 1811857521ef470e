from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

from support import PATIENCE, ROOT, answering_signals, until


@unittest.skipIf(os.getuid() == 0, "root runs the gate as another user, on a copy")
class BothSteps(unittest.TestCase):
    """`.ci/run` in a folder whose mvnw is a script that writes down what it is asked for."""

    def setUp(self) -> None:
        above = ROOT / "target" / "python-tests"
        above.mkdir(parents=True, exist_ok=True)
        self.root = Path(tempfile.mkdtemp(dir=above))
        self.addCleanup(shutil.rmtree, self.root, ignore_errors=True)
        (self.root / ".ci").mkdir()
        shutil.copy(ROOT / ".ci" / "run", self.root / ".ci" / "run")

    def start(self, gate: str, spark: str) -> subprocess.Popen[str]:
        path = self.root / "mvnw"
        path.write_text(f'#!/bin/sh\necho "$CI $*" >> calls\ncase "$*" in *-Pspark*) {spark} ;; *) {gate} ;; esac\n')
        path.chmod(0o755)
        run = subprocess.Popen(
            [self.root / ".ci" / "run"],
            cwd="/",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=answering_signals,
            start_new_session=True,
        )
        self.addCleanup(self.end, run)
        return run

    @staticmethod
    def end(run: subprocess.Popen[str]) -> None:
        """With all that it started, where a test gave up on it."""
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
            run.communicate()

    def calls(self) -> list[str]:
        path = self.root / "calls"
        return path.read_text().splitlines() if path.exists() else []

    def ended(self, gate: str, spark: str) -> int:
        run = self.start(gate, spark)
        run.communicate(timeout=PATIENCE)
        return run.returncode

    def test_spark_comes_after_the_gate(self) -> None:
        self.assertEqual(self.ended("exit 0", "exit 0"), 0)
        self.assertEqual([call.split()[0] for call in self.calls()], ["true", "true"])
        self.assertIn("verify", self.calls()[0])
        self.assertRegex(self.calls()[1], "-Pspark .*-Dtest=.*ScoreOnSparkTests.* test$")

    def test_a_gate_that_fails_is_the_end(self) -> None:
        self.assertEqual(self.ended("exit 7", "exit 0"), 7)
        self.assertEqual(len(self.calls()), 1)

    def test_spark_that_fails_fails_the_whole(self) -> None:
        self.assertEqual(self.ended("exit 0", "exit 5"), 5)

    def test_a_signal_ends_what_runs(self) -> None:
        for sent, code in ((signal.SIGTERM, 143), (signal.SIGINT, 130)):
            with self.subTest(sent):
                run = self.start("echo $$ > gate; exec sleep 600", "exit 0")
                written = self.root / "gate"
                until(lambda: written.exists() and written.read_text().endswith("\n"), "the gate to start")
                gate = int(written.read_text())
                run.send_signal(sent)
                run.communicate(timeout=PATIENCE)
                self.assertEqual(run.returncode, code)
                self.assertRaises(ProcessLookupError, os.kill, gate, 0)
                self.assertEqual(len(self.calls()), 1)
            written.unlink()
            (self.root / "calls").unlink()
