"""`./run`, `./run FILE.yaml` and `./run book`: choose the pages, execute them, put the results in place."""

import asyncio
import errno
import os
import shutil
import signal
from collections.abc import Sequence
from pathlib import Path

import java_home
import library
from pages import Page, Progress, Runner, write
from project import FAILED, Problem, Project, counted, read_json, say
from results import Results

OWN = {"transactions": ["[0-9]*.ipynb", "A[2-9]-*.ipynb"], "customers": ["A1-*.ipynb"]}  # pages committed on data of a kind
PATTERNS = OWN | {"customers": [*OWN["customers"], "04-*.ipynb", "05-*.ipynb", "06-*.ipynb"]}
CHANGES_SHOWN = 15
FULL = 1 << 20  # bytes: with less, neither a kernel nor the browser for pictures can begin


def pages(project: Project, check: library.Check) -> int:
    """Executes the pages that fit the description file and publishes their results."""
    name, kind = check.described()
    chosen = _fitting(project.notebooks, kind)
    if not chosen:
        check.passed.result()
        raise Problem(f"run: pages for kind: {kind} are notebooks/{PATTERNS[kind][0]}, found none; get the folder whole again")
    return 0 if _run(project, check, name, chosen) else FAILED


def book(project: Project) -> int:
    """Executes every committed page, solutions too, and writes it back with its outputs; all of them or none."""
    done: list[Page] = []
    for path in filter(Path.is_file, (project.data / "shop.yaml", project.data / "mall.yaml")):
        with library.Check(project, java_home.find(os.environ), path) as check:
            name, kind = check.described()
            chosen = _fitting(project.notebooks, kind)
            own = [page for page in chosen if page.path in _found(project.notebooks, OWN[kind])]
            if own and not _run(project, check, name, chosen, remember=False):  # the same text at each execution
                return FAILED
            solutions = [Page(answer) for answer in _found(project.notebooks / "solutions", OWN[kind])] if own else []
            with Results(project, "book-solutions").new_run() as folder:  # nobody keeps it
                if solutions and not _execute(Runner(project, check, folder, Progress()), solutions, lambda page: None):
                    return FAILED
        done += [*own, *solutions]
    for page in done:
        write(page.notebook, page.path)
    say(f"{counted(len(done), 'page')} written in place")
    return 0


def _fitting(folder: Path, kind: str) -> list[Page]:
    return [Page(path, without="" if kind == "transactions" else "transactions") for path in _found(folder, PATTERNS[kind])]


def _found(folder: Path, patterns: list[str]) -> list[Path]:
    return [path for pattern in patterns for path in sorted(folder.glob(pattern))]


def _run(project: Project, check: library.Check, name: str, chosen: Sequence[Page], remember: bool = True) -> bool:
    results = Results(project, name)
    with results.new_run() as folder:
        exported = folder / "pages"
        exported.mkdir()

        def export(page: Page) -> None:
            write(page.notebook, exported / page.path.name)
            import html_pages  # late, because nbconvert takes a while and kernels can start meanwhile

            html_pages.export(page, chosen, exported)

        last = results.published() if remember else None
        passed = _execute(Runner(project, check, folder, Progress(), last), chosen, export)
        import html_pages

        html_pages.finish([page for page in chosen if not page.failure], exported)
        if not passed:
            say(f"the pages that passed: {results.unfinished(folder)}/pages")
            say(f"out/{name} is as it was" if results.published() else f"out/{name} is not there yet")
            return False
        shutil.rmtree(folder / ".kernels", ignore_errors=True)
        results.publish(folder)
    for line in _summary(results, chosen):
        say(line)
    return True


def _execute(runner: Runner, chosen: Sequence[Page], then) -> bool:
    asyncio.run(_until_signal(runner, chosen, then))
    failed = [page for page in chosen if page.failure]
    if failed and shutil.disk_usage(runner.folder).free < FULL:
        raise OSError(errno.ENOSPC, "", str(runner.folder))  # whatever the pages say of it
    for line in failures(failed):
        say(line)
    return not failed


async def _until_signal(runner: Runner, chosen: Sequence[Page], then) -> None:
    """Runs the pages; Ctrl-C, a hang-up or a request to end lets the kernels end and the new folder go.

    A signal that was ignored at the start stays ignored: `nohup ./run` outlives a hang-up, `./run &` in a script Ctrl-C.
    """
    task = asyncio.current_task()

    def stop(number: signal.Signals) -> None:
        runner.stopping = number
        task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            asyncio.get_running_loop().add_signal_handler(number, stop, number)
    try:
        await runner.execute(chosen, then)
    except asyncio.CancelledError:
        raise Problem("run: interrupted; the results before are as they were", 128 + runner.stopping) from None


def failures(failed: Sequence[Page]) -> list[str]:
    """A few lines on each error; pages that stopped for the same reason share them."""
    lines = []
    for error in dict.fromkeys(page.failure for page in failed):
        them = [page for page in failed if page.failure == error]
        lines += [f"failed: {page.path.name}, cell [{page.cell}]  {page.source[:100]}" for page in them]
        lines += [f"    {line[:300]}" for line in error.splitlines()[:6]]
    return lines


def _summary(results: Results, chosen: Sequence[Page]) -> list[str]:
    """Where the results are, what changed and how long each page took."""
    changes, summary = results.changes(), read_json(results.link / "summary.json", {})
    moved = summary.get("since_last_run", {}).get("sentence")
    lines = ["", moved] if moved else [""]
    if changes:
        lines += ["changed since the last run:", *(f"  {line}" for line in changes[:CHANGES_SHOWN])]
        if len(changes) > CHANGES_SHOWN:
            lines.append(f"  and {len(changes) - CHANGES_SHOWN} more: out/.runs/{results.name}/history.json")
    elif len(results.history()) > 1:
        lines.append("the headline figures are those of the last run")
    lines += [f"left out: {part}. {why}." for part, why in summary.get("left_out", {}).items()]
    times = ", ".join(f"{page.name} {page.seconds:.1f} s" for page in chosen)
    where = os.path.relpath(results.link)
    return [*lines, f"pages: {times}", f"results: {where}; to read: {where}/pages/index.html"]
