"""One kernel a page, which ends with the runner, also where the runner is killed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager

from project import TEMPORARY, Project

PATIENCE = 120.0  # seconds for what takes one


@asynccontextmanager
async def kernel(project: Project, folder: Path, cwd: Path, environ: dict[str, str]) -> AsyncIterator[AsyncKernelManager]:
    """A running kernel with a folder of its own for temporary files and for what it writes outside of cells."""
    folder.mkdir(parents=True)
    specs = KernelSpecManager(kernel_dirs=[str(project.kernel.parent)], ensure_native_kernel=False)
    manager = AsyncKernelManager(
        kernel_name=project.kernel.name, kernel_spec_manager=specs, connection_file=str(folder / "connection.json")
    )
    spec = manager.kernel_spec
    assert spec is not None
    spec.argv = [f"{TEMPORARY}{folder}" if part.startswith(TEMPORARY) else part for part in spec.argv]
    try:
        with open(folder / "log", "wb") as log:
            await manager.start_kernel(cwd=str(cwd), env=environ, stdout=log, stderr=log)
            yield manager
    finally:
        await _ended(manager)


async def _ended(manager: AsyncKernelManager) -> None:
    end = asyncio.ensure_future(manager.shutdown_kernel(now=True))
    await asyncio.wait({end}, timeout=PATIENCE)  # wait_for can swallow that this run itself is cancelled, up to Python 3.11
    if not end.done():
        raise TimeoutError(f"run: waited {PATIENCE:g} s for a killed kernel to end")
    end.result()
