"""The charts of `report.html`, which the library leaves as data: drawn as SVG for a wide and for a narrow screen."""

from __future__ import annotations

import base64
import html
import json
import re
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from figures import Painter
from project import write_whole

NARROW = 350  # pixels, beside the margins of a telephone
_CHART = re.compile(
    r"<figcaption>(?P<finding>.*?)</figcaption>\s*<div class=\"chart\">\s*"
    r"<script type=\"application/vnd\.plotly\.v1\+json\">(?P<figure>.*?)</script>.*?</div>",
    re.DOTALL,
)


def draw(folder: Path, painter: Painter) -> None:
    """Puts pictures in place of the charts of `folder/report.html`, where there is one; they need no script."""
    path = folder / "report.html"
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8")
    charts = list(_CHART.finditer(text))
    pictures = [_both(json.loads(chart["figure"]), painter) for chart in charts]
    for chart, (wide, narrow) in reversed(list(zip(charts, pictures))):
        shown = (
            f'<figcaption>{chart["finding"]}</figcaption>\n<picture class="chart">'
            f'<source media="(max-width: 600px)" srcset="{_address(narrow.result())}">'
            f'<img alt="{html.escape(html.unescape(chart["finding"]))}" src="{_address(wide.result())}"></picture>'
        )
        text = text[: chart.start()] + shown + text[chart.end() :]
    write_whole(path, text)


def _both(figure: dict[str, Any], painter: Painter) -> tuple[Future[str], Future[str]]:
    layout = {**figure["layout"], "width": NARROW}
    return painter.trace(figure), painter.trace({"data": figure["data"], "layout": layout})


def _address(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")
