package segmentbook.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.KMeans;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.models.SavedModel;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.ClusterNames;
import segmentbook.simulation.Line;
import segmentbook.simulation.Shop;
import segmentbook.simulation.ShopPlan;
import segmentbook.transactions.Transactions;

/**
 * Millions of lines of the simulation, and the plainest RFM of them, for {@code src/bench/spark}.
 *
 * <pre>{@code
 * make MILLIONS FOLDER   lines.parquet, lines.yaml and model.json: for each million a shop of 10,000 customers with a seed of its own
 * sql FOLDER             recency, frequency and monetary by Spark SQL alone: no netting, no duplicates
 * }</pre>
 */
public final class Size {
    private static final int LINES = 1_000_000; // of a shop
    private static final int CUSTOMERS = 10_000;
    private static final int APART = 10_000_000; // numbers of two shops
    private static final StructType COLUMNS = new StructType()
            .add("InvoiceNo", DataTypes.StringType)
            .add("StockCode", DataTypes.StringType)
            .add("Description", DataTypes.StringType)
            .add("Quantity", DataTypes.IntegerType)
            .add("InvoiceDate", DataTypes.TimestampNTZType)
            .add("UnitPrice", DataTypes.DoubleType)
            .add("CustomerID", DataTypes.StringType)
            .add("Country", DataTypes.StringType);
    private static final String RFM = """
            select CustomerID, count(*) as lines,
                   datediff((select max(InvoiceDate) from source), max(InvoiceDate)) + 1 as recency,
                   count(distinct InvoiceNo) as frequency, sum(Quantity * UnitPrice) as monetary
            from source
            where CustomerID <> '' and not startswith(InvoiceNo, 'C') and Quantity > 0 and UnitPrice > 0
            group by CustomerID
            """;

    private Size() {}

    /** Runs one of the two. */
    public static void main(String[] args) throws IOException {
        try (SparkSession spark = Main.session()) {
            if (args[0].equals("make")) {
                make(spark, Integer.parseInt(args[1]), Path.of(args[2]));
            } else {
                sql(spark, Path.of(args[1]));
            }
        }
    }

    private static void make(SparkSession spark, int millions, Path folder) throws IOException {
        FlatMapFunction<Long, Row> lines = shop -> lines(shop.intValue());
        spark.range(0, millions, 1, millions)
                .as(Encoders.LONG())
                .flatMap(lines, Encoders.row(COLUMNS))
                .write()
                .parquet(folder.resolve("lines.parquet").toString());
        Path shop = Path.of("data/shop.yaml");
        String yaml = Files.readString(shop).replaceAll("(?m)^(truth|attributes|limits|offers): .*\n", "");
        Files.writeString(
                folder.resolve("lines.yaml"),
                yaml.replace("name: shop", "name: size-" + millions).replace("shop.csv.gz", "lines.parquet"));
        RfmTable rfm = RfmTable.of(Transactions.of(Dataset.read(shop)));
        Clustering clusters = new KMeans(4).fit(FeatureMatrix.of(rfm.customerTable()));
        SavedModel saved = SavedModel.of(rfm.score(5).segments(), clusters, ClusterNames.of(clusters));
        Files.writeString(folder.resolve("model.json"), saved.json());
    }

    private static Iterator<Row> lines(int shop) {
        ShopPlan plan = ShopPlan.ofLines(LINES, CUSTOMERS);
        Shop open = Shop.of(new ShopPlan(plan.customers(), plan.pace(), plan.seed() + shop));
        Stream<Line> all = StreamSupport.stream(((Iterable<Line>) () -> open).spliterator(), false);
        return all.limit(LINES).map(line -> row(line, shop)).iterator();
    }

    private static Row row(Line line, int shop) {
        return RowFactory.create(
                apart(line.invoice(), shop),
                line.code(),
                line.description(),
                line.quantity(),
                line.time(),
                line.pence() / 100.0,
                apart(line.customer(), shop),
                line.country());
    }

    /** The number of a text, as far as the shop's from that of another one. */
    private static String apart(String text, int shop) {
        if (text.isEmpty()) {
            return text;
        }
        int from = Character.isDigit(text.charAt(0)) ? 0 : 1;
        int dot = text.indexOf('.');
        int to = dot < 0 ? text.length() : dot;
        long number = Long.parseLong(text.substring(from, to)) + (long) APART * shop;
        return text.substring(0, from) + number + text.substring(to);
    }

    private static void sql(SparkSession spark, Path folder) {
        spark.read().parquet(folder.resolve("lines.parquet").toString()).createOrReplaceTempView("source");
        spark.sql(RFM).write().parquet(folder.resolve("sql.parquet").toString());
        Row sums = spark.read()
                .parquet(folder.resolve("sql.parquet").toString())
                .selectExpr("sum(lines)", "count(*)", "sum(recency)", "sum(frequency)", "sum(monetary)")
                .collectAsList()
                .get(0);
        List<Object> all = List.of(sums.get(0), sums.get(1), sums.get(2), sums.get(3));
        System.out.println(all + String.format(Locale.ROOT, " %.0f", sums.getDouble(4)));
    }
}
