"""Pictures of figures: the same bytes each time, and no browser that hangs holds a run up."""

from __future__ import annotations

import base64
import sys
import threading
import unittest
from unittest import mock

import support  # noqa: F401  (finds the modules of src/main/python)

import figures

BARS = {"data": [{"type": "bar", "x": ["a", "b"], "y": [3, 4]}], "layout": {"width": 300, "height": 200}}


def silent_scope():
    """kaleido that starts and never answers."""
    from kaleido.scopes.plotly import PlotlyScope

    class Scope(PlotlyScope):
        def _build_proc_args(self):
            return [sys.executable, "-c", "import os, time; os.setsid(); time.sleep(600)"]

    return Scope(mathjax=False, plotlyjs=str(figures.plotly_script()))


class APainter(unittest.TestCase):
    def test_draws_the_same_bytes_each_time_in_the_size_of_the_layout(self):
        painter = figures.Painter()
        self.addCleanup(painter.close)
        first, second = painter.paint(BARS).result(), painter.paint(BARS).result()
        self.assertEqual(first, second)
        picture = base64.b64decode(first)
        self.assertEqual((300, 200), (int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")))

    def test_kills_a_browser_that_never_answers_and_starts_another(self):
        real = figures.new_scope
        scopes = iter([silent_scope])
        painter = figures.Painter(patience=5)
        self.addCleanup(painter.close)
        with mock.patch.object(figures, "new_scope", lambda: next(scopes, real)()):
            self.assertTrue(painter.paint(BARS).result(timeout=120))

    def test_gives_up_after_a_few_tries(self):
        painter = figures.Painter(patience=1)
        self.addCleanup(painter.close)
        with mock.patch.object(figures, "new_scope", silent_scope):
            with self.assertRaises(ValueError):
                painter.paint(BARS).result(timeout=120)

    def test_leaves_no_thread_at_work_when_it_has_killed_a_browser(self):
        painter = figures.Painter(patience=1)
        self.addCleanup(painter.close)
        before = set(threading.enumerate())
        with mock.patch.object(figures, "new_scope", silent_scope):
            with self.assertRaises(ValueError):
                painter.paint(BARS).result(timeout=120)
        for thread in set(threading.enumerate()) - before:
            if not thread.name.startswith("painter"):
                thread.join(10)
                self.assertFalse(thread.is_alive(), thread.name)


if __name__ == "__main__":
    unittest.main()
