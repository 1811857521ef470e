package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.SmallShop;

class AtRiskTests {
    private static final LocalDate END = LocalDate.of(2024, 12, 31);

    private final Path folder;

    AtRiskTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Customers 1 and 2 bought every 30 days to the end, 3 and 4 stopped long ago having spent most, 5 and 6 buy in January only. */
    private CustomerBase shop() {
        StringBuilder text = new StringBuilder("customer,time,price\n");
        for (int ago = 0; ago < 720; ago += 30) {
            line(text, 1, ago, 10);
            line(text, 2, ago, 10);
        }
        for (int ago = 500; ago < 700; ago += 50) {
            line(text, 3, ago, 1000);
            line(text, 4, ago, 1000);
        }
        for (int year = 0; year < 2; year++) {
            line(text, 5, 350 + 364 * year, 50);
            line(text, 6, 345 + 364 * year, 50);
        }
        return CustomerBase.of(RfmTable.of(SmallShop.transactions(folder, text.toString())));
    }

    private static void line(StringBuilder text, int customer, int ago, int price) {
        text.append(String.format("%d,%s 10:00:00,%d%n", customer, END.minusDays(ago), price));
    }

    private static Profiles profiles(CustomerBase base, String... names) {
        return Profiles.of(Segmentation.of("own", base.table(), List.of(names)));
    }

    @Test
    void whoComesEveryMonthHardlyStaysAwayAndWhoLeftDoes() {
        Habits habits = Habits.of(shop().rfm().orElseThrow());
        assertThat(habits.staysAway(0)).isLessThan(.5);
        assertThat(habits.staysAway(2)).isGreaterThan(habits.staysAway(0));
    }

    /** Counted apart in Python, each customer on each day, parts and shares as {@link Habits} describes them. */
    @Test
    void chancesAreThoseOfCustomersWhoBoughtAsLongAgoAndAsOften() {
        Habits habits = Habits.of(shop().rfm().orElseThrow());
        assertThat(habits.staysAway(0)).isEqualTo(.2894, within(5e-5));
        assertThat(habits.staysAway(2)).isEqualTo(.6870, within(5e-5));
        assertThat(habits.staysAway(4)).isEqualTo(.6645, within(5e-5));
        assertThat(habits.before().staysAway(0)).isEqualTo(.3444, within(5e-5));
        assertThat(habits.before().stayedAway(0)).isFalse();
        assertThat(habits.before().stayedAway(4)).isTrue();
    }

    @Test
    void whatTheSameCountHadAtRiskBeforeStandsBesideWhatWasLost() {
        CustomerBase base = shop();
        AtRisk atRisk = AtRisk.of(profiles(base, "a", "a", "b", "b", "c", "c"), base);
        assertThat(atRisk.check())
                .isEqualTo(
                        "91 days before, this said 146 GBP of all segments, and customers who had brought 100 GBP stayed away");
        assertThat(atRisk.sentence()).endsWith("stay away for 91 days; " + atRisk.check());
    }

    /** Thirty donors who give once a year: each stays away for 91 days, and nobody has left. */
    @Test
    void whoseHabitIsToWaitLongerIsNotSaidToBeLost() {
        StringBuilder text = new StringBuilder("customer,time,price\n");
        for (int customer = 0; customer < 30; customer++) {
            for (int year = 0; year < 3; year++) {
                line(text, customer, 12 * customer + 365 * year, 10);
            }
        }
        CustomerBase base = CustomerBase.of(RfmTable.of(SmallShop.transactions(folder, text.toString())));
        String[] names = Collections.nCopies(30, "all").toArray(String[]::new);
        assertThat(AtRisk.of(profiles(base, names), base).sentence())
                .endsWith(
                        " stayed away; that is no loss by itself: half of those who came back wait 365 days or longer");
    }

    /** Of a hundred customers in two years five came back, within 40 days: nearly all money came from those who buy once. */
    @Test
    void whoseCustomersBuyOnceIsNotSaidToLoseThem() {
        StringBuilder text = new StringBuilder("customer,time,price\n");
        for (int customer = 0; customer < 100; customer++) {
            line(text, customer, 7 * customer, 10);
            if (customer % 20 == 0) {
                line(text, customer, 7 * customer + 40, 10);
            }
        }
        CustomerBase base = CustomerBase.of(RfmTable.of(SmallShop.transactions(folder, text.toString())));
        String[] names = Collections.nCopies(100, "all").toArray(String[]::new);
        assertThat(AtRisk.of(profiles(base, names), base).sentence())
                .endsWith(" stayed away; that is no loss by itself: 5 % of the customers ever came back");
    }

    /** Twelve who buy every month and twelve who bought twice, as lately; the first are not counted with the second. */
    @Test
    void whoBuysOftenIsNotCountedWithThoseWhoBoughtTwice() {
        StringBuilder text = new StringBuilder("customer,time,price\n");
        for (int customer = 1; customer <= 12; customer++) {
            for (int ago = customer; ago < 720; ago += 30) {
                line(text, customer, ago, 1000);
            }
            for (int cut = 0; cut < 5; cut++) {
                line(text, 100 * customer + cut, 91 * cut + customer, 10);
                line(text, 100 * customer + cut, 91 * cut + customer + 10, 10);
            }
        }
        RfmTable rfm = RfmTable.of(SmallShop.transactions(folder, text.toString()));
        Habits habits = Habits.of(rfm);
        int often = rfm.customerTable().row("1");
        int twice = rfm.customerTable().row("100");
        assertThat(habits.staysAway(often)).isLessThan(.35);
        assertThat(habits.staysAway(twice)).isGreaterThan(.6);
    }

    @Test
    void whoBoughtInTheComingWeeksOfEachYearOnlyHasTheirSeasonComing() {
        CustomerBase base = shop();
        Profiles profiles = profiles(base, "a", "a", "b", "b", "c", "c");
        AtRisk atRisk = AtRisk.of(profiles, base);
        // 1 and 2 have not been away, 3 and 4 were not there last year
        assertThat(atRisk.inSeason()).containsExactlyInAnyOrder(4, 5);
        assertThat(profiles.atRisk(base, id -> .5).inSeason()).containsExactlyInAnyOrder(4, 5);
        assertThat(atRisk.rows())
                .extracting(AtRisk.Row::segment, AtRisk.Row::season)
                .containsExactlyInAnyOrder(tuple("a", 0), tuple("b", 0), tuple("c", 2));
        assertThat(atRisk.seasonWords())
                .isEqualTo("bought in the coming 91 days of each of the last two years and at no other time of them:"
                        + " their season is coming");
    }

    /** Twelve subscribers of each of 20 months, who buy each month for half a year; the last left long ago. */
    @Test
    void whoLeftHasNoSeasonThoughTheyBoughtInTheseWeeksOfLastYear() {
        StringBuilder text = new StringBuilder("customer,time,price\n");
        for (int customer = 0; customer < 240; customer++) {
            for (int month = 0; month < 6; month++) {
                line(text, customer, 760 - 30 * (customer / 12 + month), 10);
            }
        }
        CustomerBase base = CustomerBase.of(RfmTable.of(SmallShop.transactions(folder, text.toString())));
        String[] names = Collections.nCopies(240, "all").toArray(String[]::new);
        assertThat(AtRisk.of(profiles(base, names), base).inSeason()).isEmpty();
    }

    @Test
    void whereNobodyEverComesBackNothingIsAtRiskAndNoOfferHasAWorth() throws IOException {
        StringBuilder text = new StringBuilder("customer,time,price\n");
        IntStream.range(0, 200).forEach(customer -> line(text, customer, 3 * customer, 10));
        CustomerBase base = CustomerBase.of(RfmTable.of(SmallShop.transactions(folder, text.toString())));
        Profiles profiles = profiles(base, Collections.nCopies(200, "all").toArray(String[]::new));
        AtRisk atRisk = AtRisk.of(profiles, base);
        assertThat(atRisk.sentence())
                .isEqualTo("Nobody has ordered on two different days:"
                        + " nothing is at risk, and no offer is known to bring anybody back")
                .isEqualTo(atRisk.table().name());
        assertThat(atRisk.away("all")).isEqualTo(1);
        OfferRules rules = OfferRules.read(Files.writeString(
                folder.resolve("offers.yaml"), "default: {offer: a, message: b, channel: c, cost: 1, effect: 0.2}\n"));
        Offers offers = Offers.of(profiles, BestSellers.of(base, profiles.segmentation()), rules);
        assertThat(offers.all().get(0).order()).isEqualTo(10);
        assertThat(offers.all().get(0).expected()).isNaN();
        assertThat(offers.trialsTable().name()).doesNotContain("assumed");
    }

    @Test
    void whatIsGoneIsNotAtRiskHoweverMuchItWas() {
        CustomerBase base = shop();
        Profiles profiles = profiles(base, "regular", "regular", "gone", "gone", "January", "January");
        assertThat(profiles.all().get(0).segment()).isEqualTo("gone");
        AtRisk atRisk = AtRisk.of(profiles, base);
        assertThat(atRisk.rows().get(2).segment()).isEqualTo("gone");
        assertThat(atRisk.rows().get(2).atRisk()).isZero();
        assertThat(atRisk.table().name()).isEqualTo("At risk, most in regular, GBP");
        assertThat(new AtRisk("", atRisk.rows(), "", Set.of(), "").table().name())
                .isEqualTo("At risk, most in regular");
    }

    @Test
    void riskIsRecentRevenueTimesTheChanceWhateverPredictsIt() {
        CustomerBase base = shop();
        AtRisk atRisk = AtRisk.of(
                profiles(base, "a", "a", "a", "a", "b", "b"), base, id -> id.equals("1") ? .5 : id.equals("5") ? 1 : 0);
        // customer 1 brought 10 in each of 13 months of the last 365 days; customer 5 brought 50
        assertThat(atRisk.rows().get(0).segment()).isEqualTo("a");
        assertThat(atRisk.rows().get(0).atRisk()).isEqualTo(65, within(1e-9));
        assertThat(atRisk.rows().get(1).atRisk()).isEqualTo(50, within(1e-9));
        assertThat(atRisk.rows().get(1).away()).isEqualTo(.5);
        assertThat(atRisk.sentence())
                .isEqualTo("a: of 260 GBP brought in the last 365 days 65 GBP are at risk, by the chance that such"
                        + " customers stay away for 91 days");
        assertThat(new AtRisk("", atRisk.rows(), "", Set.of(), "").sentence())
                .startsWith("a: of 260 brought in the last 365 days 65 are at risk");
        assertThat(atRisk.table().doubleColumn("at risk").asList()).containsExactly(65., 50.);
        assertThat(atRisk.away("b")).isEqualTo(.5);
        assertThat(atRisk.metrics().get("segments"))
                .isEqualTo(Map.of(
                        "a", Map.of("probability", .125, "recent", 260., "at_risk", 65.),
                        "b", Map.of("probability", .5, "recent", 100., "at_risk", 50.)));
    }

    @Test
    void aChanceThatIsNotKnownPutsNothingAtRisk() {
        CustomerBase base = shop();
        AtRisk atRisk = profiles(base, "a", "a", "a", "a", "b", "b").atRisk(base, id -> Double.NaN);
        assertThat(atRisk.sentence())
                .isEqualTo("Nobody knows the chance that these customers leave, so nothing is known to be at risk");
        assertThat(atRisk.metrics()).containsEntry("segments", Map.of());
    }

    @Test
    void fewDaysTellNoChance() {
        CustomerBase base = CustomerBase.of(
                RfmTable.of(SmallShop.transactions(folder, "customer,time,price\n1,2024-01-05 10:00:00,3\n")));
        AtRisk atRisk = AtRisk.of(profiles(base, "all"), base);
        assertThat(atRisk.sentence())
                .isEqualTo("Nobody had bought 91 days before the end, so no chance of leaving is known");
        assertThat(atRisk.table().name()).isEqualTo(atRisk.sentence());
        assertThat(atRisk.inSeason()).isEmpty();
        assertThat(atRisk.away("all")).isEqualTo(.5);
    }
}
