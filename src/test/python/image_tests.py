"""The image: what gets into it, and what its Dockerfile promises."""

from __future__ import annotations

import re
import subprocess
import unittest

from support import PATIENCE, ROOT

PRIVATE = (
    ".env",
    ".git/config",
    "data/private.csv",
    "data/customers.yaml",
    "data/ids.key",
    "data/shop.yaml.bak",
    "lib/drivers/x.jar",
    "lib/commands.jsa",
    "lib/.stamp",
    "lib/segmentbook.jar",
    "notebooks/my-analysis.ipynb",
    "notebooks/01-load-transactions.csv",
    "notebooks/.ipynb_checkpoints/01-load-transactions-checkpoint.ipynb",
    "notebooks/solutions/ideas.ipynb",
    "out/shop/segments.csv",
    "export.csv",
    "src/main/ids.key",
    "src/main/java/segmentbook/rfm/orders.csv",
    "src/main/python/notes.txt",
    "src/main/python/__pycache__/main.cpython-311.pyc",
    "src/test/java/segmentbook/A.java",
    "target/segmentbook.jar",
    ".venv/pyvenv.cfg",
)
SHIPPED = (".mvn", "LICENSE", "README.md", "data", "docs", "lib", "mvnw", "notebooks", "pom.xml", "requirements.txt", "run", "src/main")


def pattern(text: str) -> re.Pattern[str]:
    """What Docker makes of a line of .dockerignore: a path, or a folder above it, matches as a whole; `*` stops at a slash."""
    translated = {"**/": "(.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.findall(r"\*\*/|\*\*|\*|\?|\[[^]]*\]|[^*?\[]+", text)
    made = "".join(translated.get(part, part if part.startswith("[") else re.escape(part)) for part in parts)
    return re.compile(made + "(/.*)?")


def sent(path: str, rules: list[str]) -> bool:
    """Whether a file is sent to the builder: the last line that matches decides."""
    is_sent = True
    for rule in rules:
        if pattern(rule.removeprefix("!")).fullmatch(path):
            is_sent = rule.startswith("!")
    return is_sent


class WhatIsSentToTheBuilder(unittest.TestCase):
    def setUp(self) -> None:
        lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        self.rules = [line for line in lines if line and not line.startswith("#")]

    def test_is_nothing_that_is_private_or_made_here(self) -> None:
        self.assertEqual([path for path in PRIVATE if sent(path, self.rules)], [])

    def test_is_all_that_is_shipped(self) -> None:
        listed = subprocess.run(
            ["git", "ls-files", "--", *SHIPPED], cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        if listed.returncode or not listed.stdout:
            self.skipTest("this folder is no checkout of git")
        files = [path for path in listed.stdout.splitlines() if (ROOT / path).is_file()]
        self.assertEqual([path for path in files if not sent(path, self.rules)], [])

    def test_is_found_out_as_docker_does(self) -> None:
        cases = {
            ("a/b.csv", ("*",)): False,
            ("a/b.csv", ("*", "!a/*.csv")): True,
            ("a/b/c.csv", ("*", "!a/*.csv")): False,
            ("a/b/c.csv", ("*", "!a")): True,
            ("a/b/c.csv", ("*", "!a/**/*.csv")): True,
            ("a/c.csv", ("*", "!a/**/*.csv")): True,
            ("a/c.csv.bak", ("*", "!a/*.csv")): False,
            ("a/x/c", ("*", "!a", "**/x")): False,
            ("a7-b", ("a[0-9]-?",)): False,
            ("ab-b", ("a[0-9]-?",)): True,
        }
        for (path, rules), expected in cases.items():
            with self.subTest(path=path, rules=rules):
                self.assertEqual(sent(path, list(rules)), expected)


class TheDockerfile(unittest.TestCase):
    def setUp(self) -> None:
        text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
        self.lines = [" ".join(line.split()) for line in text.splitlines() if line and not line.startswith("#")]

    def at(self, begin: str) -> int:
        return next(number for number, line in enumerate(self.lines) if line.startswith(begin))

    def test_downloads_before_it_copies_sources(self) -> None:
        loads = [number for number, line in enumerate(self.lines) if "pip download" in line or "./mvnw" in line]
        self.assertEqual(len(loads), 2)
        self.assertLess(max(loads), self.at("COPY . ."))
        self.assertIn("PIP_NO_INDEX=1", self.lines[self.at("COPY . .") + 1])

    def test_names_a_numeric_user_the_script_and_a_health_check(self) -> None:
        self.assertRegex(self.lines[self.at("USER")], r"^USER \d+:\d+$")
        self.assertEqual(self.lines[self.at("ENTRYPOINT")], 'ENTRYPOINT ["./run"]')
        self.assertIn("http://127.0.0.1:8888/api", self.lines[self.at("HEALTHCHECK")])
        for label in ("title", "description", "version", "licenses"):
            self.assertIn(f"org.opencontainers.image.{label}=", self.lines[self.at("LABEL")])


if __name__ == "__main__":
    unittest.main()
