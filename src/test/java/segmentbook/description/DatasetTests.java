package segmentbook.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.SharedData;
import segmentbook.features.FeatureOptions;
import segmentbook.lifetime.ValueOptions;
import segmentbook.recommendation.RecommendOptions;
import segmentbook.rfm.RfmOptions;
import segmentbook.segments.ActOn;
import segmentbook.segments.OfferOptions;
import segmentbook.segments.OfferRules;
import segmentbook.segments.SegmentationOptions;
import segmentbook.tables.IdRules;
import segmentbook.transactions.Cancellations;
import segmentbook.transactions.CleaningRules;
import segmentbook.transactions.SmallShop;
import segmentbook.validation.Algorithm;
import segmentbook.validation.ClusterOptions;

class DatasetTests {
    private final Path temporary;
    private final DescriptionFolder folder;

    DatasetTests(@TempDir Path temporary) {
        this.temporary = temporary;
        folder = new DescriptionFolder(temporary);
    }

    @Nested
    class Least {
        @Test
        void threeKeysAreEnoughAndTheRestHasItsDefault() {
            Dataset shop = folder.read(DescriptionFolder.LEAST);

            assertThat(shop)
                    .isEqualTo(SmallShop.dataset(
                            "shop",
                            "shop",
                            temporary.resolve("shop.yaml").toAbsolutePath(),
                            new Origin.Files(
                                    List.of(temporary.resolve("shop.csv").toAbsolutePath())),
                            Format.DEFAULT,
                            shop.columns(),
                            ""));
            assertThat(shop.options())
                    .containsExactly(
                            new CleaningRules(),
                            new IdRules(),
                            new RfmOptions(),
                            new ClusterOptions(),
                            new SegmentationOptions(),
                            new RecommendOptions(),
                            new OfferOptions(),
                            new FeatureOptions(),
                            new ValueOptions());
            assertThat(shop.kind()).isEqualTo(Kind.TRANSACTIONS);
            assertThat(shop.columns().headers())
                    .containsExactly(entry(Field.TIME, "When"), entry(Field.CUSTOMER, "Who"));
            assertThat(shop.columns().header(Field.PRICE)).isEmpty();
            assertThat(shop.snapshot()).isEmpty();
        }

        @Test
        void nothingAfterTheColonMeansTheDefault() {
            String nothing = "title:\ncleaning:\nsnapshot:\ntruth: ~\nrfm: null\nformat: {quote: null, skipLines: }\n";
            assertThat(folder.read(DescriptionFolder.LEAST + nothing)).isEqualTo(folder.read(DescriptionFolder.LEAST));
        }
    }

    @Nested
    class EveryKey {
        @Test
        void formatIsRead() {
            Format format = folder.read("""
                    name: shop
                    file: [shop.csv]
                    format: {charset: windows-1252, separator: "\\t", quote: "'", time: dd.MM.yyyy, decimal: ",", thousands: ".", header: false, skipLines: 2}
                    columns: {time: 2, customer: 11, amount: 3}
                    """).format();
            assertThat(format.charset().name()).isEqualTo("windows-1252");
            assertThat(format)
                    .isEqualTo(new Format(
                            format.charset(), '\t', '\'', "dd.MM.yyyy", ',', ".", false, 2, "", format.given()));
            assertThat(format.given())
                    .containsExactlyInAnyOrder(
                            "charset", "separator", "quote", "time", "decimal", "thousands", "header", "skipLines");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}                              | ''",
                    "{charset: UTF-8}                | charset",
                    "{separator: \" \", decimal: }   | separator",
                    "{thousands: \"\", time: null}   | thousands",
                    "{thousands: null}               | ''",
                    "{thousands: }                   | ''",
                })
        void whatIsGivenIsKeptApartFromWhatIsDetected(String format, String given) {
            assertThat(folder.read(DescriptionFolder.LEAST + "format: " + format)
                            .format()
                            .given())
                    .isEqualTo(given.isEmpty() ? Set.of() : Set.of(given));
        }

        @Test
        void allTwelveFieldsAreRead() {
            Columns columns = folder.read("""
                    name: shop
                    file: shop.csv
                    columns:
                      invoice: A
                      product: B
                      description: C
                      quantity: D
                      time: E
                      price: "Preis, netto"
                      customer: G
                      category: H
                      brand: I
                      channel: J
                      country: 2011
                    """).columns();
            assertThat(columns.header(Field.PRICE)).contains("Preis, netto");
            assertThat(columns.header(Field.COUNTRY)).contains("2011");
            assertThat(columns.headers()).hasSize(11).doesNotContainKey(Field.AMOUNT);
            assertThat(folder.read(DescriptionFolder.LEAST.replace("Who", "Who, amount: Sum"))
                            .columns()
                            .header(Field.AMOUNT))
                    .contains("Sum");
        }

        @Test
        void cleaningIsReadAndCodesStayAsWritten() {
            CleaningRules rules = folder.read(DescriptionFolder.LEAST + """
                    cleaning:
                      dropDuplicates: false
                      cancelledPrefix: null
                      cancellations: keep
                      notProducts: [M, m, 0012, 1_000, 1E5, NO, BANK CHARGES]
                      notProductPatterns: ["gift_0001_.*", DCGS\\d+]
                    """).options(CleaningRules.class);
            assertThat(rules.notProducts()).containsExactly("M", "m", "0012", "1_000", "1E5", "NO", "BANK CHARGES");
            assertThat(rules)
                    .isEqualTo(new CleaningRules(
                            false,
                            null,
                            Cancellations.KEEP,
                            rules.notProducts(),
                            List.of("gift_0001_.*", "DCGS\\d+"),
                            Map.of()));
        }

        @Test
        void truthTitleSnapshotAndCurrencyAreRead() {
            Dataset shop = folder.read(DescriptionFolder.LEAST + """
                    title: "Läden: Süd"
                    truth: {file: exports/../truth.csv, customer: who, label: kind, dropOut: drop_out}
                    snapshot: 2011-12-10
                    currency: GBP
                    recommend: {k: 5, repeat: true, split: 2011-09-09, neighbours: 20, soldWithin: 60}
                    """);
            assertThat(shop.title()).isEqualTo("Läden: Süd");
            assertThat(shop.truth())
                    .isEqualTo(new Truth(temporary.resolve("truth.csv").toAbsolutePath(), "who", "kind", "drop_out"));
            assertThat(shop.snapshot()).contains(LocalDate.of(2011, 12, 10));
            assertThat(shop.currency()).isEqualTo("GBP");
            assertThat(shop.options(RecommendOptions.class))
                    .isEqualTo(new RecommendOptions(5, true, LocalDate.of(2011, 9, 9), 20, 60));
        }

        @Test
        void clustersOffersAndWhatToActOnAreRead() throws IOException {
            Files.writeString(temporary.resolve("offers.yaml"), "default: {offer: a, message: b, channel: c}\n");
            Dataset shop = folder.read(DescriptionFolder.LEAST + """
                    clusters: {k: 4, range: [3, 6], algorithm: average, seed: 7, restarts: 2, minPoints: 5, eps: 0.4, names: {1: Regulars, 3: "New: ones"},
                               merge: [[1, 4], [2, 3]]}
                    actOn: clusters
                    offers: {file: offers.yaml}
                    """);
            assertThat(shop.options(ClusterOptions.class))
                    .isEqualTo(new ClusterOptions(
                            OptionalInt.of(4),
                            new Range(3, 6),
                            Algorithm.AVERAGE,
                            7,
                            2,
                            5,
                            .4,
                            Map.of(1, "Regulars", 3, "New: ones"),
                            List.of(List.of(1, 4), List.of(2, 3))));
            assertThat(shop.options(SegmentationOptions.class).actOn()).isEqualTo(ActOn.CLUSTERS);
            assertThat(OfferRules.of(shop).rule("any").orElseThrow().offer()).isEqualTo("a");
            assertThat(shop.choices()).containsEntry("actOn", "clusters").containsEntry("offers", "offers.yaml");
        }

        @Test
        void withoutAnOffersFileTheLibrarysRulesHold() {
            assertThat(OfferRules.of(folder.read(DescriptionFolder.LEAST))).isEqualTo(OfferRules.shipped());
            assertThat(OfferRules.of(folder.read(DescriptionFolder.LEAST + "actOn: clusters\n")))
                    .isEqualTo(OfferRules.shipped().onlyDefault());
        }

        @Test
        void aDefaultMayBeWrittenInAnotherWay() {
            String again = "offers: {holdOut: 0.10}\nfeatures:\n  transform: \"log1p\"\n";
            assertThat(folder.read(DescriptionFolder.LEAST + again)).isEqualTo(folder.read(DescriptionFolder.LEAST));
        }
    }

    @Nested
    class Customers {
        private static final String MALL = """
                name: mall
                kind: customers
                file: shop.csv
                columns:
                  customer: Id
                  numeric: {age: Age, income: Annual Income (k$)}
                  categorical: {gender: Gender}
                """;

        @Test
        void attributesKeepTheirOrder() {
            Dataset mall = folder.read(MALL);
            assertThat(mall.kind()).isEqualTo(Kind.CUSTOMERS);
            assertThat(mall.customers().customer()).isEqualTo("Id");
            assertThat(mall.customers().numeric())
                    .containsExactly(entry("age", "Age"), entry("income", "Annual Income (k$)"));
            assertThat(mall.customers().categorical()).containsExactly(entry("gender", "Gender"));
        }

        @Test
        void aPageForInvoiceLinesIsToldSoAndTheOtherWayRound() {
            assertThatThrownBy(() -> folder.read(MALL).columns())
                    .isInstanceOf(DataException.class)
                    .hasMessage("kind: this needs transactions, found customers (shop.yaml)");
            assertThatThrownBy(() -> folder.read(DescriptionFolder.LEAST).customers())
                    .isInstanceOf(DataException.class)
                    .hasMessage("kind: this needs customers, found transactions (shop.yaml)");
        }

        @Test
        void whatIsComputedAndWhatIsPlausibleIsRead() {
            Dataset mall = folder.read(MALL
                    + "derive: {ratio: income / age, half: ratio / 2}\nlimits: {age: [0, 110], half: [null, 5]}\n");
            assertThat(mall.customers().formulas().keySet()).containsExactly("ratio", "half");
            assertThat(mall.customers().limits())
                    .containsExactly(
                            entry("age", new Limits(0, 110)), entry("half", new Limits(Double.NEGATIVE_INFINITY, 5)));
            assertThat(mall.choices())
                    .containsEntry("derive", mall.customers().derive())
                    .containsEntry("limits", java.util.Map.of("age", "0 to 110", "half", "up to 5"));
        }

        @Test
        void attributesOfInvoiceLinesAreATableOfTheirOwn() {
            Dataset shop = folder.read(
                    "format: {separator: ;}\n" + DescriptionFolder.LEAST
                            + "attributes: {file: truth.csv, customer: who, categorical: {kind: kind}}\nsnapshot: 2020-01-01\n");
            Dataset table = shop.attributeTable().orElseThrow();
            assertThat(table.files())
                    .containsExactly(temporary.resolve("truth.csv").toAbsolutePath());
            assertThat(table.format()).isEqualTo(Format.DEFAULT);
            assertThat(table.customers().categorical()).containsExactly(entry("kind", "kind"));
            assertThat(table.attributeTable()).isEmpty();
            assertThat(shop.checksums().keySet()).containsExactly("shop.csv", "truth.csv");
            assertThat(shop.choices().get("attributes")).asString().contains("file=[truth.csv]", "customer=who");
        }

        @Test
        void withoutAHeaderColumnsAreNumbers() {
            String numbers = "name: m\nkind: customers\nfile: shop.csv\nformat: {header: false}\n"
                    + "columns: {customer: 1, numeric: {age: 02}}\n";
            assertThat(folder.read(numbers).customers().numeric()).containsExactly(entry("age", "2"));
        }
    }

    @Nested
    class Real {
        @Test
        void theFileOfOnlineRetailIsRead() {
            Dataset retail = Dataset.read(SharedData.file("online-retail.yaml"));
            assertThat(retail.name()).isEqualTo("online-retail");
            assertThat(retail.files().get(0)).isAbsolute().hasFileName("online-retail.csv.gz");
            assertThat(retail.columns().headers()).hasSize(8).containsEntry(Field.TIME, "InvoiceDate");
            assertThat(retail.options(CleaningRules.class).notProducts())
                    .hasSize(12)
                    .contains("POST", "m", "BANK CHARGES");
            assertThat(retail.options(CleaningRules.class).cancelledPrefix()).isEqualTo("C");
            assertThat(retail.currency()).isEqualTo("GBP");
        }

        @Test
        void theFileOfMallCustomersIsRead() {
            Dataset mall = Dataset.read(SharedData.file("mall-customers.yaml"));
            assertThat(mall.customers().numeric()).containsEntry("score", "Spending Score (1-100)");
        }
    }

    @Nested
    class Changed {
        @Test
        void withSnapshotAndWithCleaningChangeNothingElse() {
            Dataset shop = folder.read(DescriptionFolder.LEAST);
            CleaningRules rules = new CleaningRules(false, "C", Cancellations.NET, Set.of(), List.of(), Map.of())
                    .withCancellations(Cancellations.DROP)
                    .withNotProducts(Set.of("POST"));
            Dataset changed = shop.withSnapshot(LocalDate.EPOCH).with(rules);

            assertThat(changed.snapshot()).contains(LocalDate.EPOCH);
            assertThat(changed.options(CleaningRules.class))
                    .isEqualTo(new CleaningRules(false, "C", Cancellations.DROP, Set.of("POST"), List.of(), Map.of()));
            assertThat(changed)
                    .usingRecursiveComparison()
                    .ignoringFields("snapshotDate", "options")
                    .isEqualTo(shop);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "-a", "a/b", "..", ".runs", "a b", "ä"})
        void aNameThatCouldLeaveTheFolderIsRefused(String name) {
            Dataset shop = folder.read(DescriptionFolder.LEAST);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SmallShop.dataset(
                            name, name, shop.source(), shop.origin(), shop.format(), shop.layout(), ""))
                    .withMessage("name: at most 64 letters, digits, - and _, found " + name);
        }
    }

    @Nested
    class DetectedFormat {
        @Test
        void windowsLineEndsAndAByteOrderMarkAreRead() {
            String dressed = "\uFEFF" + DescriptionFolder.LEAST.replace("\n", "\r\n");
            assertThat(folder.read(dressed)).isEqualTo(folder.read(DescriptionFolder.LEAST));
        }

        @Test
        void aDocumentMarkACommentAndAnUnusedAnchorAreRead() {
            String dressed = "%YAML 1.2\n--- # the shop\n"
                    + DescriptionFolder.LEAST.replace("shop.csv", "&data shop.csv") + "...\n";
            assertThat(folder.read(dressed.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(folder.read(DescriptionFolder.LEAST));
        }
    }
}
