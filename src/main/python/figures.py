"""Pictures of figures: the Plotly JSON of an output drawn as a small PNG, the same bytes each time."""

import base64
import contextlib
import html
import io
import json
import os
import signal
import subprocess
import tempfile
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import plotly

from project import TEMPLATES, write_whole

PLOTLY = "application/vnd.plotly.v1+json"
WIDTH, HEIGHT = 700, 450
COLOURS = 96
FONTS = TEMPLATES / "fonts.conf"  # those that kaleido brings, so that machines do not differ
PATIENCE = 60.0  # seconds for one picture, the browser's start included: usually about one, ten on a busy machine
ATTEMPTS = 3
NARROW = 350  # pixels of a report's chart, beside the margins of a telephone
FINE = 2  # pixels of such a picture for one of the page, so that it is sharp on paper too
PNG = "data:image/png;base64,"
BEGIN, END = '<script type="application/json">', "</script>\n"


def plotly_script() -> Path:
    """The plotly.min.js of the installed plotly."""
    return Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def size(figure: dict[str, Any]) -> tuple[int, int]:
    """Width and height in pixels, from the layout or else the default."""
    layout = figure.get("layout") or {}
    wanted = (layout.get("width"), WIDTH), (layout.get("height"), HEIGHT)
    width, height = (max(50, min(4000, round(side))) if isinstance(side, (int, float)) else usual for side, usual in wanted)
    return width, height


def alternative(output: dict[str, Any]) -> str:
    """What a picture shows, for readers who do not see it: the finding that is the figure's text."""
    return output["data"].get("text/plain", "").removeprefix("Figure: ")


class Painter:
    """One browser for all pages, in a thread of its own: a page goes on while its figures are drawn.

    Now and then kaleido's browser never answers. It is then killed and started again, so a run does not wait for ever.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="painter")
        self._patience = patience
        self._browser: _Browser | None = None
        self._over = False  # nobody waits for a picture any more

    def paint(self, figure: dict[str, Any], scale: int = 1) -> Future[str]:
        """The picture in base64, later; with a scale of 2 as fine as sharp screens and paper show it."""
        return self._thread.submit(lambda: _fewer_colours(self._draw(figure, scale)))

    def close(self, at_once: bool = False) -> None:
        self._over = at_once
        if at_once and self._browser is not None:
            self._browser.kill_group()
        self._thread.shutdown(wait=True, cancel_futures=True)  # at most one picture is under way, and it has a bound
        if self._browser is not None:
            self._browser.end()

    def _draw(self, figure: dict[str, Any], scale: int, attempts: int = ATTEMPTS) -> str:
        try:
            self._browser = self._browser or _Browser()
            if self._over:
                raise ValueError("pictures: not wanted any more")
            return self._browser.draw(figure, scale, self._patience)
        except (OSError, ValueError):
            if self._browser is not None:
                self._browser.kill()
                self._browser = None
            if attempts == 1 or self._over:
                raise
        return self._draw(figure, scale, attempts - 1)


def draw_report(folder: Path, painter: Painter) -> None:
    """Draws the charts of `folder/report.html`, which the library leaves as data: pictures for a wide and for a narrow screen."""
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


def browser_command() -> list[str]:
    """kaleido's program: a request is a line of JSON on its standard input, the answer one on its standard output.

    Its start script breaks what it is given at blanks, so the script for figures is named by an address without any.
    """
    from kaleido.scopes.plotly import PlotlyScope

    arguments = [f"--plotlyjs='{plotly_script().as_uri()}'", *PlotlyScope.default_chromium_args()]
    return [PlotlyScope.executable_path(), "plotly", *arguments]


class _Browser:
    """kaleido's program in a process group of its own, so that all of it can be killed."""

    def __init__(self) -> None:
        command = browser_command()
        pipe, environ = subprocess.PIPE, dict(os.environ, FONTCONFIG_FILE=str(FONTS))
        self._errors = tempfile.TemporaryFile()
        # In its own folder: where the path has a blank, its start script does not get there by itself.
        self._process = subprocess.Popen(
            command, cwd=Path(command[0]).parent, env=environ, stdin=pipe, stdout=pipe, stderr=self._errors, start_new_session=True
        )
        self._answers = 2  # the first says that it has begun

    def draw(self, figure: dict[str, Any], scale: int, patience: float) -> str:
        """The answer to one request: a PNG in base64."""
        width, height = size(figure)
        plain = {"data": figure.get("data", []), "layout": figure.get("layout", {})}
        request = {"format": "png", "width": width, "height": height, "scale": scale, "data": plain}
        alarm = threading.Timer(patience, self.kill_group)
        alarm.start()
        try:
            with contextlib.suppress(BrokenPipeError):  # of a browser that has ended, which gives no answer either
                self._process.stdin.write(json.dumps(request).encode("utf-8") + b"\n")
                self._process.stdin.flush()
            answers = [self._process.stdout.readline() for _ in range(self._answers)]
        finally:
            alarm.cancel()
        self._answers = 1
        if not answers[-1]:
            self._errors.seek(0)
            words = b" ".join(self._errors.readlines()[-3:]).decode(errors="replace").strip()
            raise ValueError(f"pictures: waited up to {patience:g} s for kaleido's browser, found no answer; {words}")
        answer = json.loads(answers[-1])
        if answer.get("code", 0) != 0:
            raise ValueError(f"pictures: kaleido's browser cannot draw this figure, {answer.get('message')}")
        return answer["result"]

    def end(self) -> None:
        """Lets the browser end, as it does when nothing can be asked any more."""
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            self._process.stdin.close()
            self._process.wait(timeout=2)
        self.kill()

    def kill(self) -> None:
        self.kill_group()
        self._process.wait(timeout=PATIENCE)
        for left in Path("/tmp").glob("file??????.html"):  # there, whatever the environment says; it goes where the browser ends by itself
            with contextlib.suppress(OSError, UnicodeDecodeError):
                if plotly_script().as_uri() in left.read_text(encoding="utf-8"):
                    left.unlink()
        for pipe in (self._process.stdin, self._process.stdout, self._errors):
            with contextlib.suppress(OSError):
                pipe.close()

    def kill_group(self) -> None:
        if self._process.poll() is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)


def _fewer_colours(picture: str) -> str:
    from PIL import Image

    slim = io.BytesIO()
    with Image.open(io.BytesIO(base64.b64decode(picture))) as full:
        full.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=2).save(slim, "PNG", optimize=True)
    return base64.b64encode(slim.getvalue()).decode("ascii")
