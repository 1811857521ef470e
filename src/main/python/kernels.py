"""Kernels for pages, which end with the runner, also where the runner is killed."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode

from project import TEMPORARY, Project

PATIENCE = 120.0  # seconds for what takes one
START = 120  # seconds for a kernel to begin
CELL = 4 * 3600  # seconds for one cell: no data that fits into this machine's memory takes as long
FORGET = "segmentbook.notebook.Notebook.forget();"


@asynccontextmanager
async def kernel(project: Project, folder: Path, cwd: Path, environ: dict[str, str]) -> AsyncIterator[AsyncKernelManager]:
    """A running kernel with a folder of its own for temporary files and for what it writes outside of cells."""
    folder.mkdir(parents=True)
    specs = KernelSpecManager(kernel_dirs=[str(project.kernel.parent)], ensure_native_kernel=False)
    manager = AsyncKernelManager(
        kernel_name=project.kernel.name, kernel_spec_manager=specs, connection_file=str(folder / "connection.json")
    )
    spec = manager.kernel_spec
    spec.argv = [f"{TEMPORARY}{folder}" if part.startswith(TEMPORARY) else part for part in spec.argv]
    try:
        with open(folder / "log", "wb") as log:
            await manager.start_kernel(cwd=str(cwd), env=environ, stdout=log, stderr=log)
            yield manager
    finally:
        end = asyncio.ensure_future(manager.shutdown_kernel(now=True))
        await asyncio.wait({end}, timeout=PATIENCE)  # wait_for can swallow that this run itself is cancelled, up to Python 3.11
        if not end.done():
            raise TimeoutError(f"run: waited {PATIENCE:g} s for a killed kernel to end")
        end.result()


class Reused(AsyncExitStack):
    """A kernel in one folder for one page after another, as long as each leaves it clean; else a new one."""

    def __init__(self, project: Project, folder: Path, environ: dict[str, str]):
        super().__init__()
        self._project, self._folder, self._environ = project, folder, environ
        self._client: NotebookClient | None = None
        self.clean = False
        self.log = folder / "log"

    async def client(self, notebook: NotebookNode, cwd: Path) -> NotebookClient:
        """What executes the next page, which leaves its kernel unclean unless somebody says otherwise."""
        if not self.clean:
            await self.aclose()
            self._folder.mkdir(parents=True, exist_ok=True)
            own = Path(tempfile.mkdtemp(dir=self._folder)) / "kernel"
            self.log = own / "log"
            manager = await self.enter_async_context(kernel(self._project, own, cwd, self._environ))
            how = {"timeout": CELL, "startup_timeout": START, "coalesce_streams": True, "record_timing": False}
            self._client = NotebookClient(notebook, km=manager, **how)
            await self._client.async_start_new_kernel_client()
            self.callback(self._client.kc.stop_channels)
        self.clean = False
        self._client.nb = notebook
        self._client.reset_execution_trackers()
        return self._client

    async def forget(self, client: NotebookClient) -> None:
        """Has the kernel forget what a page made; it is clean where it did."""
        with suppress(RuntimeError, TimeoutError):  # as where it has ended
            reply = await client.kc.execute_interactive(FORGET, output_hook=lambda _: None, timeout=PATIENCE)
            self.clean = reply["content"]["status"] == "ok"
