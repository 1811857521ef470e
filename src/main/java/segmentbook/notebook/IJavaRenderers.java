package segmentbook.notebook;

import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** The renderers for IJava 1.3.0, which has no service to find them by; {@link Notebook#start} registers them. */
final class IJavaRenderers {
    private IJavaRenderers() {}

    /** Registers all with the kernel's renderer, typed loosely so that other kernels need not have the type. */
    static void register(Object kernelRenderer) {
        Renderer renderer = (Renderer) kernelRenderer;
        renderer.createRegistration(Table.class)
                .preferring(Shown.HTML)
                .supporting(Shown.PLAIN)
                .register((table, context) -> put(Shown.of(table), context));
        renderer.createRegistration(Figure.class)
                .preferring(Shown.PLOTLY)
                .supporting(Shown.PLAIN)
                .register((figure, context) -> put(Shown.of(figure), context));
        renderer.createRegistration(Markdown.class)
                .preferring(Shown.MARKDOWN)
                .supporting(Shown.PLAIN)
                .register((markdown, context) -> put(Shown.of(markdown), context));
    }

    private static void put(Shown shown, RenderContext context) {
        shown.content().forEach((type, content) -> context.renderIfRequested(MIMEType.parse(type), mime -> content));
        context.getOutputContainer().putText(String.valueOf(shown.content().get(Shown.PLAIN)));
    }
}
