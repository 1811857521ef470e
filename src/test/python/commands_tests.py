from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import unittest
import urllib.request
from pathlib import Path
from unittest import mock

from support import PATIENCE, ROOT, ProjectCase, said, until
import commands
import java_home
import lab
import library
import main
from project import Problem, Project


class TheCommandLine(ProjectCase):
    def refused(self, *arguments: str) -> str:
        with self.assertRaises(Problem) as caught:
            main._parse(self.project, list(arguments))
        self.assertEqual(caught.exception.code, 2)
        return str(caught.exception)

    def becomes_java(self, *arguments: str) -> list[str]:
        """The program that a command of the library becomes, with the environment as it is then."""
        os.environ["SEGMENTBOOK_ROOT"] = str(self.root)
        with mock.patch.object(main.setup_project, "prepare"), mock.patch.object(main, "_become", side_effect=SystemExit) as become:
            self.assertRaises(SystemExit, main.main, list(arguments))
        return become.call_args.args[0]

    def test_without_arguments_is_the_shop(self) -> None:
        self.assertEqual(main._parse(self.project, []), ("pages", [str(self.file.resolve())]))

    def test_takes_a_description_file(self) -> None:
        self.assertEqual(main._parse(self.project, [str(self.file)]), ("pages", [str(self.file.resolve())]))

    def test_hands_check_new_and_score_to_the_library(self) -> None:
        one = ["score", "model.json", "--customer", "age=31"]
        for line in (["check", "a.yaml"], ["new", "a.csv"], ["score", "model.json", "a.yaml"], one):
            self.assertEqual(main._parse(self.project, line), (line[0], line[1:]))

    def test_refuses_what_it_does_not_know_and_lists_the_choices(self) -> None:
        said = self.refused("pages")
        self.assertTrue(said.startswith("run: unknown command, found pages; choices:\n"), said)
        for command in ("check", "new", "score", "lab", "book", "help"):
            self.assertIn(f"./run {command}", said)

    def test_refuses_a_file_that_is_not_there_and_lists_those_that_are(self) -> None:
        (self.project.data / "offers.yaml").write_text("segments:\n  Loyal: {what: Tea, columns: none}\n", encoding="utf-8")
        said = self.refused("none.yaml")
        self.assertRegex(said, r"no such description file, found none.yaml; searched in .+; choices: .*shop\.yaml")
        self.assertNotIn("offers.yaml", said)
        self.assertIn(f"searched in {os.path.join(os.getcwd(), 'deep')};", self.refused("deep/none.yaml"))

    def test_answers_a_data_file_with_the_command_that_takes_it(self) -> None:
        data = str(self.file.with_name("data.csv"))
        for line in ([data], ["lab", data]):
            self.assertEqual(self.refused(*line), f"this is data: ./run new {data}")

    def test_gives_the_lab_the_file_to_read_counted_from_where_it_was_called(self) -> None:
        file = os.path.relpath(self.file)
        self.assertEqual(main._parse(self.project, ["lab", file, "--no-browser"]), ("lab", [str(self.file.resolve()), "--no-browser"]))
        with mock.patch.dict(os.environ, SEGMENTBOOK_FILE=file):
            self.assertEqual(main._parse(self.project, ["lab", "--no-browser"]), ("lab", [str(self.file.resolve()), "--no-browser"]))
            self.assertEqual(main._parse(self.project, ["lab", "--reset"]), ("lab", ["--reset"]))
        with mock.patch.dict(os.environ, SEGMENTBOOK_FILE="none.yaml"):
            self.assertIn(f"found none.yaml; searched in {os.getcwd()};", self.refused("lab"))

    def test_knows_a_folder_of_the_analysts_own_beside_that_of_the_project(self) -> None:
        own = self.root / "mounted" / "data"
        own.mkdir(parents=True)
        shutil.copyfile(self.file, own / "may.yaml")
        with mock.patch.dict(os.environ, SEGMENTBOOK_DATA=str(own)):
            self.project = Project(self.root)
            self.assertRegex(self.refused("none.yaml"), r"choices: .*data/shop\.yaml, .*mounted/data/may\.yaml$")
            for line, root in {("new", "x"): own.parent, ("check", "x"): self.root, ("score", "x", "y"): self.root}.items():
                with mock.patch.dict(os.environ):
                    self.becomes_java(*line)
                    self.assertEqual(os.environ["SEGMENTBOOK_ROOT"], str(root), line)

    def test_refuses_a_wrong_number_of_arguments(self) -> None:
        for line in (["check"], ["check", "a", "b"], ["new"], ["score", "model"], ["score", "model", "a", "b"], ["a.yaml", "b"], ["book", "x"]):
            with self.subTest(line):
                self.assertIn("usage: ./run" if line[0] != "a.yaml" else "usage: ./run FILE.yaml", self.refused(*line))

    def test_says_where_pages_are_missing(self) -> None:
        check = library.Check(self.project, java_home.find(os.environ), self.describe("mall", "customers"))
        with check, self.assertRaises(Problem) as caught:
            commands.pages(self.project, check)
        self.assertEqual(
            str(caught.exception),
            "run: pages for kind: customers are notebooks/A1-*.ipynb, found none; get the folder whole again",
        )

    def test_of_the_shell_script_ends_with_2_on_wrong_use_and_0_on_help(self) -> None:
        wrong = subprocess.run([ROOT / "run", "nonsense"], capture_output=True, text=True, check=False, timeout=PATIENCE)
        self.assertEqual((wrong.returncode, wrong.stdout), (2, ""))
        self.assertIn("unknown command, found nonsense", wrong.stderr)
        shown = subprocess.run([ROOT / "run", "help"], capture_output=True, text=True, check=False, timeout=PATIENCE)
        self.assertEqual((shown.returncode, shown.stdout.strip()), (0, main.HELP))

    def test_of_the_shell_script_works_through_a_link(self) -> None:
        (self.root / "segments").symlink_to(ROOT / "run")
        (self.root / "more").symlink_to("segments")
        shown = subprocess.run(["./more", "help"], cwd=self.root, capture_output=True, text=True, check=False, timeout=PATIENCE)
        self.assertEqual((shown.returncode, shown.stdout.strip()), (0, main.HELP), shown.stderr)

    def test_starts_new_in_the_folder_it_was_called_from(self) -> None:
        data = self.root / "Bestellungen.csv"
        data.write_text("Kunde;Datum;Betrag\n7;13.02.2024;1,50\n7;14.02.2024;2,50\n8;14.02.2024;3,50\n", encoding="utf-8")
        with mock.patch.dict(os.environ):
            command = self.becomes_java("new", data.name)
            for code, said in ((0, "cleaning keeps 3 lines of 2 customers"), (1, "there already, and never overwritten")):
                done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False, timeout=PATIENCE)
                self.assertEqual(done.returncode, code, done.stderr)
                self.assertIn(said, done.stdout + done.stderr)
        written = (self.root / "data" / "bestellungen.yaml").read_text(encoding="utf-8")
        self.assertIn('file: "../Bestellungen.csv"', written)

    def test_of_the_shell_script_without_a_python_says_what_to_install(self) -> None:
        (self.root / "bin").mkdir()
        for tool in ("dirname",):
            (self.root / "bin" / tool).symlink_to(f"/usr/bin/{tool}")
        text = (ROOT / "run").read_text().replace("/usr/bin/python3", "/none").replace("/usr/local/bin/python3", "/none")
        script = self.root / "run"
        script.write_text(text)
        (self.root / ".venv").unlink()
        done = subprocess.run(
            ["/bin/sh", script], env={"PATH": str(self.root / "bin")}, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        self.assertEqual(done.returncode, 3)
        self.assertRegex(done.stderr, r"^run: Python 3\.10 or newer is needed and none was found; install it with venv .*\n$")


class ADescriptionFile(ProjectCase):
    def described(self, text: str) -> tuple[str, str]:
        self.file.write_text(text, encoding="utf-8")
        with library.Check(self.project, java_home.find(os.environ), self.file) as check:
            return check.described()

    def test_gives_the_name_and_the_kind_that_the_library_reads(self) -> None:
        self.assertEqual(self.described(self.file.read_text().replace("shop", "0123")), ("0123", "transactions"))
        self.assertEqual(self.described(self.describe("no", "customers").read_text()), ("no", "customers"))

    def test_is_refused_in_one_line_of_the_library(self) -> None:
        cases = {
            "name: [a\n": r"not YAML: .* \(shop\.yaml, line 2\); what began in line 1",
            "name: a\nkind: lines\n": r"kind: transactions or customers, found lines \(shop\.yaml, line 2\)",
            "name: ../up\n": "",
        }
        for text, line in cases.items():
            with self.subTest(text), self.assertRaisesRegex(Problem, "^" + line) as caught:
                self.described(text)
            self.assertNotIn("\n", str(caught.exception))
            self.assertEqual(caught.exception.code, 1)

    def test_that_the_library_does_not_get_to_ends_with_its_last_words(self) -> None:
        ended = ["sh", "-c", "echo Terminating due to OutOfMemoryError; echo it had 1 GB; exit 3"]
        with mock.patch.object(library, "command", return_value=ended), self.assertRaises(Problem) as caught:
            self.described("name: a\n")
        self.assertEqual((str(caught.exception), caught.exception.code), ("it had 1 GB", 3))

    def test_that_is_refused_ends_a_run_before_any_page(self) -> None:
        self.file.write_text("name: a b\n", encoding="utf-8")
        code, told = self.run_pages()
        self.assertEqual((code, len(told.splitlines())), (1, 1), told)
        self.assertEqual(os.listdir(self.project.out), [".tmp"])

    def test_with_unusable_data_ends_a_run_with_what_the_check_says_and_leaves_nothing(self) -> None:
        self.add_page("02-words")
        (self.project.data / "data.csv").write_text("Who,When\n,2024-01-02 10:00:00\n", encoding="utf-8")
        code, told = self.run_pages()
        self.assertEqual(code, 1, told)
        self.assertRegex(told, r"^shop: .*\n(.*\n)+unusable: nobody is left to be segmented; [^\n]*\n$")
        self.assertEqual(os.listdir(self.project.out / ".runs" / "shop"), [".lock"])
        self.assertEqual(self.left_behind(), [])


class TheLab(ProjectCase):
    def settings(self, *options: str) -> dict:
        """What the server would go by."""
        (self.root / "lab").mkdir()
        with mock.patch.object(main, "_become"), mock.patch.dict(os.environ):
            main._become_python(self.project, ["lab"])
            command = [str(self.project.python), "-E", "-m", "jupyterlab", "--show-config-json", *options]
            done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=True, timeout=PATIENCE)
        return json.loads(done.stdout[done.stdout.index("{") :])

    def test_listens_on_this_machine_only_and_keeps_its_token(self) -> None:
        settings = self.settings()
        self.assertEqual(settings["ServerApp"]["ip"], "127.0.0.1")
        self.assertNotRegex(json.dumps(settings), "token|password")
        self.assertEqual(settings["KernelSpecManager"]["allowed_kernelspecs"], ["java", "ijava"])
        self.assertFalse(settings["LanguageServerManager"]["autodetect"], "npm writes into the home folder")

    def test_takes_an_address_of_the_users_choice_instead_of_its_own(self) -> None:
        self.assertEqual(self.settings("--ServerApp.ip=0.0.0.0")["ServerApp"]["ip"], "0.0.0.0")

    def test_gets_the_options_of_the_user_in_the_folder_of_the_project(self) -> None:
        (self.project.root / "tmp").mkdir()
        self.project.kernel = self.project.root
        with mock.patch.object(os, "execv") as become, mock.patch.object(os, "chdir") as go:
            lab.serve(self.project, ["--no-browser"])
        self.assertEqual(become.call_args.args[1][1:], ["-E", "-m", "jupyterlab", "--no-browser"])
        go.assert_called_once_with(self.root)

    def lab(self, *options: str) -> str:
        """What `./run lab` says before the server begins, or with --reset at all."""
        with mock.patch.object(os, "execv"), mock.patch.object(os, "chdir"), mock.patch("sys.stdout", io.StringIO()) as told:
            with mock.patch.dict(os.environ, JUPYTER_DATA_DIR=str(self.project.out / "data")):
                lab.serve(self.project, list(options))
                self.read = os.environ.get("SEGMENTBOOK_FILE")
        return told.getvalue()

    def edit(self, page: Path, old: str, new: str) -> None:
        text = page.read_text(encoding="utf-8")
        self.assertIn(old, text)
        page.write_text(text.replace(old, new), encoding="utf-8")

    def test_opens_copies_that_follow_the_book_until_somebody_changes_them(self) -> None:
        (self.project.notebooks / "solutions").mkdir()
        for page in ("01-words", "02-words", "solutions/01-words"):
            self.add_page("02-words", page)
        self.assertEqual(self.lab(), "")
        book, mine = self.project.notebooks, self.root / "lab"
        for page in ("01-words", "02-words", "solutions/01-words"):
            self.assertEqual((mine / f"{page}.ipynb").read_bytes(), (book / f"{page}.ipynb").read_bytes())
        self.edit(mine / "01-words.ipynb", "some words", "my words")
        self.edit(mine / "02-words.ipynb", '"outputs": []', '"outputs": [ ]')  # as one that was executed and saved
        self.assertEqual(self.lab(), "")
        self.assertIn("my words", (mine / "01-words.ipynb").read_text())
        self.assertIn('"outputs": [ ]', (mine / "02-words.ipynb").read_text())
        for page in (book / "01-words.ipynb", book / "02-words.ipynb"):
            self.edit(page, "some words", "better words")
        newer = "lab: 01-words.ipynb is as you changed it, the book's is newer; to have that: ./run lab --reset 01-words\n"
        self.assertEqual([self.lab(), self.lab()], [newer, newer])
        self.assertIn("my words", (mine / "01-words.ipynb").read_text())
        self.assertEqual((mine / "02-words.ipynb").read_bytes(), (book / "02-words.ipynb").read_bytes())

    def test_gives_a_page_back_and_keeps_the_changed_one_aside(self) -> None:
        for page in ("01-words", "02-words"):
            self.add_page("02-words", page)
        self.lab()
        mine = self.root / "lab"
        for page in ("01-words", "02-words"):
            self.edit(mine / f"{page}.ipynb", "some words", "my words")
        aside = mine / ".before-reset"
        told = "lab: {0} is as in the book again; yours lies in " + os.path.relpath(aside) + "/{0}\n"
        self.assertEqual(self.lab("--reset", "02"), told.format("02-words.ipynb"))
        self.assertIn("my words", (mine / "01-words.ipynb").read_text())
        self.assertEqual(self.lab("--reset"), told.format("01-words.ipynb"))
        for page in ("01-words.ipynb", "02-words.ipynb"):
            self.assertEqual((mine / page).read_bytes(), (self.project.notebooks / page).read_bytes())
            self.assertIn("my words", (aside / page).read_text())
        with self.assertRaisesRegex(Problem, "^lab: no such page, found 7; choices: 01-words.ipynb, 02-words.ipynb$"):
            self.lab("--reset", "02", "7")
        self.assertTrue((mine / "02-words.ipynb").is_file(), "nothing is reset where one name is wrong")

    def test_reads_a_file_of_the_users_own(self) -> None:
        with mock.patch.dict(os.environ):
            self.assertEqual(self.lab(str(self.file), "--no-browser"), f"lab: the pages read {os.path.relpath(self.file)}\n")
            self.assertEqual(self.read, str(self.file))

    def test_keeps_the_copies_out_of_git(self) -> None:
        self.assertIn("/lab/\n", (ROOT / ".gitignore").read_text(encoding="utf-8"))

    def served(self) -> tuple[subprocess.Popen[str], dict]:
        """A lab, and where it answers."""
        runtime = self.project.out / ".jupyter" / "runtime"
        with mock.patch.object(main, "_become"), mock.patch.dict(os.environ):
            main._become_python(self.project, ["lab"])
            process = self.start("lab", "--ServerApp.open_browser=False", "--ServerApp.port=0")

        def answers() -> bool:
            self.assertIsNone(process.poll())
            for file in runtime.glob("jpserver-*.json"):
                where = json.loads(file.read_text() or "{}")
                if where.get("pid") == process.pid and where["port"]:
                    try:
                        return bool(self.ask(where, "api/status"))
                    except OSError:
                        return False
            return False

        until(answers, "a lab to answer")
        return process, json.loads((runtime / f"jpserver-{process.pid}.json").read_text())

    def ask(self, where: dict, what: str, told: dict | None = None) -> dict:
        request = urllib.request.Request(
            f"http://127.0.0.1:{where['port']}/{what}",
            data=json.dumps(told).encode() if told else None,
            headers={"Authorization": f"token {where['token']}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)

    def test_offers_a_kernel_called_ijava_and_no_other_and_asks_nothing_at_the_start(self) -> None:
        for name in ("ijava", "other"):
            folder = self.project.out / ".jupyter" / "data" / "kernels" / name
            folder.mkdir(parents=True)
            kernel = {"argv": ["java", "-jar", "{resource_dir}/a.jar", "{connection_file}"], "display_name": name, "language": "java"}
            (folder / "kernel.json").write_text(json.dumps(kernel))
        _, where = self.served()
        told = self.ask(where, "api/kernelspecs")
        self.assertEqual((told["default"], set(told["kernelspecs"])), ("java", {"java", "ijava"}))
        asks = self.ask(where, "lab/api/settings/@jupyterlab/apputils-extension:notification")["schema"]["properties"]
        self.assertEqual([asks[each]["default"] for each in ("fetchNews", "checkForUpdates")], ["false", False])

    def test_leaves_no_kernel_behind_when_it_is_killed_or_its_terminal_is_closed(self) -> None:
        for number in (signal.SIGKILL, signal.SIGHUP):
            with self.subTest(number):
                process, where = self.served()
                self.ask(where, "api/kernels", {"name": "java"})
                until(lambda: [each for each in self.left_behind() if "jjava.jar" in each], "a kernel to begin")
                process.send_signal(number)
                said(process, "a lab")
                until(lambda: not self.left_behind(), "the kernels of a lab to end")


if __name__ == "__main__":
    unittest.main()
