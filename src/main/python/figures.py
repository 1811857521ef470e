"""Pictures of figures: the Plotly JSON of an output drawn as a small PNG, the same bytes each time."""

from __future__ import annotations

import base64
import io
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

PLOTLY = "application/vnd.plotly.v1+json"
WIDTH, HEIGHT = 700, 450
COLOURS = 64


def plotly_script() -> Path:
    """The plotly.min.js of the installed plotly."""
    import plotly

    return Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def size(figure: dict[str, Any]) -> tuple[int, int]:
    """Width and height in pixels, from the layout or else the default."""
    layout = figure.get("layout") or {}

    def side(key: str, default: int) -> int:
        value = layout.get(key)
        return max(50, min(4000, round(value))) if isinstance(value, (int, float)) else default

    return side("width", WIDTH), side("height", HEIGHT)


class Painter:
    """One browser for all pages, in a thread of its own: a page goes on while its figures are drawn."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="painter")
        self._scope: Any = None

    def paint(self, figure: dict[str, Any]) -> Future[str]:
        """The picture in base64, later."""
        return self._thread.submit(self._paint, figure)

    def close(self) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)
        if self._scope is not None:
            self._scope._shutdown_kaleido()

    def _paint(self, figure: dict[str, Any]) -> str:
        if self._scope is None:
            from kaleido.scopes.plotly import PlotlyScope

            self._scope = PlotlyScope(mathjax=False, plotlyjs=str(plotly_script()))
        width, height = size(figure)
        plain = {"data": figure.get("data", []), "layout": figure.get("layout", {})}
        picture = self._scope.transform(plain, format="png", width=width, height=height)
        return base64.b64encode(_fewer_colours(picture)).decode("ascii")


def _fewer_colours(picture: bytes) -> bytes:
    from PIL import Image

    slim = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as full:
        full.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT).save(slim, "PNG", optimize=True)
    return slim.getvalue()
