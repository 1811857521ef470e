"""JupyterLab on the pages: with a token, on this machine's own address only, without questions at the start."""

import fcntl
import os
import shutil
import sys

import nbformat
from nbformat.sign import NotebookNotary

import kernelspec
from project import Project


def command(project: Project, more: list[str]) -> list[str]:
    """The command line of the server; an option that a user gives stands instead of ours, since none may come twice."""
    given = {option.partition("=")[0] for option in more}
    ours = [
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.root_dir={project.root}",
        f"--FileContentsManager.preferred_dir={project.notebooks}",
        "--LabApp.default_url=/lab/tree/notebooks",
        "--KernelSpecManager.ensure_native_kernel=False",
        f"--KernelSpecManager.allowed_kernelspecs={kernelspec.NAME}",
        f"--MappingKernelManager.default_kernel_name={kernelspec.NAME}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        *(["--allow-root"] if os.geteuid() == 0 else []),
    ]
    kept = [option for option in ours if option.partition("=")[0] not in given]
    return [sys.executable, "-E", "-m", "jupyterlab", *kept, *more]


def trust(project: Project) -> None:
    """Signs the project's pages, so that the lab shows their outputs as they were committed."""
    notary = NotebookNotary()
    for path in [*project.notebooks.glob("*.ipynb"), *project.notebooks.glob("solutions/*.ipynb")]:
        notary.sign(nbformat.read(path, as_version=4))


def serve(project: Project, more: list[str]) -> int:
    _clear_temporary(project)
    trust(project)
    sys.stdout.flush()
    line = command(project, more)
    os.execv(line[0], line)
    return 0


def _clear_temporary(project: Project) -> None:
    """Removes what killed kernels of an earlier lab left behind, unless another lab is open."""
    folder = project.kernels / kernelspec.NAME / "tmp"
    held = os.open(project.out / ".lab", os.O_CREAT | os.O_RDWR)
    os.set_inheritable(held, True)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    for left in folder.iterdir():
        shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)
