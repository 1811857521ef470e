package segmentbook.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.models.SavedModel;
import segmentbook.recommendation.RecommendOptions;
import segmentbook.recommendation.Recommenders;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.BestSellers;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.OfferRules;
import segmentbook.segments.Offers;
import segmentbook.segments.Profiles;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/** All CSV files of a shop in which ids, products and their names are formulas. */
class GuardedExportTests {
    private static final List<String> IDS =
            List.of("=1+1", "+7", "-5", "@SUM(A1)", "'=quoted", "＝full", "=a,\"b\"", "--", "+-", "17850");

    /** Ten customers, number i with i + 1 orders of several products. */
    private static Dataset shop(Path folder) {
        StringBuilder text = new StringBuilder("invoice,product,description,quantity,time,price,customer\n");
        for (int customer = 0; customer < IDS.size(); customer++) {
            for (int order = 0; order <= customer; order++) {
                int product = (customer + order) % 5;
                text.append("%d-%d,=P%d,\"=HYPERLINK(\"\"http://x\"\",%d)\",1,2024-0%d-%02d 10:00:00,%d,\"%s\"%n"
                        .formatted(
                                customer,
                                order,
                                product,
                                product,
                                1 + order % 6,
                                1 + customer + order,
                                1 + customer,
                                IDS.get(customer).replace("\"", "\"\"")));
            }
        }
        return SmallShop.dataset(folder, text.toString());
    }

    private static void write(Dataset dataset, Path folder) {
        Cleaning cleaning = Cleaning.of(InvoiceLines.read(dataset));
        Transactions transactions = cleaning.transactions();
        RfmTable rfm = RfmTable.of(transactions);
        ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(rfm));
        Segmentation segmentation = chosen.segmentation();
        Profiles profiles = Profiles.of(segmentation);
        BestSellers sellers = BestSellers.of(CustomerBase.of(RfmTable.of(transactions)), segmentation);
        Offers offers = Offers.of(profiles, sellers, OfferRules.of(dataset));
        Recommenders recommenders =
                Recommenders.of(transactions, segmentation, dataset.options(RecommendOptions.class));
        Table placed = SavedModel.of(chosen).score(rfm);
        Results.in(dataset, folder.resolve("out"))
                .csv("ledger.csv", cleaning.ledger().table())
                .csv("clean.csv", transactions.table())
                .csv("features.csv", FeatureMatrix.of(rfm.customerTable()).results())
                .csv("segments.csv", placed)
                .csv("segments", offers.lists())
                .csv("profiles.csv", profiles.results(sellers))
                .csv("offers.csv", offers.results())
                .csv("recommendations.csv", recommenders.combined().all().results());
        LastRun.of(dataset, folder).csv("scored.csv", placed);
    }

    @Test
    void noCellRunsAndEveryIdIsReadBack(@TempDir Path folder) throws IOException {
        write(shop(folder), folder);
        Set<String> files = new TreeSet<>();
        try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
            for (Path file :
                    all.filter(each -> each.toString().endsWith(".csv")).toList()) {
                files.add(String.valueOf(file.getFileName()));
                Set<String> ids = new TreeSet<>();
                try (CSVParser parser = CSVParser.parse(
                        file,
                        StandardCharsets.UTF_8,
                        CSVFormat.DEFAULT
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())) {
                    for (CSVRecord line : parser) {
                        assertThat(line.values())
                                .allMatch(cell ->
                                        cell.matches("-?[0-9]+(\\.[0-9]+)?") || !cell.matches("(?s)[=+\\-@＝].*"));
                        if (parser.getHeaderNames().contains("customer_id")) {
                            ids.add(unguarded(line.get("customer_id")));
                        }
                    }
                }
                assertThat(IDS).containsAll(ids);
                if (Set.of("segments.csv", "features.csv", "scored.csv").contains(String.valueOf(file.getFileName()))) {
                    assertThat(ids).containsExactlyInAnyOrderElementsOf(IDS);
                }
            }
        }
        assertThat(files)
                .contains(
                        "ledger.csv",
                        "clean.csv",
                        "features.csv",
                        "segments.csv",
                        "profiles.csv",
                        "offers.csv",
                        "recommendations.csv",
                        "scored.csv");
    }

    private static String unguarded(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }
}
