from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import support  # noqa: F401
import html_pages
from figures import PLOTLY, Painter, plotly_script, size
from pages import Page, short

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FIGURE = {
    "data": [{"type": "bar", "x": ["Loyal", "</script><b>"], "y": [3, 1]}],
    "layout": {"title": {"text": "Segments"}, "width": 600, "height": 400},
}
# What a browser loads by itself, in any attribute or style; links to click are fine.
LOADED = re.compile(
    r"""(?:\b(?:src|srcset|data|poster|action)\s*=\s*["']?|<link\b[^>]*href\s*=\s*["']?|url\(\s*["']?|@import\s+["']?"""
    r"""|\b(?:fetch|import|importScripts|open)\s*\(\s*["'])\s*(?:https?:)?//[^"'\s>)]+""",
    re.IGNORECASE,
)


def outside_references(text: str) -> list[str]:
    """What in a file makes a browser load from elsewhere."""
    return [found[0] for found in LOADED.finditer(text)]


def page(*cells: nbformat.NotebookNode, name: str = "01-a") -> Page:
    notebook = new_notebook(cells=list(cells))
    notebook.metadata.language_info = {"name": "java", "pygments_lexer": "java"}
    return Page(Path(f"{name}.ipynb"), notebook)


def showing(**data: object) -> nbformat.NotebookNode:
    keys = {"figure": PLOTLY, "html": "text/html", "markdown": "text/markdown", "png": "image/png", "text": "text/plain"}
    output = new_output("display_data", data={keys[key]: value for key, value in data.items()})
    return new_code_cell("x", outputs=[output])


class APage(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def export(self, *pages: Page) -> list[str]:
        for each in pages:
            html_pages.export(each, pages, self.folder)
        html_pages.finish(pages, self.folder)
        return [(self.folder / f"{each.name}.html").read_text(encoding="utf-8") for each in pages]

    def one(self, *cells: nbformat.NotebookNode) -> str:
        return self.export(page(*cells))[0]

    def test_has_formulas_as_mathml_in_prose_and_in_outputs(self) -> None:
        text = self.one(
            new_markdown_cell(r"Mean $\bar{x}$ and" + "\n\n$$\\sum_i x_i$$\n\n\\begin{align} a &= b \\end{align}\n\n`$no$`"),
            showing(markdown=r"half $\frac{1}{2}$"),
        )
        self.assertEqual(text.count("<math"), 4)
        self.assertEqual(len(re.findall(r'<math[^>]*display="block"', text)), 2)
        self.assertIn("<mfrac>", text)
        self.assertIn("<code>$no$</code>", text)
        self.assertNotIn(r"\bar", text)

    def test_leads_to_the_pages_beside_it_and_to_the_projects_files(self) -> None:
        links = "[a](02-b.ipynb#x) [b](../docs/results.md) [c](https://example.org/) [d](#here) [e](09-none.ipynb)"
        text, _ = self.export(page(new_markdown_cell(links)), page(new_markdown_cell("# B"), name="02-b"))
        found = re.findall(r'<p>.*</p>', text)[0]
        self.assertEqual(
            re.findall(r'href="([^"]*)"', found),
            ["02-b.html#x", "../../../notebooks/../docs/results.md", "https://example.org/", "#here",
             "../../../notebooks/09-none.ipynb"],
        )

    def test_names_the_pages_before_and_after_it_by_their_titles(self) -> None:
        cells = [[new_markdown_cell("# Load <it>")], [new_markdown_cell("# Explore")], []]
        first, second, _ = self.export(*(page(*each, name=name) for each, name in zip(cells, ("01-a", "02-b", "03-c"))))
        self.assertIn('<a href="02-b.html">Next: Explore</a>', first)
        self.assertNotIn("Before:", first)
        self.assertIn('<a href="01-a.html">Before: Load &lt;it&gt;</a> <a href="03-c.html">Next: 03-c</a>', second)

    def test_has_its_title_before_it_was_executed(self) -> None:
        path = self.folder / "01-a.ipynb"
        nbformat.write(page(new_markdown_cell("# Load")).notebook, path)
        self.assertEqual(Page(path).title, "Load")

    def test_is_listed_with_its_title(self) -> None:
        self.export(page(new_markdown_cell("# Is it what it <claims>?")), page(name="02-b"))
        text = (self.folder / "index.html").read_text()
        self.assertIn('<a href="01-a.html">Is it what it &lt;claims&gt;?</a>', text)
        self.assertIn('<a href="02-b.html">02-b</a>', text)

    def test_is_listed_with_its_question_beside_the_data_and_the_report(self) -> None:
        above = {"dataset": {"title": "Ada & sons"}, "data": {"first_day": "2024-01-02", "last_day": "2025-12-12"}}
        pages = self.folder / "pages"
        pages.mkdir()
        (self.folder / "summary.json").write_text(json.dumps(above))
        (self.folder / "report.html").write_text("x")
        html_pages.finish([page(new_markdown_cell("# Load\n\n**What is <it>?**\n\n**You need**"))], pages)
        text = (pages / "index.html").read_text()
        for words in (
            "<h1>Ada &amp; sons</h1>", "Data from 2024-01-02 to 2025-12-12", "<br>What is &lt;it&gt;?</li>", 'href="../report.html"'
        ):
            self.assertIn(words, text)

    def test_is_listed_without_what_no_page_wrote(self) -> None:
        self.export(page(new_markdown_cell("# A")))
        text = (self.folder / "index.html").read_text()
        self.assertIn("<h1>Segmentbook</h1>", text)
        for words in ("Data from", "report", "<br>"):
            self.assertNotIn(words, text)

    def test_shows_a_figure_by_the_script_beside_it_and_a_picture_without_scripts(self) -> None:
        text = self.one(showing(figure=FIGURE, png="iVBORw0K", text="Figure: Loyal & <old>"))
        self.assertIn('<script src="plotly.min.js"></script>', text)
        self.assertIn('<noscript><img alt="Loyal &amp; &lt;old&gt;" src="data:image/png;base64,iVBORw0K"/></noscript>', text)
        self.assertIn('<div aria-label="Loyal &amp; &lt;old&gt;" role="img"', text)
        self.assertNotIn("</script><b>", text)
        self.assertEqual((self.folder / "plotly.min.js").read_bytes(), plotly_script().read_bytes())

    def test_says_what_a_picture_shows_where_no_chart_can_be_drawn(self) -> None:
        cell = showing(png="iVBORw0K", text="Figure: a > b")
        self.assertIn('<img alt="a &gt; b"', self.one(cell))
        cell.outputs[0].metadata["image/png"] = {"alt": "c < d"}
        self.assertIn('<img alt="c &lt; d"', self.one(cell))

    def test_is_printed_with_breaks_between_charts_and_does_not_catch_the_wheel(self) -> None:
        text = self.one(showing(figure=FIGURE, text="t"))
        self.assertRegex(text, r"@media print \{[^@]*\.figure[^{]*\{ break-inside: avoid; \}")
        self.assertIn("scrollZoom: false", text)

    def test_without_figures_needs_no_script(self) -> None:
        self.assertNotIn("<script", self.one(showing(html="<table></table>", text="t")))
        self.assertFalse((self.folder / "plotly.min.js").exists())

    def test_prefers_a_table_to_its_text_and_markdown_to_its_text(self) -> None:
        text = self.one(showing(html="<table><tr><td>cell</td></tr></table>", text="plain-1"), showing(markdown="**bold**", text="plain-2"))
        self.assertIn('<div class="wide"><table><tr><td>cell</td></tr></table></div>', text)
        self.assertIn("<strong>bold</strong>", text)
        self.assertNotIn("plain-", text)

    def test_escapes_text(self) -> None:
        cell = new_code_cell('"<b>"', outputs=[
            new_output("stream", text="<i>"),
            new_output("execute_result", data={"text/plain": "<b>"}),
            new_output("error", ename="E", evalue="v", traceback=["\x1b[31m<u>\x1b[0m"]),
        ])
        text = self.one(cell)
        for tag in ("<b>", "<i>", "<u>"):
            self.assertNotIn(tag, text)

    def test_loads_nothing_from_outside(self) -> None:
        cells = [
            new_markdown_cell("# A\n\n$x$ [out](https://example.org/)\n\n```java\nint x;\n```"),
            showing(figure=FIGURE, png="iVBORw0K", text="t"),
            showing(html="<table></table>", text="t"),
        ]
        self.export(page(*cells), page(*cells, name="02-b"))
        for file in sorted(self.folder.iterdir()):
            if file.name != "plotly.min.js":
                self.assertEqual(outside_references(file.read_text(encoding="utf-8")), [], file.name)

    @unittest.skipUnless(CHROMIUM, "no Chromium on this machine")
    def test_draws_its_figures_in_a_browser_without_a_network(self) -> None:
        assert CHROMIUM is not None
        self.one(new_markdown_cell("# A"), showing(figure=FIGURE, text="t"), showing(figure=FIGURE, text="t"))
        command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
        command += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
        command += [f"--user-data-dir={self.folder / 'profile'}", "--host-resolver-rules=MAP * ~NOTFOUND"]
        command += ["--proxy-server=127.0.0.1:9", "--virtual-time-budget=10000", "--dump-dom", f"file://{self.folder}/01-a.html"]
        drawn = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
        self.assertEqual(drawn.count('class="trace bars"'), 2)
        self.assertEqual(drawn.count('data-unformatted="Segments"'), 2)
        self.assertIn("Download plot", drawn)
        self.assertNotIn("Share chart", drawn)


class TheTestForOutsideReferences(unittest.TestCase):
    def test_finds_what_a_browser_would_load(self) -> None:
        for text in (
            '<script src="https://cdn.example/x.js">',
            "<img src='//cdn.example/x.png'>",
            '<link rel="stylesheet" href="http://a.example/x.css">',
            "<style>@import 'https://a.example/x.css'; p { background: url(https://a.example/x.png) }</style>",
            '<script>import("https://a.example/x.mjs"); fetch("https://a.example")</script>',
            '<iframe src=https://a.example>',
        ):
            with self.subTest(text):
                self.assertNotEqual(outside_references(text), [])

    def test_lets_links_to_click_and_names_pass(self) -> None:
        text = '<a href="https://a.example">x</a> <math xmlns="http://www.w3.org/1998/Math/MathML"> <img src="x.png">'
        self.assertEqual(outside_references(text), [])


class APicture(unittest.TestCase):
    def test_is_small_of_the_figures_size_and_the_same_each_time(self) -> None:
        pictures = []
        for _ in range(2):
            painter = Painter()
            pictures += [painter.paint(FIGURE).result(), painter.paint(FIGURE).result()]
            painter.close()
        self.assertEqual(len(set(pictures)), 1)
        self.assertLess(len(pictures[0]), 10_000)

    def test_has_the_default_size_where_the_layout_gives_none(self) -> None:
        self.assertEqual(size({"data": []}), (700, 450))
        self.assertEqual(size({"layout": {"width": 640.4, "height": "auto"}}), (640, 450))
        self.assertEqual(size({"layout": {"width": 1e9, "height": 1}}), (4000, 50))


class TheShortForm(unittest.TestCase):
    def test_is_the_first_line_with_words(self) -> None:
        self.assertEqual(short(new_output("stream", text="\n \x1b[31mred\x1b[0m\nmore")), "red")
        self.assertEqual(short(new_output("display_data", data={"text/markdown": "x", "text/plain": "**3** customers"})), "3** customers")
        self.assertEqual(short(new_output("display_data", data={"image/png": "x"})), "")


if __name__ == "__main__":
    unittest.main()
