package segmentbook.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import segmentbook.description.Columns;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import segmentbook.description.Format;
import segmentbook.description.Origin;
import segmentbook.description.Privacy;
import segmentbook.transactions.Cancellations;
import segmentbook.transactions.CleaningRules;

/** UCI Online Retail with two sets of cleaning rules. */
final class OnlineRetail {
    private static final Set<String> NOT_PRODUCTS =
            Set.of("POST", "DOT", "M", "m", "C2", "D", "S", "BANK CHARGES", "AMAZONFEE", "CRUK", "B", "PADS");

    private static final Columns COLUMNS = new Columns(Map.of(
            Field.INVOICE,
            "InvoiceNo",
            Field.PRODUCT,
            "StockCode",
            Field.DESCRIPTION,
            "Description",
            Field.QUANTITY,
            "Quantity",
            Field.TIME,
            "InvoiceDate",
            Field.PRICE,
            "UnitPrice",
            Field.CUSTOMER,
            "CustomerID",
            Field.COUNTRY,
            "Country"));

    private OnlineRetail() {}

    /** Set A: customer known, not cancelled, quantity and price above zero, duplicates kept. */
    static Dataset plain(Path file) {
        return dataset(file, new CleaningRules(false, "C", Cancellations.DROP, Set.of(), List.of(), Map.of()));
    }

    /** Set D: the default cleaning, cancellations netted, with the codes that are no products. */
    static Dataset cleaned(Path file) {
        return dataset(
                file, new CleaningRules(true, "C", Cancellations.NET, NOT_PRODUCTS, List.of("gift_0001_.*"), Map.of()));
    }

    private static Dataset dataset(Path file, CleaningRules rules) {
        return new Dataset(
                "online-retail",
                "UCI Online Retail",
                file,
                new Origin.Files(List.of(file.toAbsolutePath())),
                Format.DEFAULT,
                COLUMNS,
                List.of(rules),
                null,
                null,
                "GBP",
                Privacy.OFF,
                null,
                new ConcurrentHashMap<>());
    }
}
