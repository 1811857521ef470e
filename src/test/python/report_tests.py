from __future__ import annotations

import asyncio
import base64
import html
import json
import re
import shutil
import struct
import subprocess
import tempfile
import unittest
from pathlib import Path

import support
from figures import Painter, draw_report
from html_tests import CHROMIUM, outside_references
from pages import Page, Progress, Runner

RESOURCES = support.ROOT / "src" / "main" / "resources" / "segmentbook" / "export"
FINDING = "Loyal &amp; &lt;old&gt; &quot;lead&quot;"
FIGURE = {
    "data": [
        {"type": "bar", "x": ["a", "<b>"], "y": [3, 1], "marker": {"pattern": {"shape": "/"}}},
        {"type": "scatter", "x": ["a", "<b>"], "y": [2, 2]},
    ],
    "layout": {"width": 700, "height": 260, "xaxis": {"title": {"text": "month"}}},
}
TABLE = """
<table>
<thead><tr><th scope="col">segment</th><th scope="col" class="number">customers of this segment</th><th scope="col">a long header for a narrow screen</th></tr></thead>
<tbody>
<tr><th scope="row">b</th><td class="number" data-value="9">9</td><td>much text that does not fit</td></tr>
<tr><th scope="row">a</th><td class="number" data-value="">-</td><td>x</td></tr>
<tr><th scope="row">c</th><td class="number" data-value="1200">1,200</td><td>x</td></tr>
</tbody>
</table>"""
SORT = """
const table = document.querySelector("table");
const look = () => [...table.tBodies[0].rows].map(row => row.cells[0].textContent).join("");
const sorts = () => [...table.querySelectorAll("thead th")].map(head => head.getAttribute("aria-sort") ?? "-").join();
const buttons = table.querySelectorAll("thead button");
const seen = [look()];
for (const press of [1, 1, 0, 0]) { buttons[press].focus(); document.activeElement.click(); seen.push(look() + " " + sorts()); }
document.title = seen.join("|");
"""
MEASURE = """
onload = () => {
  const inner = document.querySelector("iframe").contentDocument.documentElement;
  const chart = inner.querySelector("picture img");
  document.title = [innerWidth, inner.clientWidth, inner.scrollWidth, chart.currentSrc === chart.src, chart.naturalWidth].join();
};
"""


def place(number: int) -> str:
    return f'<p class="chart soft">Chart {number} is not drawn</p>'


def chart(number: int = 1) -> str:
    return f"<figure>\n<figcaption>{FINDING}</figcaption>\n{place(number)}\n</figure>"


def document(body: str, *figures: dict[str, object]) -> str:
    """As the library leaves it: charts are data in a script, and each has a place."""
    style, script = ((RESOURCES / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    charts = [
        {"place": place(number), "finding": html.unescape(FINDING), "figure": figure}
        for number, figure in enumerate(figures, 1)
    ]
    data = json.dumps(charts).replace("<", "\\u003c")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<style>{style}</style></head><body><nav></nav><main>{body}</main>\n"
        f'<script type="application/json">{data}</script>\n<script>{script}</script></body></html>'
    )


class AReport(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def drawn(self, body: str, *figures: dict[str, object]) -> str:
        (self.folder / "report.html").write_text(document(body, *figures), encoding="utf-8")
        painter = Painter()
        self.addCleanup(painter.close)
        draw_report(self.folder, painter)
        return (self.folder / "report.html").read_text(encoding="utf-8")

    def pictures(self, text: str) -> list[bytes]:
        """PNG, so that words have the font they were measured in, whatever fonts the reader has."""
        found = re.findall(r'(?:src|srcset)="data:image/png;base64,([^"]*)"', text)
        return [base64.b64decode(each) for each in found]

    def test_has_each_chart_as_pictures_for_a_narrow_and_a_wide_screen(self) -> None:
        text = self.drawn(chart(1) + "<p>between</p>" + chart(2), FIGURE, {**FIGURE, "layout": {"width": 640, "height": 300}})
        sizes = [struct.unpack(">II", each[16:24]) for each in self.pictures(text)]
        self.assertEqual(sizes, [(700, 520), (1400, 520), (700, 600), (1280, 600)])
        self.assertNotIn("application/json", text)
        self.assertNotIn("not drawn", text)
        self.assertIn("<p>between</p>", text)
        self.assertLess(len(text), 150_000)

    def test_says_the_finding_as_text_and_where_pictures_are_not_seen(self) -> None:
        text = self.drawn(chart(), FIGURE)
        self.assertIn(f"<figcaption>{FINDING}</figcaption>", text)
        self.assertIn(f'<img alt="{FINDING}"', text)

    def test_is_the_same_text_each_time(self) -> None:
        self.assertEqual(self.drawn(chart(), FIGURE), self.drawn(chart(), FIGURE))

    def test_loads_nothing_from_outside(self) -> None:
        text = self.drawn(chart(), FIGURE)
        self.assertEqual(outside_references(text), [])

    def test_may_be_missing(self) -> None:
        painter = Painter()
        self.addCleanup(painter.close)
        draw_report(self.folder, painter)
        self.assertEqual(list(self.folder.iterdir()), [])

    def title_in_browser(self, file: str, width: int) -> str:
        """The title that a document gives itself in a window of this width."""
        assert CHROMIUM is not None
        command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
        command += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
        command += [f"--user-data-dir={self.folder / 'profile'}", "--host-resolver-rules=MAP * ~NOTFOUND"]
        command += ["--allow-file-access-from-files", f"--window-size={width},900", "--proxy-server=127.0.0.1:9"]
        command += ["--virtual-time-budget=10000", "--dump-dom", f"file://{self.folder}/{file}"]
        shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
        found = re.search(r"<title>(.*?)</title>", shown)
        return html.unescape(found[1]) if found else shown

    @unittest.skipUnless(CHROMIUM, "no Chromium on this machine")
    def test_sorts_numbers_as_numbers_and_texts_as_texts_from_the_keyboard_too(self) -> None:
        self.drawn(f'<div class="wide">{TABLE}</div><script>onload = () => {{ {SORT} }};</script>')
        steps = self.title_in_browser("report.html", 800).split("|")
        self.assertEqual(
            steps,
            [
                "bac",
                "cba -,descending,-",  # the most first; what has no number comes last
                "bca -,ascending,-",
                "abc ascending,-,-",
                "cba descending,-,-",
            ],
        )

    @unittest.skipUnless(CHROMIUM, "no Chromium on this machine")
    def test_is_no_wider_than_a_telephone_a_tablet_and_a_screen(self) -> None:
        self.drawn(f'{chart()}<div class="wide">{TABLE}</div><p class="headlines">words</p>', FIGURE)
        for width, wide in ((390, "false"), (800, "true"), (1280, "true")):
            with self.subTest(width):
                # a frame, because a window has a least width
                frame = f'<title></title><iframe src="report.html" style="width:{width}px; height:800px; border:0"></iframe>'
                (self.folder / "frame.html").write_text(f"{frame}<script>{MEASURE}</script>", encoding="utf-8")
                _, inner, scrolled, full, natural = self.title_in_browser("frame.html", 1400).split(",")
                self.assertLessEqual(int(scrolled), width)
                self.assertLessEqual(int(inner), width)
                self.assertEqual((full, natural), (wide, "1400" if wide == "true" else "700"))


class ARun(support.ProjectCase):
    """The charts are drawn once all pages have passed: a run that fails is thrown away."""

    pages = ("02-words", "fails")

    def after(self, *names: str) -> tuple[list[Page], str]:
        pages = [Page(self.project.notebooks / f"{name}.ipynb") for name in names]
        written = self.root / "report.html"
        written.write_text(document(chart(), FIGURE), encoding="utf-8")
        asyncio.run(Runner(self.project, support.checked(self.file), self.root, Progress(live=False)).execute(pages))
        return pages, written.read_text(encoding="utf-8")

    def test_that_passes_draws_the_report(self) -> None:
        pages, text = self.after("02-words")
        self.assertEqual(pages[0].failure, "")
        self.assertIn("<picture", text)

    def test_that_fails_does_not(self) -> None:
        pages, text = self.after("02-words", "fails")
        self.assertIn("IndexOutOfBoundsException", pages[1].failure)
        self.assertEqual(text, document(chart(), FIGURE))


if __name__ == "__main__":
    unittest.main()
