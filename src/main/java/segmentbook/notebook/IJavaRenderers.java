package segmentbook.notebook;

import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;

/** The renderers for IJava 1.3.0, which has no service to find them by; {@link Notebook#start} registers them. */
final class IJavaRenderers {
    private IJavaRenderers() {}

    /** Registers all with the kernel's renderer, as {@code Object}, because other kernels do not have the type. */
    static void register(Object kernelRenderer) {
        Renderer renderer = (Renderer) kernelRenderer;
        Shown.KINDS.forEach(kind -> register(renderer, kind));
    }

    private static <T> void register(Renderer renderer, Shown.Kind<T> kind) {
        renderer.createRegistration(kind.type())
                .preferring(kind.rich())
                .supporting(Shown.PLAIN)
                .register((value, context) -> kind.show(
                        value,
                        (type, content) -> context.renderIfRequested(MIMEType.parse(type), mime -> content),
                        context.getOutputContainer()::putData));
    }
}
