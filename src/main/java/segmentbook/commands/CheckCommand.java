package segmentbook.commands;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import segmentbook.dataset.Dataset;
import segmentbook.dataset.Kind;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.Findings;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Ledger;

/** {@code check}: what the description file says, and what is wrong with the data. */
final class CheckCommand {
    private static final int SHOWN = 20;

    private CheckCommand() {}

    /**
     * Prints what is found; {@link Main#USABLE} whatever it is, as long as the data can be read.
     *
     * @throws segmentbook.dataset.DataException where the description or the data is unusable
     */
    static int run(Path file, PrintStream out) {
        Dataset dataset = Dataset.read(file);
        out.println(dataset.name() + ": " + dataset.title());
        out.println("kind " + dataset.kind().key() + ", read from "
                + first(dataset.origin().names()));
        if (dataset.privacy().hidesIds()) {
            out.println("customers' " + dataset.privacy());
        }
        findings(dataset).forEach(finding -> out.println("- " + finding));
        return Main.USABLE;
    }

    /** The findings on the lines of {@code dataset}, each as one line of text, and what cleaning keeps. */
    static List<String> findings(Dataset dataset) {
        if (dataset.kind() == Kind.CUSTOMERS) {
            return List.of("the description file is right; tables with one row a customer are not checked yet");
        }
        InvoiceLines lines = InvoiceLines.read(dataset);
        Ledger ledger = Cleaning.of(lines).ledger();
        List<String> found = new ArrayList<>(read(lines));
        Findings.of(lines)
                .all()
                .forEach(each -> found.add(say(
                        "%s: %s, %,d %s (%s); %s",
                        each.severity().name().toLowerCase(Locale.ROOT),
                        each.words(),
                        each.count(),
                        each.count() == 1 ? each.unit().replaceFirst("s$", "") : each.unit(),
                        String.join("; ", each.places()),
                        each.action())));
        found.add(say(
                "cleaning keeps %,d lines of %,d customers",
                ledger.kept().lines(), ledger.kept().customers()));
        return found;
    }

    private static List<String> read(InvoiceLines lines) {
        List<String> counts = new ArrayList<>();
        lines.linesByFile().forEach((name, count) -> counts.add(say("%,d in %s", count, name)));
        String all = say("%,d lines from %s to %s", lines.size(), lines.firstDay(), lines.lastDay());
        return counts.size() == 1
                ? List.of(written(lines), all)
                : List.of(written(lines), all, "lines by file: " + first(counts));
    }

    private static String first(List<String> texts) {
        int shown = Math.min(SHOWN, texts.size());
        String more = shown < texts.size() ? " and " + (texts.size() - shown) + " more" : "";
        return String.join(", ", texts.subList(0, shown)) + more;
    }

    private static String written(InvoiceLines lines) {
        List<String> choices = new ArrayList<>();
        lines.dress()
                .forEach(row -> choices.add(row.getString("format") + " " + row.getString("value") + " ("
                        + row.getString("because") + ")"));
        return "written with " + String.join(", ", choices);
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
