package segmentbook.simulation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the files in {@code data/} again, or a large file of lines for benchmarks.
 *
 * <pre>{@code
 * MakeData FOLDER                       the shipped files
 * MakeData lines LINES CUSTOMERS FILE   so many lines of so many customers; - writes to standard output
 * }</pre>
 */
public final class MakeData {
    private static final String USAGE =
            "usage: MakeData FOLDER | MakeData lines LINES CUSTOMERS FILE (.gz is compressed, - is standard output)";

    private MakeData() {}

    /** Runs the command; exit code 2 and one line for wrong use. */
    public static void main(String[] args) throws IOException {
        try {
            run(args);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private static void run(String... args) throws IOException {
        if (args.length == 1) {
            all(Path.of(args[0]));
        } else if (args.length == 4
                && args[0].equals("lines")
                && args[1].matches("[0-9]{1,18}")
                && args[2].matches("[0-9]{1,9}")) {
            lines(Long.parseLong(args[1]), Integer.parseInt(args[2]), args[3]);
        } else {
            throw new IllegalArgumentException(USAGE);
        }
    }

    /** Writes the shipped shop with its members and mall, with their truth, and the shapes into a folder. */
    static void all(Path folder) throws IOException {
        Shop shop = Shop.of(ShopPlan.SHIPPED);
        try (Writer out = text(gzip(Files.newOutputStream(folder.resolve("shop.csv.gz"))))) {
            write(shop, Long.MAX_VALUE, out);
        }
        try (Writer out = text(Files.newOutputStream(folder.resolve("shop-truth.csv")))) {
            truth(shop, out);
        }
        try (Writer out = text(Files.newOutputStream(folder.resolve("shop-members.csv")))) {
            Members.of(ShopPlan.SHIPPED, shop.customers()).write(out);
        }
        Mall mall = Mall.shipped();
        try (Writer out = text(Files.newOutputStream(folder.resolve("mall.csv")))) {
            mall.write(out);
        }
        try (Writer out = text(Files.newOutputStream(folder.resolve("mall-truth.csv")))) {
            mall.writeTruth(out);
        }
        try (Writer out = text(Files.newOutputStream(folder.resolve("moons.csv")))) {
            Shapes.moons().write(out);
        }
        try (Writer out = text(Files.newOutputStream(folder.resolve("widths.csv")))) {
            Shapes.widths().write(out);
        }
    }

    private static void lines(long lines, int customers, String file) throws IOException {
        Shop shop = Shop.of(ShopPlan.ofLines(lines, customers));
        OutputStream plain = file.equals("-") ? System.out : Files.newOutputStream(Path.of(file));
        long written;
        try (Writer out = text(file.endsWith(".gz") ? gzip(plain) : plain)) {
            written = write(shop, lines, out);
        }
        if (written < lines) {
            throw new IOException("lines: " + lines + " asked for, the shop came to " + written);
        }
    }

    /** Writes at most so many lines and says how many there were. */
    static long write(Shop shop, long most, Appendable out) throws IOException {
        LineWriter writer = LineWriter.of(out);
        long written = 0;
        for (; written < most && shop.hasNext(); written++) {
            writer.write(shop.next());
        }
        return written;
    }

    private static void truth(Shop shop, Appendable out) throws IOException {
        out.append("customer,kind,drop_out,taste\n");
        for (Customer customer : shop.customers().stream()
                .sorted(Comparator.comparingInt(c -> c.id))
                .toList()) {
            String dropOut = customer.dropOut == Customer.NEVER
                    ? ""
                    : Calendar.date(customer.dropOut).toString();
            out.append(customer.id + "," + customer.kind.label() + "," + dropOut + "," + customer.taste.label() + "\n");
        }
    }

    private static Writer text(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    private static OutputStream gzip(OutputStream out) throws IOException {
        return new GZIPOutputStream(out, 1 << 16) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        };
    }
}
