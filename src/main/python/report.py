"""The charts of `report.html`, which the library leaves as data: drawn as SVG for a wide and for a narrow screen."""

import base64
import html
import json
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from figures import Painter
from project import write_whole

NARROW = 350  # pixels, beside the margins of a telephone
BEGIN, END = '<script type="application/json">', "</script>\n"


def draw(folder: Path, painter: Painter) -> None:
    """Puts pictures in place of the charts of `folder/report.html`, where there is one; they need no script."""
    path = folder / "report.html"
    if not path.is_file():
        return
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    charts, _, after = rest.partition(END)
    text = before + after
    pictures = [(chart, *_both(chart["figure"], painter)) for chart in json.loads(charts)]
    for chart, wide, narrow in pictures:
        shown = (
            '<picture class="chart">'
            f'<source media="(max-width: 600px)" srcset="{_address(narrow.result())}">'
            f'<img alt="{html.escape(chart["finding"])}" src="{_address(wide.result())}"></picture>'
        )
        text = text.replace(chart["place"], shown)
    write_whole(path, text)


def _both(figure: dict[str, Any], painter: Painter) -> tuple[Future[str], Future[str]]:
    layout = {**figure["layout"], "width": NARROW}
    return painter.trace(figure), painter.trace({"data": figure["data"], "layout": layout})


def _address(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")
