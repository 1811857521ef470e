package segmentbook.notebook;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** The renderers for JJava, which finds this class by its service file as soon as {@code %classpath} brings it. */
public final class JJavaExtension implements Extension {

    @Override
    public void install(BaseKernel kernel) {
        register(kernel.getRenderer());
    }

    static void register(Renderer renderer) {
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
