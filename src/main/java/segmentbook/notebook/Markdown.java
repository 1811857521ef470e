package segmentbook.notebook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;

/**
 * Text that a cell computes, shown as prose.
 *
 * @param text Markdown
 */
public record Markdown(String text) {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]#|$~!]");
    private static final Pattern LIST_START = Pattern.compile("^(\\d*)([-+=.)])");
    private static final Pattern LINE_ENDS = Pattern.compile("\\s*\\R\\s*");

    /**
     * Text with numbers of the data in it, formatted as by {@link String#format}, the same in every locale:
     * {@code Markdown.of("%,d customers bought once", n)} shows "1,502 customers bought once". The format is Markdown;
     * text among the arguments is data and is escaped, other Markdown is inserted unchanged, and NaN reads "not known".
     */
    public static Markdown of(String format, Object... arguments) {
        Object[] safe = Arrays.stream(arguments)
                .map(a -> a instanceof CharSequence || a instanceof Character ? escape(a.toString()) : a)
                .toArray();
        boolean unknown = Arrays.stream(safe).anyMatch(a -> a instanceof Double number && number.isNaN());
        String text = Words.singular(String.format(Locale.ROOT, format, safe));
        String whole = text.replaceAll("(?<=\\d) +(?=\\*\\*)", ""); // no unit behind a number
        return new Markdown(unknown ? whole.replace("NaN", "not known") : whole);
    }

    /** A list with a bullet before each item. */
    public static Markdown bullets(Markdown... items) {
        var lines = Rows.list(List.of(items), item -> "- " + item.text.replace("\n", "\n  "));
        return new Markdown(String.join("\n", lines));
    }

    /** The same of sentences without their full stops, each once. */
    public static Markdown bullets(List<String> sentences) {
        return bullets(
                sentences.stream().distinct().map(each -> of("%s.", each)).toArray(Markdown[]::new));
    }

    /** Data as Markdown that shows each character: no emphasis, link, formula or tag, and on one line. */
    static String escape(String data) {
        String plain = SPECIAL.matcher(LINE_ENDS.matcher(data).replaceAll(" ")).replaceAll("\\\\$0");
        String marked = LIST_START.matcher(plain).replaceFirst("$1\\\\$2");
        return marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The text itself. */
    @Override
    public String toString() {
        return text;
    }
}
