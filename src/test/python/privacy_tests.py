"""The committed pages on customers with ids that are easy to find: nothing that a run says or leaves behind holds one."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import unittest
from datetime import date, timedelta
from pathlib import Path

import support
import java_home

SECRET = re.compile(rb"(?i)cust-secret|77000\d\d")
KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
YAML = """
name: shop
file: orders.csv
columns: {invoice: Order, product: Code, description: Name, quantity: Units, time: When, price: Price, customer: Who, country: Land}
clusters: {range: [2, 4]}
currency: GBP
truth: {file: truth.csv, customer: Who, label: Kind}
attributes: {file: members.csv, customer: Who, numeric: {age: Age}, categorical: {city: City}}
privacy: {pseudonymise: true, keyFile: ids.key}
"""
HEADER = "Order,Code,Name,Units,When,Price,Who,Land,Member"


def customer(number: int) -> str:
    return f"CUST-SECRET-{number:04}" if number % 2 else f"77000{number:02}.0"


def orders() -> list[str]:
    """Forty customers with up to six orders in half a year; the last column repeats who it is."""
    lines = []
    for number in range(40):
        for order in range(1 + number % 6):
            day = date(2024, 1, 1) + timedelta(days=7 * number % 151 + 29 * order)
            for item in range(3):
                product = (3 * number + order * (item + 1) + 5 * item) % 9
                lines.append(
                    f"{100 * number + order},P{product},Thing {product},{1 + item},{day} 1{item}:00:00,"
                    f"{1 + product}.50,{customer(number)},UK,{customer(number)}"
                )
    whose = customer(8)
    lines += [
        f"C1,P1,Thing 1,-1,2024-07-01 10:00:00,2.50,{customer(1)},UK,x",
        f"9001,P2,Thing 2,1,{whose},2.50,{whose},UK,x",
        f"9002,P2,Thing, blue,1,2024-07-01 10:00:00,2.50,{whose},UK,x",
        f"9003,P2,Thing 2,1,2024-07-01 10:00:00,2.50,{customer(9)},France,x",
    ]
    return lines


def members() -> list[str]:
    """A row a customer but for one, with an id that bought nothing, repeated and contradictory rows, and ids in cells of numbers."""
    rows = [f"{customer(number)},{20 + number},{('Leeds', 'York')[number % 2]}" for number in range(1, 40)]
    rows[7] = f"{customer(8)},{customer(7)},York"
    return [*rows, rows[4], f"{customer(6)},99,Bath", "CUST-SECRET-9999,44,Leeds", f"{customer(3)},{customer(1)},York"]


class Pseudonyms(support.ProjectCase):
    def setUp(self) -> None:
        super().setUp()
        for page in sorted((support.ROOT / "notebooks").glob("[0-9]*.ipynb")):
            shutil.copyfile(page, self.root / "notebooks" / page.name)
        data = self.root / "data"
        for name in ("broken", "mall", "moons", "widths"):  # pages 01, 04 and 05 read them
            for file in (support.ROOT / "data").glob(f"{name}*"):
                shutil.copyfile(file, data / file.name)
        (data / "orders.csv").write_text("\n".join([HEADER, *orders()]) + "\n", encoding="utf-8")
        kinds = [f"{customer(number).removesuffix('.0')},kind {number % 3}" for number in range(40)]
        (data / "truth.csv").write_text("\n".join(["Who,Kind", *kinds]) + "\n", encoding="utf-8")
        (data / "members.csv").write_text("\n".join(["Who,Age,City", *members()]) + "\n", encoding="utf-8")
        (data / "shop.yaml").write_text(YAML, encoding="utf-8")
        (data / "ids.key").touch(mode=0o600)
        (data / "ids.key").write_text(KEY, encoding="utf-8")

    def java(self, *arguments: object, **environ: str) -> subprocess.CompletedProcess[bytes]:
        """A command of the library."""
        command = [java_home.find(os.environ).binary, "-cp", f"{support.ROOT / 'lib'}/*", "segmentbook.commands.Main", *arguments]
        return subprocess.run(
            [str(part) for part in command],
            env={**os.environ, "SEGMENTBOOK_ROOT": str(self.root), **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
        )

    def left(self) -> dict[str, bytes]:
        """All that a run leaves in the project, but for what it was given."""
        given = {self.root / name for name in ("data", "notebooks", ".venv", "lib")}
        files = [file for file in self.root.rglob("*") if file.is_file() and not given & {*file.parents}]
        return {str(file.relative_to(self.root)): file.read_bytes() for file in files}

    def test_stand_for_ids_wherever_a_run_says_or_leaves_something(self) -> None:
        code, said = self.run_pages()
        self.assertEqual(code, 0, said)
        scored = self.java("score", self.root / "out/shop/model.json", self.file)
        self.assertEqual(scored.returncode, 0, scored.stdout)
        left = self.left()
        self.assertEqual([name for name, content in left.items() if SECRET.search(content) or KEY.encode() in content], [])
        for output in (said.encode(), scored.stdout):
            self.assertIsNone(SECRET.search(output), output)
        names = {Path(name).name for name in left}
        expected = {"segments.csv", "segments.parquet", "scored.csv", "report.html", "model.json", "history.json"}
        pages = {"06-recommend-offers.html", "06-recommend-offers.ipynb", "07-predict-value-and-churn.html", "08-track-segments.html"}
        self.assertLessEqual(expected | pages, names)
        summary = json.loads((self.root / "out/shop/summary.json").read_text(encoding="utf-8"))
        self.assertEqual(summary["choices"]["privacy"], "ids hidden by the key with fingerprint 249e3fda")
        self.assertEqual(summary["headline"]["customers"], 40)
        pseudonyms = re.findall(rb"^p-[a-z2-9]{12},", (self.root / "out/shop/segments.csv").read_bytes(), re.MULTILINE)
        self.assertEqual(len(set(pseudonyms)), 40)
        header = (self.root / "out/shop/segments.csv").read_text(encoding="utf-8").splitlines()[0]
        self.assertIn("attribute_age,attribute_city", header)

    def test_are_in_a_check_and_in_an_error_of_a_page(self) -> None:
        checked = self.java("check", self.file)
        self.assertEqual(checked.returncode, 0, checked.stdout)
        self.assertIn(b"attributes, customers with a row only: 1 (p-", checked.stdout)
        self.assertIn(b"attributes, warning: age that is no number, 2 rows", checked.stdout)
        self.assertIn(b"customers' ids hidden by the key with fingerprint 249e3fda\n", checked.stdout)
        self.assertIsNone(SECRET.search(checked.stdout), checked.stdout)
        plain = self.describe("plain")
        plain.write_text(YAML.replace("pseudonymise: true", "pseudonymise: false"), encoding="utf-8")
        self.assertIsNotNone(SECRET.search(self.java("check", plain).stdout), "the search can find an id")
        other = self.java("check", self.file, SEGMENTBOOK_PRIVACY_KEY=KEY.upper())
        self.assertNotIn(b"249e3fda", other.stdout)

        for page in (self.root / "notebooks").glob("0[2-8]*"):
            page.unlink()
        self.file.write_text(YAML.replace("time: When", "time: Member"), encoding="utf-8")
        code, said = self.run_pages()
        self.assertEqual(code, 1, said)
        self.assertIn('no time in "#######.#"', said)
        self.assertIsNone(SECRET.search(said.encode()), said)
        self.assertEqual([name for name, content in self.left().items() if SECRET.search(content)], [])


if __name__ == "__main__":
    unittest.main()
