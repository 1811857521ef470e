package segmentbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spencerpark.ijava.IJava;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.Extension;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** Both kernels' own renderers, JJava's 1.0-a6 and IJava's 2.3.0, with the bundles that they send. */
class KernelTests {
    private static final String HTML = "text/html";
    private static final String PLAIN = "text/plain";
    private static final String MARKDOWN = "text/markdown";
    private static final String PLOTLY = "application/vnd.plotly.v1+json";

    private static final Table TABLE =
            Table.create("Orders", StringColumn.create("country", "EIRE"), IntColumn.create("orders", new int[] {7}));
    private static final Figure FIGURE = new Figure(
            Layout.builder().title("Two points").build(),
            ScatterTrace.builder(new double[] {1, 2}, new double[] {3, 4}).build());
    private static final Markdown TEXT = Markdown.of("**%,d** customers", 4338);

    /** A kernel: the content it sends of a value, by MIME type, null where there is none. */
    record Kernel(String name, BiFunction<Object, String, Object> content) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> kernels() {
        var jjava = new org.dflib.jjava.jupyter.kernel.display.Renderer();
        JJavaExtension.register(jjava);
        var ijava = new io.github.spencerpark.jupyter.kernel.display.Renderer();
        IJava.with(ijava, Notebook::start);
        return Stream.of(
                        new Kernel("JJava", (value, type) -> jjava.render(value)
                                .getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.parse(type))),
                        new Kernel("IJava", (value, type) -> ijava.render(value)
                                .getData(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.parse(type))))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sendsATableAsHtmlAndText(Kernel kernel) {
        assertThat(kernel.content().apply(TABLE, HTML))
                .asString()
                .startsWith("<table>")
                .contains("EIRE");
        assertThat(kernel.content().apply(TABLE, PLAIN)).isEqualTo("Orders\ncountry  orders\nEIRE          7");
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sendsTheTitleAloneOfATableWithoutRows(Kernel kernel) {
        Table none = Table.create("Warnings: none", StringColumn.create("finding"));
        assertThat(kernel.content().apply(none, MARKDOWN)).isEqualTo("*Warnings: none.*");
        assertThat(kernel.content().apply(none, HTML)).isNull();
        assertThat(kernel.content().apply(none.setName(""), PLAIN)).isEqualTo("finding");
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sendsAFigureAsAMapForJsonWithoutHtml(Kernel kernel) {
        assertThat(kernel.content().apply(FIGURE, PLOTLY))
                .isInstanceOfSatisfying(
                        Map.class, bundle -> assertThat(bundle).containsOnlyKeys("data", "layout", "config"));
        assertThat(kernel.content().apply(FIGURE, PLAIN)).isEqualTo("Figure: Two points");
        assertThat(kernel.content().apply(FIGURE, HTML)).isNull();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sendsASubclassOfFigureLikeAFigure(Kernel kernel) {
        Figure figure = new Figure(FIGURE.getLayout(), FIGURE.getTraces()) {};
        assertThat(kernel.content().apply(figure, PLOTLY)).isInstanceOf(Map.class);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sendsComputedTextAsMarkdown(Kernel kernel) {
        assertThat(kernel.content().apply(TEXT, MARKDOWN)).isEqualTo("**4,338** customers");
        assertThat(kernel.content().apply(TEXT, PLAIN)).isEqualTo("**4,338** customers");
    }

    @Nested
    class WhenAKernelLooksForRenderers {
        @Test
        void jjavaFindsThemByItsServiceFile() {
            assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(JJavaExtension.class);
        }

        @Test
        void startDoesNothingWithoutARunningKernel() {
            Notebook.start();
            assertThat(IJava.getKernelInstance()).isNull();
        }
    }
}
