"""Pages in real kernels: src/test/pages, and the committed pages of notebooks/."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import os
import random
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import nbformat

from support import MAIN, PATIENCE, ROOT, ProjectCase, answering_signals, checked, line, said, until
import commands
import html_pages
import main
from figures import PLOTLY, plotly_script
from kernels import kernel
from pages import Page, Progress, Runner, read
from html_tests import outside_references
from project import Project, main_guard

FIRST, SECOND = "01-tables-and-figures", "02-words"


class ARun(ProjectCase):
    pages = (FIRST, SECOND, "A1-customers")

    def executed(self, name: str) -> nbformat.NotebookNode:
        return nbformat.read(self.project.out / "shop" / "pages" / f"{name}.ipynb", as_version=4)

    def test_executes_the_pages_publishes_and_tells_what_changed(self) -> None:
        code, told = self.run_pages(FIXTURE_TOKEN="one")
        self.assertEqual(code, 0, told)
        self.assertEqual(sum(SECOND in line for line in told.splitlines()), 2, told)  # when it passed, and how long it took
        self.assertNotIn("some words", told)
        self.assertRegex(told, rf"pages: {FIRST} \d+\.\d s, {SECOND} \d+\.\d s\nresults: out/shop; to read: out/shop/pages")
        self.results_stand("one")
        self.outputs_are_normal()
        self.figures_have_pictures()

        code, told = self.run_pages(FIXTURE_TOKEN="two", FIXTURE_CUSTOMERS="7")
        self.assertEqual(code, 0, told)
        self.assertIn("changed since the last run:\n  customers: 7 (was 6)\n", told)
        self.results_stand("two")
        self.assertEqual(self.left_behind(), [])

    def results_stand(self, token: str) -> None:
        out = self.project.out / "shop"
        self.assertEqual({(out / name).read_text() for name in ("first.txt", "second.txt")}, {token})
        self.assertEqual(
            sorted(os.listdir(out / "pages")),
            [f"{FIRST}.html", f"{FIRST}.ipynb", f"{SECOND}.html", f"{SECOND}.ipynb", "index.html", "plotly.min.js"],
        )
        self.assertNotIn(".kernels", os.listdir(out))

    def outputs_are_normal(self) -> None:
        words = self.executed(SECOND)
        self.assertEqual(set(words.metadata), {"kernelspec", "language_info"})
        self.assertEqual(words.metadata.kernelspec, {"display_name": "Java", "language": "java", "name": "java"})
        self.assertNotIn("version", words.metadata.language_info)
        code = [cell for cell in words.cells if cell.cell_type == "code"]
        self.assertEqual([cell.execution_count for cell in code], [1, 2, 3, 4])
        self.assertEqual([cell.metadata for cell in code], [{}] * 4)
        self.assertEqual([(output.name, output.text) for output in code[1].outputs], [("stdout", "some words\nand more")])
        self.assertEqual(code[2].outputs[0].data["text/plain"], "shop.yaml, notebooks")

    def figures_have_pictures(self) -> None:
        figures = [
            output
            for cell in self.executed(FIRST).cells
            for output in cell.get("outputs", [])
            if PLOTLY in output.get("data", {})
        ]
        self.assertEqual(len(figures), 1)
        self.assertEqual(figures[0].data["text/plain"], "Figure: Customers by segment")
        self.assertEqual(figures[0].metadata["image/png"], {"alt": "Customers by segment"})
        picture = base64.b64decode(figures[0].data["image/png"])
        self.assertEqual(struct.unpack(">II", picture[16:24]), (600, 400))
        self.assertLess(len(picture), 10_000)

    def test_says_on_a_terminal_what_each_page_says_first(self) -> None:
        page = Page(self.project.notebooks / f"{SECOND}.ipynb")
        with mock.patch("sys.stdout", io.StringIO()) as terminal:
            asyncio.run(Runner(self.project, checked(self.file), self.root / "run", Progress(live=True)).execute([page]))
        self.assertEqual(page.failure, "")
        self.assertIn(f"{SECOND}  [2] some words\n", terminal.getvalue())
        self.assertIn("02 4/4", terminal.getvalue())

    def test_a_page_finds_nothing_of_the_one_before_it_in_the_same_kernel(self) -> None:
        where = "ProcessHandle.current().pid()"
        sources = [["%classpath ../lib/*.jar", "int left = 7;", where], [where], [where, "left"], [where]]
        pages = []
        for number, cells in enumerate(sources, 1):
            path = self.project.notebooks / f"0{number}-kernel.ipynb"
            notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
            path.write_text(nbformat.writes(notebook), encoding="utf-8")
            pages.append(Page(path))
        with mock.patch("pages.side_by_side", return_value=1), mock.patch("sys.stdout", io.StringIO()):
            asyncio.run(Runner(self.project, checked(self.file), self.root / "run", Progress(live=False)).execute(pages))
        self.assertEqual([bool(page.failure) for page in pages], [False, False, True, False])
        self.assertIn("left", pages[2].failure)
        shown = [page.notebook.cells[at].outputs[0].data["text/plain"] for page, at in zip(pages, (2, 0, 0, 0))]
        self.assertEqual(set(shown[:3]), {shown[0]})
        self.assertNotEqual(shown[2], shown[3])  # after one that failed
        self.assertEqual(pages[1].notebook.cells[0].outputs[0].execution_count, 1)

    def test_says_one_cell_of_one(self) -> None:
        cell = nbformat.v4.new_code_cell("1 + 1")
        path = self.project.notebooks / "03-one.ipynb"
        path.write_text(nbformat.writes(nbformat.v4.new_notebook(cells=[cell])), encoding="utf-8")
        with mock.patch("sys.stdout", io.StringIO()) as said_here:
            asyncio.run(Runner(self.project, checked(self.file), self.root / "run", Progress(live=False)).execute([Page(path)]))
        self.assertRegex(said_here.getvalue(), r"^03-one  1 cell, \d+\.\d s\n$")

    def test_leaves_nothing_in_the_home_folder_or_the_systems_folder_for_temporary_files(self) -> None:
        (self.root / "home").mkdir()
        with mock.patch.object(main, "_become"), mock.patch.dict(os.environ):
            main._become_python(self.project, ["pages"])
            self.project.temporary.mkdir()
            code, told = self.run_pages(FIXTURE_TOKEN="one", HOME=str(self.root / "home"))
        self.assertEqual(code, 0, told)
        self.assertEqual(os.listdir(self.root / "home"), [])
        self.assertEqual(os.listdir(self.project.temporary), [])
        self.assertTrue(list(self.project.out.glob(".cache/fontconfig/*.cache-*")))
        mine = plotly_script().as_uri()
        self.assertEqual([left for left in Path("/tmp").glob("file*.html") if readable(left) and mine in left.read_text()], [])

    def test_runs_the_page_for_customers_on_customers(self) -> None:
        self.file = self.describe("mall", "customers")
        code, told = self.run_pages(FIXTURE_TOKEN="mall")
        self.assertEqual(code, 0, told)
        self.assertEqual((self.project.out / "mall" / "appendix.txt").read_text(), "mall")
        self.assertFalse((self.project.out / "mall" / "first.txt").exists())

    def test_leaves_out_cells_that_this_data_has_nothing_for_and_numbers_the_steps_anew(self) -> None:
        page = nbformat.v4.new_notebook(cells=[
            nbformat.v4.new_markdown_cell("## 1 Load"),
            nbformat.v4.new_markdown_cell("## 2 Buy", metadata={"tags": ["transactions"]}),
            nbformat.v4.new_markdown_cell("Text.\n\n## 3 Name\n\n## Exercises"),
        ])
        path = self.root / "page.ipynb"
        nbformat.write(page, path)
        self.assertEqual([cell.source for cell in read(path).cells][1], "## 2 Buy")
        left = [cell.source for cell in read(path, "transactions").cells]
        self.assertEqual(left, ["## 1 Load", "Text.\n\n## 2 Name\n\n## Exercises"])


    def test_runs_the_readmes_library_in_a_notebook_of_ones_own(self) -> None:
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        cells = [re.search(rf"```{language}\n(%classpath.*?|import.*?)```", readme, re.DOTALL)[1] for language in ("text", "java")]
        for file in (ROOT / "data").glob("shop*"):
            shutil.copy(file, self.root / "data")
        path = self.project.notebooks / "03-own.ipynb"
        code = [nbformat.v4.new_code_cell(cell.replace('"data/', '"../data/')) for cell in cells]
        path.write_text(nbformat.writes(nbformat.v4.new_notebook(cells=code)), encoding="utf-8")
        page = Page(path)
        asyncio.run(Runner(self.project, checked(self.file), self.root / "run", Progress(live=False)).execute([page]))
        self.assertEqual(page.failure, "")
        self.assertIn("Champions", page.notebook.cells[1].outputs[0].text)


def readable(path: Path) -> bool:
    return os.access(path, os.R_OK)


class AFailure(ProjectCase):
    pages = (SECOND,)

    def test_on_a_full_disk_is_one_line_whatever_the_pages_say(self) -> None:
        failed = Page(Path("01-a.ipynb"), nbformat.v4.new_notebook(), failure="KeyError: 'shell_port'")
        runner = Runner(self.project, checked(self.file), self.root, Progress(live=False))
        usage = shutil.disk_usage(self.root)
        with mock.patch.object(commands, "_until_signal", mock.Mock()), mock.patch.object(asyncio, "run"):
            with mock.patch.object(shutil, "disk_usage", return_value=usage._replace(free=4096)):
                told = io.StringIO()
                with mock.patch("sys.stderr", told):
                    code = main_guard("run", lambda: commands._execute(runner, [failed], lambda page: None))
            self.assertEqual((code, told.getvalue()), (3, f"run: the disk is full ({self.root}); make room and run it again\n"))
            with mock.patch.object(shutil, "disk_usage", return_value=usage._replace(free=1 << 30)):
                with mock.patch("sys.stdout", told):
                    self.assertFalse(commands._execute(runner, [failed], lambda page: None))
            self.assertIn("KeyError: 'shell_port'", told.getvalue())

    def test_of_one_page_lets_the_others_finish_and_the_old_results_stand(self) -> None:
        code, told = self.run_pages(FIXTURE_TOKEN="old")
        self.assertEqual(code, 0, told)
        self.add_page("fails", "03-fails")
        self.add_page("dies", "04-dies")
        self.add_page("fails", "05-fails-too")
        code, told = self.run_pages(FIXTURE_TOKEN="new")
        self.assertEqual(code, 1, told)
        self.assertRegex(told, rf"{SECOND}  4 cells, ")
        error = (
            "failed: 03-fails.ipynb, cell [3]  // leads to an error\n"
            "failed: 05-fails-too.ipynb, cell [3]  // leads to an error\n"
            "    IndexOutOfBoundsException: Index: 5 Size: 2\n"
            "failed: 04-dies.ipynb, cell [2]  Runtime.getRuntime().halt(3);\n"
            "    the kernel ended by itself\n"
            "the pages that passed: out/.runs/shop/unfinished/pages\n"
            "out/shop is as it was\n"
        )
        self.assertTrue(told.endswith(error), told)
        self.assertEqual((self.project.out / "shop" / "second.txt").read_text(), "old")
        runs = self.project.out / ".runs" / "shop"
        self.assertEqual(sorted(os.listdir(runs)), [".lock", "1", "history.json", "unfinished"])
        self.assertIn("index.html", os.listdir(runs / "unfinished" / "pages"))
        self.assertIn(f"{SECOND}.html", os.listdir(runs / "unfinished" / "pages"))
        self.assertEqual(self.left_behind(), [])


class AnEndBeforeTheEnd(ProjectCase):
    def kernels_run(self) -> bool:
        return any("connection.json" in command for command in self.left_behind())

    def wait_for_kernel(self, process) -> None:
        until(lambda: process.poll() is not None or self.kernels_run(), "a kernel to begin")
        self.assertIsNone(process.poll())

    def test_by_a_signal_is_clean(self) -> None:
        self.add_page("sleeps", "01-sleeps")
        for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            with self.subTest(number):
                process = self.start("pages", self.file)
                self.wait_for_kernel(process)
                process.send_signal(number)
                self.ends_clean(process, code)

    def test_by_a_signal_waits_for_no_picture(self) -> None:
        self.add_page(FIRST)
        browser = [sys.executable, "-E", "-c", "import sys; sys.stdin.read()", f"{self.root}/browser"]
        never_answers = (
            f"import sys; sys.path.insert(0, {str(MAIN)!r}); import figures, main\n"
            f"figures.browser_command, figures.Painter.__init__.__defaults__ = lambda: {browser!r}, ({2 * PATIENCE},)\n"
            "sys.exit(main.main_guard('run', lambda: main._inside(main.Project.here(), sys.argv[2], sys.argv[3:])))"
        )
        process = self.start("pages", self.file, program=("-c", never_answers), FIXTURE_TOKEN="one")
        until(lambda: process.poll() is not None or any(" ".join(browser) in each for each in self.left_behind()), "a picture to be asked for")
        process.send_signal(signal.SIGTERM)
        self.ends_clean(process, 143)

    def ends_clean(self, process, code: int) -> None:
        told = said(process, "an interrupted run")
        self.assertEqual(process.returncode, code, told)
        self.assertEqual(told, "run: interrupted; the results before are as they were\n")
        self.assertEqual(self.left_behind(), [])
        self.assertEqual(os.listdir(self.project.out / ".runs" / "shop"), [".lock"])

    def test_does_not_come_by_a_signal_that_was_ignored_at_the_start(self) -> None:
        def in_the_background() -> None:
            answering_signals()
            for ignored in (signal.SIGINT, signal.SIGHUP):
                signal.signal(ignored, signal.SIG_IGN)

        self.add_page("sleeps", "01-sleeps")
        process = self.start("pages", self.file, before=in_the_background)
        self.wait_for_kernel(process)
        for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
            process.send_signal(number)
        self.ends_clean(process, 128 + signal.SIGTERM)

    def test_by_a_kill_at_any_moment_leaves_whole_results_and_no_process(self) -> None:
        self.add_page(FIRST)
        self.add_page(SECOND)
        self.assertEqual(self.run_pages(FIXTURE_TOKEN="0")[0], 0)
        chance = random.Random(11)
        out = self.project.out / "shop"
        # a run says about eight lines and ends; between two of them, anything can be under way
        for token in map(str, range(1, 5)):
            process = self.start("pages", self.file, FIXTURE_TOKEN=token)
            for _ in range(chance.randint(0, 4)):
                line(process, "a run")
            select.select([process.stdout], [], [], chance.random())
            process.kill()
            said(process, "a killed run")
            tokens = {(out / name).read_text() for name in ("first.txt", "second.txt")}
            self.assertEqual(len(tokens), 1, "half of one run and half of another")
            self.assertTrue(all((out / "pages" / f"{page}.html").stat().st_size for page in (FIRST, SECOND, "index")))
            until(lambda: not self.left_behind(), "the kernels of a killed run to end")
        code, told = self.run_pages(FIXTURE_TOKEN="last")
        self.assertEqual(code, 0, told)
        self.assertEqual((out / "first.txt").read_text(), "last")


class TheKernel(ProjectCase):
    def in_kernel(self, body) -> None:
        async def whole() -> None:
            async with kernel(self.project, self.root / "scratch", self.root, dict(os.environ)) as manager:
                client = manager.client()
                client.start_channels()
                await client.wait_for_ready(timeout=120)
                try:
                    await body(manager, client)
                finally:
                    client.stop_channels()

        asyncio.run(whole())

    async def reply(self, client, message: str) -> str:
        while True:
            told = await client.get_shell_msg(timeout=60)
            if told["parent_header"].get("msg_id") == message:
                return told["content"]["status"]

    async def output(self, client, message: str) -> str:
        while True:
            told = await client.get_iopub_msg(timeout=60)
            if told["parent_header"].get("msg_id") != message:
                continue
            if told["msg_type"] in ("stream", "error", "execute_result"):
                content = told["content"]
                return content.get("text") or content.get("evalue") or content["data"]["text/plain"]

    def test_can_be_asked_and_interrupted_and_goes_on(self) -> None:
        async def body(manager, client) -> None:
            asks = client.execute("new BufferedReader(new InputStreamReader(System.in)).readLine()", allow_stdin=True)
            self.assertEqual((await client.get_stdin_msg(timeout=60))["msg_type"], "input_request")
            client.input("answer")
            self.assertEqual(await self.output(client, asks), "answer")

            slow = client.execute('for (int i = 0; ; i++) { if (i == 5) System.out.println("begun"); Thread.sleep(10); }')
            self.assertEqual(await self.output(client, slow), "begun\n")
            await manager.interrupt_kernel()
            self.assertEqual(await self.reply(client, slow), "error")
            self.assertEqual(await self.output(client, client.execute("1 + 1")), "2")

        self.in_kernel(body)

    def test_keeps_its_temporary_files_in_the_project_and_does_not_follow_the_machine(self) -> None:
        async def body(manager, client) -> None:
            asked = client.execute(
                'System.getProperty("java.io.tmpdir") + " " + Locale.getDefault() + " " + '
                'java.nio.charset.Charset.defaultCharset() + " " + java.awt.GraphicsEnvironment.isHeadless()'
            )
            self.assertEqual(await self.output(client, asked), f"{self.root / 'scratch'} en_GB UTF-8 true")

        self.in_kernel(body)


class TheBook(ProjectCase):
    pages = (FIRST, SECOND)

    def test_is_written_where_results_are_on_another_disk(self) -> None:
        other = Path("/dev/shm")
        if not os.access(other, os.W_OK) or other.stat().st_dev == self.root.stat().st_dev:
            self.skipTest("there is no other disk")
        elsewhere = Path(tempfile.mkdtemp(dir=other))
        self.addCleanup(shutil.rmtree, elsewhere)
        self.project.out.rmdir()
        self.project.out.symlink_to(elsewhere)
        (self.project.notebooks / f"{FIRST}.ipynb").unlink()
        before = (self.project.notebooks / f"{SECOND}.ipynb").read_bytes()
        process = self.start("book")
        told = said(process, "the book")
        self.assertEqual(process.returncode, 0, told)
        self.assertIn("1 page written in place", told)
        self.assertNotEqual((self.project.notebooks / f"{SECOND}.ipynb").read_bytes(), before)
        self.assertEqual(os.listdir(self.project.notebooks), [f"{SECOND}.ipynb"])

    def test_is_executed_in_place_and_the_same_the_second_time(self) -> None:
        (self.project.notebooks / "solutions").mkdir()
        self.add_page("A1-customers", "solutions/02-words")
        texts = []
        for _ in range(2):
            process = self.start("book")
            told = said(process, "the book")
            self.assertEqual(process.returncode, 0, told)
            texts.append({path.name: path.read_bytes() for path in self.project.notebooks.rglob("*.ipynb")})
        self.assertIn("3 pages written in place", told)
        self.assertEqual(texts[0].keys(), texts[1].keys())
        for name, text in texts[0].items():
            # a fixture shows where it wrote, in a folder with the number of the run
            self.assertEqual(*(run.replace(b"/shop/1/", b"/shop/2/").replace(b"/book-solutions/1/", b"/book-solutions/2/") for run in (text, texts[1][name])))
        first = nbformat.reads(texts[1][f"{FIRST}.ipynb"].decode(), as_version=4)
        nbformat.validate(first)
        self.assertTrue(any("image/png" in output.get("data", {}) for cell in first.cells for output in cell.get("outputs", [])))


class TheCommittedPages(ProjectCase):
    """A new run gives the outputs that are committed; pictures depend on the machine's fonts."""

    def again(self, kind: str, data: str, kernel: Path | None = None) -> None:
        here = Project(ROOT)
        here.kernel = kernel or here.kernel
        paths = [path for pattern in commands.OWN[kind] for path in sorted(here.notebooks.glob(pattern))]
        pages = [Page(path) for path in paths]
        self.assertTrue(pages)
        exported = self.root / "pages"
        exported.mkdir()

        def export(page: Page) -> None:
            html_pages.export(page, pages, exported)

        asyncio.run(Runner(here, checked(here.data / data), self.root, Progress(live=False)).execute(pages, export))
        self.assertEqual(commands.failures([page for page in pages if page.failure]), [])
        differences = [line for page in pages for line in differing(nbformat.read(page.path, as_version=4), page)]
        if differences:
            self.fail("\n".join(["run ./run book and look at what it changed:", *differences[:20]]))
        written = [file for file in self.root.rglob("*") if file.suffix in (".html", ".csv", ".json", ".svg")]
        self.assertGreater(len(written), len(pages))
        for file in written:
            self.assertEqual(outside_references(file.read_text(encoding="utf-8")), [], file.name)

    def test_of_the_shop_give_the_same_text_again(self) -> None:
        self.again("transactions", "shop.yaml")
        self.assertIn("<picture", (self.root / "report.html").read_text(encoding="utf-8"))

    def test_of_the_mall_give_the_same_text_again(self) -> None:
        self.again("customers", "mall.yaml")

    def test_give_the_same_text_on_ijava_installed_as_the_readme_says(self) -> None:
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        steps = re.search(r"## IJava in place of JJava.*?```sh\n(.*?)```", readme, re.DOTALL)
        assert steps is not None
        for name in ("mvnw", ".mvn", "pom.xml"):
            (self.root / name).symlink_to(ROOT / name)
        subprocess.run(["sh", "-e"], input=steps[1], text=True, cwd=self.root, check=True, timeout=PATIENCE)
        self.again("customers", "mall.yaml", self.project.out / ".jupyter" / "data" / "kernels" / "ijava")


def differing(committed: nbformat.NotebookNode, page: Page) -> list[str]:
    """One line for each cell whose text outputs differ: page, cell, the first line that is another."""
    lines = []
    pairs = [(old, new) for old, new in zip(committed.cells, page.notebook.cells) if new.cell_type == "code"]
    for number, (old, new) in enumerate(pairs, 1):
        before, after = _text(old), _text(new)
        if before != after:
            at = next((i for i, (a, b) in enumerate(zip(before, after)) if a != b), min(len(before), len(after)))
            was, now = (lines_[at][:200] if at < len(lines_) else "(no line)" for lines_ in (before, after))
            lines.append(f"{page.path.name} cell [{number}]: committed {was!r}, now {now!r}")
    return lines


def _text(cell: nbformat.NotebookNode) -> list[str]:
    lines = [f"[{cell.execution_count}]"]
    for output in cell.outputs:
        lines.append(output.output_type)
        for key, value in sorted(output.get("data", {}).items()):
            if key != "image/png":
                text = value if isinstance(value, str) else json.dumps(value, indent=1, sort_keys=True)
                lines += [key, *text.splitlines()]
        lines += "\n".join([output.get("text", ""), *output.get("traceback", [])]).splitlines()
    return lines


class TheComparison(unittest.TestCase):
    def page(self, **data: object) -> Page:
        cell = nbformat.v4.new_code_cell("1", execution_count=1)
        cell.outputs = [nbformat.v4.new_output("display_data", data={key.replace("_", "/"): value for key, value in data.items()})]
        return Page(Path("01-a.ipynb"), nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("a"), cell]))

    def test_names_page_cell_and_the_first_line_that_differs(self) -> None:
        was, now = self.page(text_plain="a\nb\nc"), self.page(text_plain="a\nB\nC")
        self.assertEqual(differing(was.notebook, now), ["01-a.ipynb cell [1]: committed 'b', now 'B'"])
        shorter = self.page(text_plain="a\nb")
        self.assertEqual(differing(was.notebook, shorter), ["01-a.ipynb cell [1]: committed 'c', now '(no line)'"])

    def test_leaves_pictures_out(self) -> None:
        was, now = self.page(text_plain="a", image_png="x"), self.page(text_plain="a", image_png="y")
        self.assertEqual(differing(was.notebook, now), [])


if __name__ == "__main__":
    unittest.main()
