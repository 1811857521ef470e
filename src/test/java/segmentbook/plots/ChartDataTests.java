package segmentbook.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.clustering.KMeans;
import segmentbook.description.Dataset;
import segmentbook.exploration.Cohorts;
import segmentbook.exploration.NewAndReturning;
import segmentbook.exploration.Seasons;
import segmentbook.features.FeatureMatrix;
import segmentbook.rfm.CustomerBase;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

class ChartDataTests {
    private static final String LINES = """
            invoice,time,customer,product,quantity,price
            1,2024-01-05,a,cup,1,4
            2,2024-01-20,b,pot,2,3
            3,2024-03-07,a,cup,1,6
            """;
    private final Transactions shop;

    ChartDataTests(@TempDir Path folder) {
        shop = SmallShop.transactions(folder, LINES);
    }

    @Test
    void barsBecomeRowsOfTheirSeries() {
        Table data = ChartData.of(SalesCharts.customers(NewAndReturning.of(shop)));
        assertThat(data.columnNames().get(0)).isEqualTo("series");
        assertThat(data.stringColumn("series").unique().asList()).hasSize(2);
        assertThat(data.doubleColumn(2).sum()).isEqualTo(3);
    }

    @Test
    void aHeatMapHasARowForEachCell() {
        Table data = ChartData.of(CustomerCharts.cohorts(Cohorts.of(shop)));
        assertThat(data.columnNames()).hasSize(3).last().isEqualTo("value");
        assertThat(data.doubleColumn("value").max()).isLessThanOrEqualTo(1);
    }

    @Test
    void threeAxesHaveTheirNames() {
        CustomerBase base = CustomerBase.of(Dataset.read(Path.of("data", "mall.yaml")));
        FeatureMatrix features = FeatureMatrix.of(base.table().withoutWords());
        Table data = ChartData.of(ClusterCharts.scatter3d(new KMeans(2).fit(features)));
        assertThat(data.columnNames()).hasSize(4).doesNotContain("x", "y", "z");
        assertThat(data.rowCount()).isGreaterThanOrEqualTo(features.rows());
    }

    @Test
    void smallPlotsAreNamedByTheirAxes() {
        var base = CustomerBase.of(Dataset.read(Path.of("data", "mall.yaml")));
        List<String> numbers = FeatureMatrix.of(base.table().withoutWords()).columns();
        Table data = ChartData.of(TableCharts.pairs(base.table().select(numbers)));
        assertThat(data.columnNames()).containsExactly("series", "x", "y");
        assertThat(data.stringColumn("series").unique().asList()).allMatch(name -> name.contains(" and "));
    }

    @Test
    void whereThereIsNoChartItsSentenceStands() {
        Table data = ChartData.of(SalesCharts.shares(Seasons.ofCustomers(shop).shares()));
        assertThat(data.columnCount()).isZero();
        assertThat(data.name()).contains("a season needs two years");
    }
}
