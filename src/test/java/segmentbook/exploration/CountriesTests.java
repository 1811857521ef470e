package segmentbook.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.exploration.Countries.Country;
import segmentbook.transactions.OnlineRetail;
import segmentbook.transactions.SmallShop;

class CountriesTests {
    private final Path folder;

    CountriesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Lines of {@code invoice,customer,price,country}. */
    private Countries countries(String... lines) {
        StringBuilder text = new StringBuilder("invoice,customer,price,country,time\n");
        for (String line : lines) {
            text.append(line).append(",2024-01-01 10:00:00\n");
        }
        return Countries.of(SmallShop.transactions(folder, text.toString()));
    }

    @Test
    void areCountedInCustomersOrdersAndMoney() {
        Countries countries =
                countries("1,ann,10,Chile", "1,ann,5,Chile", "2,ann,1,Chile", "3,ben,4,Chile", "4,cem,60,Peru");
        assertThat(countries.all())
                .containsExactly(new Country("Peru", 1, 1, 60, .75), new Country("Chile", 2, 3, 20, .25));
    }

    @Test
    void homeIsWhereMostCustomersAreNotMostMoney() {
        Countries countries = countries("1,ann,10,Chile", "2,ben,4,Chile", "3,cem,60,Peru", "4,dan,1,Cuba");
        assertThat(countries.home().name()).isEqualTo("Chile");
        assertThat(countries.abroad()).extracting(Country::name).containsExactly("Peru", "Cuba");
    }

    @Test
    void withAsManyCustomersTheGreaterRevenueIsHomeAndThenTheName() {
        assertThat(countries("1,ann,1,Chile", "2,ben,2,Peru").home().name()).isEqualTo("Peru");
        assertThat(countries("1,ben,1,Peru", "2,ann,1,Chile").home().name()).isEqualTo("Chile");
    }

    @Test
    void aCustomerWithTwoCountriesCountsInBothTheirMoneyOnce() {
        Countries countries = countries("1,ann,3,Chile", "2,ann,1,Peru");
        assertThat(countries.all()).extracting(Country::customers).containsExactly(1, 1);
        assertThat(countries.all()).extracting(Country::share).containsExactly(.75, .25);
    }

    @Test
    void linesWithoutACountryStandUnderNotNamed() {
        Countries countries = countries("1,ann,3,Chile", "2,ben,1, ");
        assertThat(countries.all()).extracting(Country::name).containsExactly("Chile", Countries.UNNAMED);
        assertThat(countries.areNamed()).isTrue();
    }

    @Test
    void aFileWithoutTheColumnHasOneUnnamedCountry() {
        Countries countries = Countries.of(SmallShop.transactions(
                folder, "customer,time,price\nann,2024-01-01 10:00:00,2\nben,2024-01-01 10:00:00,3\n"));
        assertThat(countries.areNamed()).isFalse();
        assertThat(countries.all()).containsExactly(new Country(Countries.UNNAMED, 2, 2, 5, 1));
        assertThat(countries.abroad()).isEmpty();
        assertThat(countries.metrics()).containsEntry("countries", 0).doesNotContainKey("home_country");
    }

    @Test
    void theTableHasTheFirstOnes() {
        var table = countries("1,ann,10,Chile", "2,cem,30,Peru", "3,dan,1,Cuba").table(2);
        assertThat(table.stringColumn("country").asList()).containsExactly("Peru", "Chile");
        assertThat(table.doubleColumn("revenue, GBP").asList()).containsExactly(30., 10.);
        assertThat(table.doubleColumn("% of revenue").get(1)).isEqualTo(1000 / 41., within(1e-12));
    }

    /**
     * Set D in pandas: {@code d.groupby("Country").agg(customers=("CustomerID", "nunique"), orders=("InvoiceNo",
     * "nunique"), revenue=("amount", "sum")).sort_values("revenue")}.
     */
    @ParameterizedTest
    @CsvSource({
        "0, United Kingdom, 3909, 16462, 6786355.78",
        "1, Netherlands, 9, 93, 283443.54",
        "2, EIRE, 3, 253, 246917.88",
        "3, Germany, 94, 443, 201135.98",
        "11, Norway, 10, 31, 32292.96"
    })
    void areThoseOfPandas(int rank, String name, int customers, int orders, double revenue) {
        Countries countries = Countries.of(OnlineRetail.D.transactions());
        Country country = countries.all().get(rank);
        assertThat(country.name()).isEqualTo(name);
        assertThat(country.customers()).isEqualTo(customers);
        assertThat(country.orders()).isEqualTo(orders);
        assertThat(country.revenue()).isEqualTo(revenue, within(.005));
        assertThat(countries.all()).hasSize(37);
        assertThat(countries.metrics()).containsEntry("home_country", "United Kingdom");
    }
}
