"""Executed pages as HTML that opens without network: nbconvert with a template of our own.

Figures stay interactive through one plotly.min.js beside the pages, formulas become MathML, links between pages lead
to the HTML pages, other relative links to the project's files.
"""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from jinja2 import Template
from latex2mathml.converter import convert
from markupsafe import Markup
from nbconvert import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from pygments.formatters import HtmlFormatter

from figures import PLOTLY, alternative, plotly_script, size
from pages import Page, first
from project import TEMPLATES, read_json

SHOWN_FIRST = [PLOTLY, "text/html", "text/markdown", "image/svg+xml", "text/latex", "image/png", "image/jpeg", "text/plain"]
TO_NOTEBOOKS = "../../../notebooks"  # from out/NAME/pages/PAGE.html
QUESTION = re.compile(r"^\*\*(.+\?)\*\*$", re.MULTILINE)  # in bold
_SCHEME = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]*:|#|/)")


def export(page: Page, pages: Sequence[Page], folder: Path) -> None:
    """Writes `folder/NAME.html`; `pages` are all of the run, in order."""
    names = [each.name for each in pages]
    at = names.index(page.name)
    about = {
        "title": page.title,
        "style": _style(),
        "before": pages[:at][-1:],
        "next": pages[at + 1 : at + 2],
        "figures": has_figures(page.notebook),
    }
    text, _ = _exporter(names).from_notebook_node(page.notebook, resources={"page": about})
    (folder / f"{page.name}.html").write_text(text, encoding="utf-8")


def finish(pages: Sequence[Page], folder: Path) -> None:
    """Writes the list of the pages, and beside them the script that draws their figures."""
    template = Template((TEMPLATES / "list.html.j2").read_text(encoding="utf-8"), autoescape=True, keep_trailing_newline=True)
    listed = [(page.name, page.title, first(QUESTION, page.notebook)) for page in pages]
    results = {"summary": read_json(folder.parent / "summary.json", {}), "report": (folder.parent / "report.html").is_file()}
    (folder / "index.html").write_text(template.render(pages=listed, style=Markup(_style()), **results), encoding="utf-8")
    if any(has_figures(page.notebook) for page in pages):
        shutil.copyfile(plotly_script(), folder / "plotly.min.js")


def has_figures(notebook: NotebookNode) -> bool:
    return any(PLOTLY in output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", []))


class _Renderer(IPythonRenderer):
    """Markdown to HTML with MathML for formulas, and links that hold from `out/NAME/pages`."""

    def __init__(self, names: Sequence[str]):
        super().__init__(escape=False, anchor_link_text="#")
        self._names = names

    def inline_math(self, body: str) -> str:
        return convert(body)

    def block_math(self, body: str) -> str:
        return convert(body, display="block")

    def latex_environment(self, name: str, body: str) -> str:
        return convert(rf"\begin{{{name}}}{body}\end{{{name}}}", display="block")

    def sanitize_url(self, url: str) -> str:
        path, mark, anchor = url.partition("#")
        page = PurePosixPath(path)
        if _SCHEME.match(url):
            where = url
        elif page.suffix == ".ipynb" and str(page.parent) == "." and page.stem in self._names:
            where = f"{page.stem}.html{mark}{anchor}"
        else:
            where = f"{TO_NOTEBOOKS}/{url}"
        return super().sanitize_url(where)


def _exporter(names: Sequence[str]) -> HTMLExporter:
    exporter = HTMLExporter(template_name="segmentbook", extra_template_basedirs=[str(TEMPLATES)])
    exporter.config.NbConvertBase.display_data_priority = SHOWN_FIRST
    exporter.register_filter("markdown2html", lambda source: MarkdownWithMath(renderer=_Renderer(names)).render(source))
    exporter.register_filter("size", size)
    exporter.register_filter("alternative", alternative)
    return exporter


def _style() -> str:
    colours = HtmlFormatter(style="xcode").get_style_defs(".highlight")
    return colours + "\n" + (TEMPLATES / "page.css").read_text(encoding="utf-8")
