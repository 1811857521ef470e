package segmentbook.notebook;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** The renderers for JJava, which finds this class by its service file as soon as {@code %classpath} brings it. */
public final class JJavaExtension implements Extension {

    @Override
    public void install(BaseKernel kernel) {
        register(kernel.getRenderer());
        FirstRepair.watch(kernel);
        if (System.getenv("SEGMENTBOOK_OUT") != null) { // a run, not the lab, whose kernels are idle most of the time
            PromptAnswers.start();
        }
    }

    static void register(Renderer renderer) {
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
