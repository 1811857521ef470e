"""Pictures of figures: the Plotly JSON of an output drawn as a small PNG, the same bytes each time."""

from __future__ import annotations

import base64
import contextlib
import io
import os
import re
import signal
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

PLOTLY = "application/vnd.plotly.v1+json"
WIDTH, HEIGHT = 700, 450
COLOURS = 64

# Seconds for one picture, the browser's start included: usually about one, ten on a machine that is busy.
PATIENCE = 60.0
ATTEMPTS = 3
IN_A_GROUP = "import os, sys; os.setsid(); os.execv(sys.argv[1], sys.argv[1:])"


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
    """One browser for all pages, in a thread of its own: a page goes on while its figures are drawn.

    Now and then kaleido's browser never answers. It is then killed and started again, so a run does not wait for ever.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="painter")
        self._patience = patience
        self._scope: Any = None

    def paint(self, figure: dict[str, Any]) -> Future[str]:
        """The picture in base64, later."""
        return self._thread.submit(lambda: base64.b64encode(_fewer_colours(self._draw(figure, "png"))).decode("ascii"))

    def trace(self, figure: dict[str, Any]) -> Future[str]:
        """The picture as SVG, the same text each time, later."""
        steady = {**figure, "data": [{**trace, "uid": str(number)} for number, trace in enumerate(figure.get("data", []))]}
        return self._thread.submit(lambda: _without_random_ids(self._draw(steady, "svg").decode("utf-8")))

    def close(self) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)
        if self._scope is not None:
            self._scope._shutdown_kaleido()

    def _draw(self, figure: dict[str, Any], kind: str) -> bytes:
        for attempt in range(ATTEMPTS):
            try:
                return self._drawn(figure, kind)
            except Exception:
                self._kill()
                if attempt + 1 == ATTEMPTS:
                    raise
        raise AssertionError("unreachable")

    def _drawn(self, figure: dict[str, Any], kind: str) -> bytes:
        if self._scope is None:
            self._scope = new_scope()
        width, height = size(figure)
        plain = {"data": figure.get("data", []), "layout": figure.get("layout", {})}
        alarm = threading.Timer(self._patience, self._kill_browser)
        alarm.start()
        try:
            return self._scope.transform(plain, format=kind, width=width, height=height)
        finally:
            alarm.cancel()

    def _kill(self) -> None:
        self._kill_browser()
        if self._scope is not None:
            self._scope._proc = None  # or kaleido's thread for errors would read the end of their file for ever
        self._scope = None

    def _kill_browser(self) -> None:
        process = getattr(self._scope, "_proc", None)
        if process is not None and process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def new_scope() -> Any:
    """kaleido in a process group of its own, so that all of it can be killed."""
    from kaleido.scopes.plotly import PlotlyScope

    class Scope(PlotlyScope):
        def _build_proc_args(self) -> list[str]:
            return [sys.executable, "-E", "-S", "-c", IN_A_GROUP, *super()._build_proc_args()]

    return Scope(mathjax=False, plotlyjs=str(plotly_script()))


def _without_random_ids(svg: str) -> str:
    """plotly.js puts six random digits into the ids of a picture's parts; each picture stands alone."""
    found = re.search(r'id="defs-([0-9a-f]{6})"', svg)
    return re.sub(f"(clip|defs-|legend|p){found[1]}", r"\1", svg) if found else svg


def _fewer_colours(picture: bytes) -> bytes:
    from PIL import Image

    slim = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as full:
        full.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT).save(slim, "PNG", optimize=True)
    return slim.getvalue()
