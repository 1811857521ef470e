from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import unittest
from pathlib import Path

from support import MAIN, ProjectCase, line, said
import commands
from project import Problem
from results import Results


class RunsOfOneName(ProjectCase):
    def setUp(self) -> None:
        super().setUp()
        self.results = Results(self.project, "shop")

    def publish(self, customers: int = 1, bins: int = 5) -> Path:
        with self.results.new_run() as folder:
            summary = {"choices": {"rfm": {"bins": bins}}, "headline": {"customers": customers}, "ledger": [1]}
            (folder / "summary.json").write_text(json.dumps(summary))
            self.results.publish(folder)
        return folder

    def folders(self) -> list[str]:
        return sorted(name for name in os.listdir(self.results.runs) if name.isdecimal())

    def test_a_finished_run_is_what_the_relative_link_leads_to(self) -> None:
        folder = self.publish()
        self.assertEqual(os.readlink(self.project.out / "shop"), ".runs/shop/1")
        self.assertEqual((self.project.out / "shop").resolve(), folder.resolve())

    def test_the_run_before_is_kept_and_older_ones_go(self) -> None:
        for _ in range(4):
            self.publish()
        self.assertEqual(self.folders(), ["3", "4"])
        self.assertEqual([entry["run"] for entry in self.results.history()], [1, 2, 3, 4])

    def test_a_run_that_is_not_published_leaves_nothing(self) -> None:
        self.publish()
        with self.assertRaises(ValueError), self.results.new_run():
            raise ValueError("a page failed")
        self.assertEqual(self.folders(), ["1"])
        self.assertEqual(os.readlink(self.project.out / "shop"), ".runs/shop/1")

    def test_what_a_killed_run_left_is_cleared_at_the_next_start_but_not_the_labs(self) -> None:
        self.publish()
        for left in ("2", "lab"):
            (self.results.runs / left).mkdir()
        with self.results.new_run() as folder:
            self.assertEqual(folder.name, "2")
            self.assertEqual(os.listdir(folder), [])
        self.assertTrue((self.results.runs / "lab").exists())

    def test_a_run_killed_after_it_was_put_in_place_still_enters_the_history(self) -> None:
        self.publish(customers=1)
        self.publish(customers=2)
        path = self.results.runs / "history.json"
        path.write_text(json.dumps(json.loads(path.read_text())[:1]))
        self.publish(customers=3)
        self.assertEqual([entry["headline"]["customers"] for entry in self.results.history()], [1, 2, 3])

    def test_the_history_holds_choices_and_headline_figures(self) -> None:
        self.publish(customers=7)
        (entry,) = self.results.history()
        self.assertEqual((entry["choices"], entry["headline"]), ({"rfm": {"bins": 5}}, {"customers": 7}))

    def test_what_changed_is_said_by_figure(self) -> None:
        self.publish(customers=4324)
        self.assertEqual(self.results.changes(), [])
        self.publish(customers=4338, bins=4)
        self.assertEqual(self.results.changes(), ["rfm.bins: 4 (was 5)", "customers: 4,338 (was 4,324)"])
        self.publish(customers=4338, bins=4)
        self.assertEqual(self.results.changes(), [])

    def test_who_moved_is_said_as_page_08_wrote_it(self) -> None:
        self.publish()
        self.assertEqual([], commands._summary(self.results, [])[1:-2])
        summary = self.project.out / "shop" / "summary.json"
        summary.write_text(json.dumps({"since_last_run": {"why_not": "There is no earlier run"}}))
        self.assertEqual([], commands._summary(self.results, [])[1:-2])
        summary.write_text(json.dumps({"since_last_run": {"sentence": "1 new"}}))
        self.assertEqual(["1 new"], commands._summary(self.results, [])[1:-2])

    def test_a_second_run_on_the_same_name_is_refused_while_the_first_works(self) -> None:
        with self.results.new_run(), self.assertRaisesRegex(Problem, "another ./run works on 'shop'"):
            with self.results.new_run():
                self.fail("two runs at once")

    def test_customers_scored_before_any_run_are_no_run_and_stay_beside_the_first(self) -> None:
        scored = self.results.runs / "scored"
        scored.mkdir(parents=True)
        (scored / "scored.csv").write_text("customer_id")
        self.results.link.symlink_to(Path(".runs") / "shop" / "scored")
        self.assertIsNone(self.results.published())
        with self.assertRaises(ValueError), self.results.new_run():
            raise ValueError("a page failed")
        self.assertEqual((self.results.link / "scored.csv").read_text(), "customer_id")
        folder = self.publish()
        self.assertEqual(self.results.link.resolve(), folder.resolve())
        self.assertEqual([entry["run"] for entry in self.results.history()], [1])
        self.assertEqual(self.results.changes(), [])
        self.assertTrue((scored / "scored.csv").exists())

    def test_customers_scored_after_a_run_stay_with_that_run(self) -> None:
        before = self.publish()
        (self.results.link / "scored.csv").write_text("customer_id")
        self.publish()
        self.assertFalse((self.results.link / "scored.csv").exists())
        self.assertTrue((before / "scored.csv").exists())

    def test_a_folder_in_the_place_of_the_link_is_left_alone(self) -> None:
        (self.project.out / "shop").mkdir()
        with self.assertRaisesRegex(Problem, "out/shop must be free for the link"), self.results.new_run():
            self.fail("the folder would be lost")

    def test_killed_at_any_moment_the_results_are_a_whole_run(self) -> None:
        code = f"""
import sys
sys.path.insert(0, {str(MAIN)!r})
from pathlib import Path
from project import Project
from results import Results
results = Results(Project(Path({str(self.root)!r})), "shop")
while True:
    with results.new_run() as folder:
        for name in ("a", "b", "summary.json"):
            (folder / name).write_text('{{"headline": {{"run": %s}}}}' % folder.name)
        results.publish(folder)
    print(flush=True)
"""
        chance = random.Random(7)
        for _ in range(25):
            child = subprocess.Popen([sys.executable, "-E", "-c", code], stdout=subprocess.PIPE, text=True)
            for _ in range(chance.randint(1, 4)):
                line(child, "a run that publishes")
            for _ in range(chance.randint(0, 4000)):
                os.getpid()
            child.kill()
            said(child, "a killed run")
            whole = {name: (self.project.out / "shop" / name).read_text() for name in ("a", "b", "summary.json")}
            number = os.path.basename(os.readlink(self.project.out / "shop"))
            self.assertEqual(set(whole.values()), {f'{{"headline": {{"run": {number}}}}}'})
            with self.results.new_run():
                runs = [entry["run"] for entry in self.results.history()]
                self.assertEqual(runs, list(range(1, int(number) + 1)))


if __name__ == "__main__":
    unittest.main()
