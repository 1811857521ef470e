package segmentbook.commands;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Prints text in UTF-8 that cannot command a terminal: what a data file holds is shown, not obeyed. */
final class Terminal extends PrintStream {
    /** All but ends of lines and tabs; with marks that turn the direction of writing. */
    private static final Pattern CONTROL = Pattern.compile(
            "[\\p{Cntrl}\\x{80}-\\x{9F}\\x{61C}\\x{200E}\\x{200F}\\x{2028}-\\x{202E}\\x{2066}-\\x{2069}&&[^\\n\\t]]");

    Terminal(OutputStream out) {
        super(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public void print(String text) {
        super.print(plain(text));
    }

    /** The text with a replacement mark for each control character. */
    static String plain(String text) {
        return CONTROL.matcher(text).replaceAll("\uFFFD");
    }
}
