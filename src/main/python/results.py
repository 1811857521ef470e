"""The folders of results: a run fills a new one, and one rename of a link puts it in place of the one before.

    out/NAME                    -> .runs/NAME/3     what a reader opens
    out/.runs/NAME/2, 3                             the run before, and the last one
    out/.runs/NAME/unfinished                       a run that failed, until the next one begins
    out/.runs/NAME/scored                           where out/NAME leads when `./run score` came before any run
    out/.runs/NAME/history.json                     choices and headline figures of each finished run
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from project import Problem, Project, lock, read_json, write_whole

MISSING = "none"


class Results:
    """All runs on the data set of one name."""

    def __init__(self, project: Project, name: str):
        self.name = name
        self.link = project.out / name
        self.runs = project.out / ".runs" / name

    @contextmanager
    def new_run(self) -> Iterator[Path]:
        """A new folder to fill; it is removed again unless it was published."""
        busy = f"run: another ./run works on '{self.name}'; wait until it has ended"
        with lock(self.runs / ".lock", busy):
            if self.link.exists() and not self.link.is_symlink():
                raise Problem(f"run: out/{self.name} must be free for the link to the results; move what is there")
            self.record()
            self._clear()
            folder = self.runs / str(1 + max((entry["run"] for entry in self.history()), default=0))
            folder.mkdir()
            try:
                yield folder
            finally:
                if self.published() != folder:
                    shutil.rmtree(folder, ignore_errors=True)

    def publish(self, folder: Path) -> None:
        """Puts a finished run in place, at once and whole, then removes all but it and the one before."""
        fresh = self.runs / ".link"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(Path(".runs") / self.name / folder.name)
        os.replace(fresh, self.link)
        self.record()
        self._clear()

    def unfinished(self, folder: Path) -> str:
        """Keeps a run that failed, until the next one begins, and says where."""
        kept = self.runs / "unfinished"
        os.replace(folder, kept)
        return os.path.relpath(kept)

    def published(self) -> Path | None:
        """The run that is in place; none where only `./run score` was here."""
        with suppress(OSError):
            folder = self.runs / os.path.basename(os.readlink(self.link))
            return folder if folder.name.isdecimal() and folder.is_dir() else None
        return None

    def history(self) -> list[dict[str, Any]]:
        return read_json(self.runs / "history.json", [])

    def record(self) -> None:
        """Enters the published run into the history where it is not there yet: also after a kill in between."""
        folder = self.published()
        history = self.history()
        if folder is None or any(entry["run"] == int(folder.name) for entry in history):
            return
        summary = read_json(folder / "summary.json", {})
        finished = datetime.fromtimestamp(folder.stat().st_mtime, timezone.utc).isoformat(timespec="seconds")
        entry = {"run": int(folder.name), "finished": finished} | {key: summary.get(key, {}) for key in ("choices", "headline")}
        write_whole(self.runs / "history.json", json.dumps([*history, entry], indent=1, ensure_ascii=False) + "\n")

    def changes(self) -> list[str]:
        """What is different between the last two runs, one line a figure; empty where there are not two."""
        if len(self.history()) < 2:
            return []
        before, after = (_flat(entry["choices"] | entry["headline"]) for entry in self.history()[-2:])
        pairs = {key: (after.get(key, MISSING), before.get(key, MISSING)) for key in after | before}
        return [f"{key}: {_shown(now)} (was {_shown(was)})" for key, (now, was) in pairs.items() if now != was]

    def _clear(self) -> None:
        """Leaves the last two finished runs, which the history names, and what is no run."""
        kept = [str(entry["run"]) for entry in self.history() if (self.runs / str(entry["run"])).is_dir()][-2:]
        for folder in self.runs.iterdir():
            if folder.name == "unfinished" or (folder.name.isdecimal() and folder.name not in kept):
                shutil.rmtree(folder, ignore_errors=True)


def _flat(value: Any, name: str = "") -> dict[str, Any]:
    """What a value holds, by names such as `rfm.bins`."""
    if not isinstance(value, dict) or not value:
        return {name: value}
    return {deep: held for key, part in value.items() for deep, held in _flat(part, f"{name}.{key}".lstrip(".")).items()}


def _shown(value: Any) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{round(value, 4):,.15g}"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
