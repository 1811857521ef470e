"""One kernel a page, which ends with the runner, also where the runner is killed."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager

import kernelspec
from project import Project


PATIENCE = 120.0  # seconds for what takes one


class Watchdog:
    """The process of watchdog.py; a kernel enters itself before it begins, so there is no moment without it."""

    def __init__(self) -> None:
        here = Path(__file__).with_name("watchdog.py")
        self._process = subprocess.Popen(
            [sys.executable, "-E", "-S", str(here)], stdin=subprocess.PIPE, start_new_session=True
        )
        assert self._process.stdin is not None
        self._pipe = self._process.stdin.fileno()

    def enter(self) -> None:
        """Called in the new process, between fork and exec."""
        os.write(self._pipe, b"+%d\n" % os.getpid())

    def leave(self, number: int) -> None:
        os.write(self._pipe, b"-%d\n" % number)

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise TimeoutError(f"run: waited {PATIENCE:g} s for the watchdog to end") from None


@asynccontextmanager
async def kernel(
    project: Project, watchdog: Watchdog, folder: Path, cwd: Path, environ: dict[str, str]
) -> AsyncIterator[AsyncKernelManager]:
    """A running kernel with a folder of its own for temporary files and for what it writes outside of cells."""
    folder.mkdir(parents=True)
    specs = KernelSpecManager(kernel_dirs=[str(project.kernels)], ensure_native_kernel=False)
    manager = AsyncKernelManager(
        kernel_name=kernelspec.NAME, kernel_spec_manager=specs, connection_file=str(folder / "connection.json")
    )
    spec = manager.kernel_spec
    assert spec is not None
    spec.argv = kernelspec.with_temporary(spec.argv, folder)
    with open(folder / "log", "wb") as log:
        number = 0
        try:
            await manager.start_kernel(cwd=str(cwd), env=environ, stdout=log, stderr=log, preexec_fn=watchdog.enter)
            number = getattr(manager.provisioner, "pid", 0)
            yield manager
        finally:
            await _ended(manager)
            if number:
                watchdog.leave(number)


async def _ended(manager: AsyncKernelManager) -> None:
    end = asyncio.ensure_future(manager.shutdown_kernel(now=True))
    await asyncio.wait({end}, timeout=PATIENCE)  # wait_for can swallow that this run itself is cancelled, up to Python 3.11
    if not end.done():
        raise TimeoutError(f"run: waited {PATIENCE:g} s for a killed kernel to end")
    end.result()
