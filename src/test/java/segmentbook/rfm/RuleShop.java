package segmentbook.rfm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.description.Dataset;
import segmentbook.transactions.Transactions;

/**
 * Five customers, number i with i orders of 10 times i each on day i of May, so that all scores of five are i and recency is
 * 6 - i; odd ones in France, even ones in Germany. Of customer 5 no attribute is known.
 */
public final class RuleShop {
    /** The description file before the key that a test adds in line 6. */
    private static final String DESCRIPTION = """
            name: shop
            file: shop.csv
            columns: {invoice: invoice, time: time, price: price, customer: customer, country: country}
            attributes: {file: members.csv, customer: id, numeric: {age: age}, categorical: {club: club}}
            currency: GBP
            """;

    private RuleShop() {}

    /** With more lines of the description file, from line 6. */
    public static Dataset dataset(Path folder, String more) {
        String lines = IntStream.rangeClosed(1, 5)
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(1, i).mapToObj(order -> "%d-%d,2011-05-0%d 1%d:00:00,%d,%d,%s"
                        .formatted(i, order, i, order, 10 * i, i, i % 2 == 0 ? "Germany" : "France")))
                .collect(Collectors.joining("\n"));
        try {
            Files.writeString(folder.resolve("shop.csv"), "invoice,time,price,customer,country\n" + lines + "\n");
            Files.writeString(
                    folder.resolve("members.csv"), "id,age,club\n1,20,yes\n2,30,no\n3,40,yes\n4,50,no\n5,,\n");
            return Dataset.read(Files.writeString(folder.resolve("shop.yaml"), DESCRIPTION + more));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Its customers with these rules, one a line, the first in line 8. */
    public static RfmTable rfm(Path folder, String... rules) {
        String more = rules.length == 0 ? "" : "rfm:\n  rules:\n    - " + String.join("\n    - ", rules) + "\n";
        return RfmTable.of(Transactions.of(dataset(folder, more)));
    }
}
