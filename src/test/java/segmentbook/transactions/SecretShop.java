package segmentbook.transactions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.regex.Pattern;
import segmentbook.description.Dataset;

/**
 * Forty customers whose ids are easy to find again, half of them words and half numbers with {@code .0}, in a file with
 * every kind of mistake that could show an id: one that stands under another header, in a cell of time, number or country,
 * or on a line with a cell too many.
 */
public final class SecretShop {
    /** Finds any id. */
    public static final Pattern ID = Pattern.compile("(?i)secret|77000\\d\\d");

    /** The line of a description file that hides ids. */
    public static final String HIDDEN = "privacy: {pseudonymise: true, keyFile: ids.key}\n";

    /** The headers, with all that a description file says of them. */
    public static final String COLUMNS =
            "columns: {invoice: Order, product: Code, description: Name, quantity: Units, time: When, price: Price, "
                    + "customer: Who, country: Land}\n";

    private static final String HEADER = "Order,Code,Name,Units,When,Price,Who,Land,Member\n";

    private SecretShop() {}

    /** The id of a customer, from 0, as the file writes it. */
    public static String id(int customer) {
        return customer % 2 == 0 ? "CUST-SECRET-%04d".formatted(customer) : "77000%02d.0".formatted(customer);
    }

    /** The data set in this folder, with further lines of the description file. */
    public static Dataset in(Path folder, String more) {
        return Dataset.read(described(folder, "shop", HEADER + lines(), COLUMNS + more));
    }

    /** A description file with its data and a key beside it. */
    public static Path described(Path folder, String name, String data, String more) {
        try {
            Path key = folder.resolve("ids.key");
            Files.deleteIfExists(key);
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, "0f1e2d3c4b5a69788796a5b4c3d2e1f0\n");
            Files.writeString(folder.resolve("data.csv"), data);
            String yaml = "name: shop\ntitle: A shop\nfile: data.csv\ncurrency: GBP\n";
            return Files.writeString(folder.resolve(name + ".yaml"), yaml + more);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    /** The lines of the file, without the header. */
    public static String lines() {
        StringBuilder lines = new StringBuilder();
        for (int customer = 0; customer < 40; customer++) {
            for (int order = 0; order <= customer % 6; order++) {
                LocalDate day = LocalDate.of(2024, 1, 1).plusDays(7L * customer % 151 + 29L * order);
                for (int item = 0; item < 3; item++) {
                    int product = (customer * 3 + order * (item + 1) + item * 5) % 9;
                    line(lines, 100 * customer + order, product, 1 + item, day, customer);
                }
            }
        }
        String id = id(8);
        return lines.append("C1,P1,Thing 1,-1,2024-07-01 10:00:00,2.50,")
                .append(id(1))
                .append(",UK,x\n")
                .append("9001,P2,Thing 2,1,2024-07-01 10:00:00,2.50,,UK,x\n")
                .append("9002,P2,Thing 2,1,")
                .append(id)
                .append(",2.50,")
                .append(id)
                .append(",UK,x\n")
                .append("9003,P2,Thing 2,")
                .append(id)
                .append(",2024-07-01 10:00:00,2.50,")
                .append(id)
                .append(",UK,x\n")
                .append("9004,P2,Thing 2,1,2024-07-01 10:00:00,")
                .append(id)
                .append(',')
                .append(id)
                .append(",UK,x\n")
                .append("9005,P2,Thing, blue,1,2024-07-01 10:00:00,2.50,")
                .append(id)
                .append(",UK,x\n")
                .append("9006,P2,Thing 2,1,2024-07-01 10:00:00,0,")
                .append(id(9))
                .append(",France,x\n")
                .append("9007,P3, Thing 3 ,1,2024-07-01 10:00:00,2.50,")
                .append(id(9))
                .append(",France,x\n")
                .append("9007,P3, Thing 3 ,1,2024-07-01 10:00:00,2.50,")
                .append(id(9))
                .append(",France,x\n")
                .toString();
    }

    private static void line(StringBuilder lines, int order, int product, int units, LocalDate day, int customer) {
        lines.append("%d,P%d,Thing %d,%d,%s 10:00:00,%d.50,%s,UK,member %s%n"
                .formatted(order, product, product, units, day, 1 + product, id(customer), id(customer)));
    }
}
