"""Pictures of figures: the same bytes each time, and no browser that hangs holds a run up."""

from __future__ import annotations

import base64
import io
import os
import shutil
import sys
import tempfile
import threading
import unittest
from pathlib import Path
from unittest import mock

from PIL import Image, ImageColor

import support  # finds the modules of src/main/python

import figures

BARS = {"data": [{"type": "bar", "x": ["a", "b"], "y": [3, 4]}], "layout": {"width": 300, "height": 200}}

WORDS = {"data": [], "layout": {"width": 300, "height": 200, "title": {"text": "Größe → für Ω"}, "xaxis": {"title": {"text": "Заказы"}}}}

SILENT = [sys.executable, "-E", "-c", "import sys; sys.stdin.read()"]  # a browser that starts and never answers


class APainter(unittest.TestCase):
    def test_draws_the_same_bytes_each_time_in_the_size_of_the_layout(self):
        painter = figures.Painter()
        self.addCleanup(painter.close)
        first, second = (painter.paint(BARS).result(support.PATIENCE) for _ in range(2))
        self.assertEqual(first, second)
        picture = base64.b64decode(first)
        self.assertEqual((300, 200), (int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")))

    def test_keeps_the_colour_of_a_small_area_beside_large_ones(self):
        colours = ["#1B3E89", "#316EA5", "#908587", "#2DA1CB", "#B86114", "#D39B26", "#89333C", "#EDD345", "#C1CB63", "#18CE7E"]
        names = [f"segment {i}" for i in range(10)]
        full = {"type": "bar", "y": [50, 25, 8, 5, 4, 3, 2, 1.5, 0.6, 0.3], "x": names, "marker": {"color": colours}}
        shape = {"color": colours, "pattern": {"shape": "/"}}
        hatched = {"type": "bar", "y": [14, 15, 31, 11, 7, 11, 1, 3, 3, 2], "x": names, "marker": shape, "text": names}
        painter = figures.Painter()
        self.addCleanup(painter.close)
        picture = painter.paint({"data": [full, hatched]}, figures.FINE).result(support.PATIENCE)
        with Image.open(io.BytesIO(base64.b64decode(picture))) as image:
            seen = [colour for _, colour in image.convert("RGB").getcolors(1 << 20)]
        for colour in colours:
            wanted = ImageColor.getrgb(colour)
            nearest = min(max(abs(one - other) for one, other in zip(wanted, each)) for each in seen)
            self.assertLessEqual(nearest, 8, colour)

    def picture(self, fonts: Path) -> str:
        painter = figures.Painter()
        with mock.patch.object(figures, "FONTS", fonts):
            try:
                return painter.paint(WORDS).result(support.PATIENCE)
            finally:
                painter.close()

    def test_draws_the_same_bytes_whatever_fonts_the_machine_has(self):
        above = support.ROOT / "target" / "python-tests"
        above.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=above))
        self.addCleanup(shutil.rmtree, folder)
        text = figures.FONTS.read_text(encoding="utf-8")
        (folder / "others").mkdir()
        kaleido = Path(figures.browser_command()[0]).parent
        shutil.copyfile(next(kaleido.rglob("DejaVuSerif.ttf")), folder / "others" / "Arial.ttf")
        without, more = folder / "without.conf", folder / "more.conf"
        without.write_text("".join(line for line in text.splitlines(keepends=True) if "<dir>" not in line), encoding="utf-8")
        more.write_text(text.replace("<cachedir", f"<dir>{folder}/others</dir><cachedir"), encoding="utf-8")
        shipped = self.picture(figures.FONTS)
        self.assertEqual([self.picture(without), self.picture(more)], [shipped, shipped])
        serif = folder / "serif.conf"
        serif.write_text(text.replace("<string>Lato", "<string>DejaVu Serif"), encoding="utf-8")
        self.assertNotEqual(self.picture(serif), shipped, "the file of fonts is not read")

    def test_that_is_closed_at_once_waits_for_no_browser_and_leaves_nothing(self):
        painter = figures.Painter(patience=2 * support.PATIENCE)
        with mock.patch.object(figures, "browser_command", lambda: SILENT):
            first, second = painter.paint(BARS), painter.paint(BARS)
            support.until(lambda: painter._browser, "a browser to start")
            painter.close(at_once=True)
        with self.assertRaises(ValueError):
            first.result(0)
        self.assertTrue(second.cancelled())

    def test_that_kills_its_browser_leaves_no_page_of_it(self):
        painter = figures.Painter()
        self.addCleanup(painter.close)
        self.assertTrue(painter.paint(BARS).result(support.PATIENCE))
        painter._browser.kill()
        mine = figures.plotly_script().as_uri()
        pages = [page for page in Path("/tmp").glob("file*.html") if os.access(page, os.R_OK)]
        self.assertEqual([page for page in pages if mine in page.read_text()], [])

    def test_kills_a_browser_that_never_answers_and_starts_another(self):
        real = figures.browser_command()
        commands = iter([SILENT, real])
        painter = figures.Painter(patience=5)
        self.addCleanup(painter.close)
        with mock.patch.object(figures, "browser_command", lambda: next(commands)):
            self.assertTrue(painter.paint(BARS).result(support.PATIENCE))

    def give_up(self) -> None:
        painter = figures.Painter(patience=1)
        self.addCleanup(painter.close)
        refusal = "^pictures: waited up to 1 s for kaleido's browser, found no answer; $"
        with mock.patch.object(figures, "browser_command", lambda: SILENT), self.assertRaisesRegex(ValueError, refusal):
            painter.paint(BARS).result(support.PATIENCE)

    def test_gives_up_after_a_few_tries(self):
        self.give_up()

    def test_says_the_last_words_of_a_browser_that_does_not_start(self):
        painter = figures.Painter(patience=support.PATIENCE)
        self.addCleanup(painter.close)
        ends = [sys.executable, "-E", "-c", "import sys; print('a library is missing', file=sys.stderr); sys.stdin.readline()"]
        with mock.patch.object(figures, "browser_command", lambda: ends):
            with self.assertRaisesRegex(ValueError, "found no answer; a library is missing$"):
                painter.paint(BARS).result(support.PATIENCE)

    def test_says_the_last_words_of_a_browser_that_ends_while_it_is_asked(self):
        painter = figures.Painter(patience=support.PATIENCE)
        self.addCleanup(painter.close)
        more_than_a_pipe_holds = {"data": [], "layout": {"title": {"text": "x" * 1_000_000}}}
        ends = [sys.executable, "-E", "-c", "import sys; print('out of memory', file=sys.stderr)"]
        with mock.patch.object(figures, "browser_command", lambda: ends):
            with self.assertRaisesRegex(ValueError, "found no answer; out of memory$"):
                painter.paint(more_than_a_pipe_holds).result(support.PATIENCE)

    def test_says_why_a_figure_cannot_be_drawn(self):
        painter = figures.Painter()
        self.addCleanup(painter.close)
        with self.assertRaisesRegex(ValueError, "^pictures: kaleido's browser cannot draw this figure, .*non-array figure data"):
            painter.paint({"data": 7}).result(support.PATIENCE)

    def test_leaves_no_thread_at_work_when_it_has_killed_a_browser(self):
        before = set(threading.enumerate())
        self.give_up()
        for thread in set(threading.enumerate()) - before:
            if not thread.name.startswith("painter"):
                thread.join(support.PATIENCE)
                self.assertFalse(thread.is_alive(), thread.name)


if __name__ == "__main__":
    unittest.main()
