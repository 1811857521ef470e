"""The charts of `report.html`, which the library leaves as data: drawn as pictures for a wide and for a narrow screen."""

import html
import json
from pathlib import Path

from figures import Painter
from project import write_whole

NARROW = 350  # pixels, beside the margins of a telephone
FINE = 2  # pixels of a picture for one of the page, so that it is sharp on paper too
PNG = "data:image/png;base64,"
BEGIN, END = '<script type="application/json">', "</script>\n"


def draw(folder: Path, painter: Painter) -> None:
    """Puts pictures in place of the charts of `folder/report.html`, where there is one; they need no script."""
    path = folder / "report.html"
    if not path.is_file():
        return
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    charts, _, after = rest.partition(END)
    text = before + after
    pictures = []
    for chart in json.loads(charts):
        figure = chart["figure"]
        narrower = figure | {"layout": figure["layout"] | {"width": NARROW}}
        pictures.append((chart, painter.paint(figure, FINE), painter.paint(narrower, FINE)))
    for chart, wide, narrow in pictures:
        shown = (
            '<picture class="chart">'
            f'<source media="(max-width: 600px)" srcset="{PNG}{narrow.result()}">'
            f'<img alt="{html.escape(chart["finding"])}" src="{PNG}{wide.result()}"></picture>'
        )
        text = text.replace(chart["place"], shown)
    write_whole(path, text)
