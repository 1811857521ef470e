package segmentbook.models;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.KMeans;
import segmentbook.features.FeatureMatrix;
import segmentbook.rfm.RfmTable;
import segmentbook.rfm.Segments;
import segmentbook.segments.ClusterNames;
import segmentbook.transactions.SmallShop;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A page in small: nine customers, number i bought i times, on the days 1 to i, each time for i times i. */
record NineCustomers(
        RfmTable rfm, Segments segments, FeatureMatrix features, Clustering clustering, ClusterNames names) {
    static final String HEADER = "invoice,product,quantity,time,price,customer\n";

    static NineCustomers in(Path folder) {
        String lines = IntStream.rangeClosed(1, 9)
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(1, i)
                        .mapToObj(day -> "%d-%d,A,1,2020-01-0%d 10:00:00,%d,%d".formatted(i, day, day, i * i, i)))
                .collect(Collectors.joining("\n"));
        return of(RfmTable.of(SmallShop.transactions(folder, HEADER + lines)), 3);
    }

    /** What page 06 makes of a table. */
    static NineCustomers of(RfmTable rfm, int k) {
        FeatureMatrix features = FeatureMatrix.of(rfm.customerTable());
        Clustering clustering = new KMeans(k).fit(features);
        return new NineCustomers(
                rfm,
                rfm.score(5).segments(),
                features,
                clustering,
                ClusterNames.of(rfm.customerTable(), clustering.labels()));
    }

    SavedModel model() {
        return SavedModel.of(segments, clustering, names);
    }

    /** The table that the page writes as {@code segments.csv}. */
    Table results() {
        return segments.results()
                .addColumns(
                        IntColumn.create("cluster", clustering.labels()),
                        StringColumn.create(
                                "cluster_name",
                                Arrays.stream(clustering.labels()).mapToObj(names::name)));
    }
}
