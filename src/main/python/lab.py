"""JupyterLab on the pages: with a token, on this machine's own address only, without questions at the start.

Its settings are in templates/lab, which the environment names; an option that a user gives stands instead.
"""

import fcntl
import os
import shutil
import sys

import nbformat
from nbformat.sign import NotebookNotary

from project import Project


def serve(project: Project, options: list[str]) -> int:
    """Becomes the server; it shows the outputs of the project's pages as they were committed, since these are signed."""
    _clear_temporary(project)
    notary = NotebookNotary()
    for path in [*project.notebooks.glob("*.ipynb"), *project.notebooks.glob("solutions/*.ipynb")]:
        notary.sign(nbformat.read(path, as_version=4))
    sys.stdout.flush()
    os.chdir(project.root)
    os.execv(sys.executable, [sys.executable, "-E", "-m", "jupyterlab", *options])
    return 0


def _clear_temporary(project: Project) -> None:
    """Removes what killed kernels of an earlier lab left behind, unless another lab is open."""
    held = os.open(project.out / ".lab.lock", os.O_CREAT | os.O_RDWR)
    os.set_inheritable(held, True)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    shutil.rmtree(project.lab, ignore_errors=True)
    project.lab.mkdir()
