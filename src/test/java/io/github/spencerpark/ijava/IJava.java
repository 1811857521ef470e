package io.github.spencerpark.ijava;

/** Stands in for IJava 1.3.0, which is on no registry: the two methods that {@code Notebook.start()} calls. */
public final class IJava {
    private static Kernel kernel;

    private IJava() {}

    public static Kernel getKernelInstance() {
        return kernel;
    }

    /** Runs a page's set-up in a kernel with this renderer. */
    public static void with(io.github.spencerpark.jupyter.kernel.display.Renderer renderer, Runnable setUp) {
        kernel = new Kernel(renderer);
        try {
            setUp.run();
        } finally {
            kernel = null;
        }
    }

    /** IJava's kernel. */
    public static final class Kernel {
        private final io.github.spencerpark.jupyter.kernel.display.Renderer renderer;

        Kernel(io.github.spencerpark.jupyter.kernel.display.Renderer renderer) {
            this.renderer = renderer;
        }

        public io.github.spencerpark.jupyter.kernel.display.Renderer getRenderer() {
            return renderer;
        }
    }
}
