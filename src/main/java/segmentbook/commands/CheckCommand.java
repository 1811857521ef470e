package segmentbook.commands;

import static segmentbook.statistics.Words.say;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import segmentbook.customers.Customers;
import segmentbook.customers.Demographics;
import segmentbook.description.Dataset;
import segmentbook.description.Kind;
import segmentbook.export.LeftOut;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.ChosenClusters;
import segmentbook.statistics.Words;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.Finding;
import segmentbook.transactions.Findings;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Ledger;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** {@code check}: what the description file says, and what is wrong with the data. */
final class CheckCommand {
    private static final int SHOWN = 20;

    private CheckCommand() {}

    /**
     * Prints what is found; {@link Main#USABLE} whatever it is, as long as the data can be read and a customer is kept.
     *
     * @throws segmentbook.description.DataException where the description or the data is unusable
     */
    static int run(Path file, PrintStream out) {
        Dataset dataset = Dataset.read(file);
        out.println(dataset.name() + ": " + dataset.title());
        out.println("kind " + dataset.kind().key() + ", read from "
                + Words.first(dataset.origin().names(), SHOWN));
        if (dataset.privacy().hidesIds()) {
            out.println("customers' " + dataset.privacy());
        }
        List<String> found = new ArrayList<>();
        boolean somebody = find(dataset, found);
        found.forEach(finding -> out.println("- " + finding));
        if (!somebody) {
            out.println("unusable: nobody is left to be segmented; the findings say by which rules lines are left out");
        }
        return somebody ? Main.USABLE : Main.UNUSABLE;
    }

    /** Adds the findings on the lines of {@code dataset}, each as one line of text; whether any customer is kept. */
    private static boolean find(Dataset dataset, List<String> found) {
        if (dataset.kind() == Kind.CUSTOMERS) {
            Customers customers = Customers.read(dataset);
            found.add("written with " + written(customers.format()));
            found.addAll(customers(customers));
            leaveOut(CustomerBase.of(customers.customerTable(), dataset), found);
            return true;
        }
        InvoiceLines lines = InvoiceLines.read(dataset);
        Cleaning cleaning = Cleaning.of(lines);
        Ledger.Entry kept = cleaning.ledger().kept();
        found.addAll(read(lines));
        Findings.of(lines).all().forEach(each -> found.add(line(each)));
        String worth = lines.dataset().columns().hasMoney()
                ? say(", worth %,.2f %s", kept.money(), lines.moneyUnit()).strip()
                : "";
        found.add(say("cleaning keeps %,d lines of %,d customers", kept.lines(), kept.customers()) + worth);
        if (dataset.attributeTable().isPresent()) {
            found.addAll(attributes(Demographics.of(cleaning.transactions())));
        }
        if (kept.lines() > 0) {
            leaveOut(CustomerBase.of(RfmTable.of(cleaning.transactions())), found);
        }
        return kept.lines() > 0;
    }

    private static void leaveOut(CustomerBase base, List<String> found) {
        ChosenClusters chosen = ChosenClusters.of(base);
        chosen.warnings().forEach(each -> found.add("warning: " + each));
        LeftOut.of(chosen).lines().forEach(each -> found.add("a run leaves out " + each));
        base.rfm().map(RfmTable::score).ifPresent(scores -> scores.rules()
                .ifPresent(rules -> rules.check(scores).findings().forEach(each -> found.add("rules, " + each))));
    }

    private static List<String> read(InvoiceLines lines) {
        List<String> files = new ArrayList<>();
        lines.files()
                .forEach(row -> files.add(row.getString("file") + ": " + count(row, "lines") + count(row, "bytes")
                        + "SHA-256 " + row.getString("SHA-256")));
        return List.of(
                "written with " + written(lines.format()),
                say("%,d lines from %s to %s", lines.size(), lines.firstDay(), lines.lastDay()),
                money(lines),
                Words.first(files, SHOWN));
    }

    private static String money(InvoiceLines lines) {
        if (!lines.dataset().columns().hasMoney()) {
            return "no price and no amount, so money counts " + lines.moneyUnit();
        }
        return lines.moneyUnit().isEmpty()
                ? "money without a currency; set currency, such as GBP"
                : "money in " + lines.moneyUnit();
    }

    /** A number that a row has, and what it counts. */
    private static String count(Row row, String unit) {
        return row.isMissing(unit) ? "" : say("%,d %s,", ((Number) row.getObject(unit)).longValue(), unit) + " ";
    }

    /** What is in the table that is joined to the customers, and which ids match nothing. */
    private static List<String> attributes(Demographics demographics) {
        List<String> found = new ArrayList<>();
        demographics.everybody().ifPresent(all -> customers(all).forEach(each -> found.add("attributes, " + each)));
        demographics
                .ledger()
                .forEach(row -> found.add(say(
                                "attributes, customers %s: %,d (%s)",
                                row.getString("customers"), row.getInt("count"), row.getString("first"))
                        .replace(" ()", "")));
        return found;
    }

    /** What is in a table with one row a customer, what is odd about it, and what is kept. */
    private static List<String> customers(Customers customers) {
        List<String> found = new ArrayList<>();
        customers
                .summary()
                .forEach(row -> found.add(say(
                        "%s: %,d known, %.1f %% missing, %,d different; %s",
                        row.getString("attribute"),
                        row.getInt("known"),
                        row.getDouble("missing, %"),
                        row.getInt("different"),
                        row.getString("values"))));
        customers.findings().forEach(each -> found.add(line(each)));
        Table ledger = customers.ledger();
        found.add(say(
                "%,d rows read, %,d customers kept",
                ledger.intColumn("count").get(0), customers.customerTable().size()));
        return found;
    }

    static String line(Finding finding) {
        String places = finding.places().isEmpty() ? "" : " (" + String.join("; ", finding.places()) + ")";
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        String unit = finding.count() == 1 ? finding.unit().replaceFirst("s$", "") : finding.unit();
        return say("%s: %s, %,d %s%s; %s", severity, finding.words(), finding.count(), unit, places, finding.action());
    }

    private static String written(Table format) {
        List<String> choices = new ArrayList<>();
        format.forEach(row -> choices.add(
                row.getString("format") + " " + row.getString("value") + " (" + row.getString("because") + ")"));
        return String.join(", ", choices);
    }
}
