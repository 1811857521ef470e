package segmentbook.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.DataException;

/** Lines up to a day, as a later page judges a method on what came after. */
class UntilTests {
    private final Transactions lines;

    UntilTests(@TempDir Path folder) {
        lines = SmallShop.transactions(folder, """
                invoice,product,description,quantity,time,price,customer,country
                1,20,Apple,2,2020-05-01 23:59:59,1.00,7,France
                2,3,Bread,1,2020-05-02 00:00:00,3.00,12,Spain
                3,20,Big apple,1,2020-05-03 10:00:00,1.00,7,Spain
                4,20,Big apple,1,2020-05-04 10:00:00,1.00,7,Spain
                """);
    }

    @Test
    void theDayItselfIsIn() {
        Transactions until = lines.until(LocalDate.of(2020, 5, 2));
        assertThat(until.size()).isEqualTo(2);
        assertThat(until.lastDay()).isEqualTo("2020-05-02");
        assertThat(until.snapshot()).isEqualTo("2020-05-03");
        assertThat(lines.lastDay()).isEqualTo("2020-05-04");
    }

    @Test
    void idsAreNumberedAnewInTheSameOrder() {
        Transactions until = lines.until(LocalDate.of(2020, 5, 1));
        assertThat(until.customers()).containsExactly("7");
        assertThat(until.products()).containsExactly("20");
        assertThat(until.invoices()).containsExactly("1");
        assertThat(until.countries()).containsExactly("France");
        assertThat(until.product(0)).isZero();
        assertThat(until.amount(0)).isEqualTo(2);
        assertThat(until.country(0)).contains("France");
    }

    @Test
    void productsKeepTheirNames() {
        assertThat(lines.until(LocalDate.of(2020, 5, 1)).productName(0)).isEqualTo("Big apple");
    }

    @Test
    void theWholeIsTheSame() {
        Transactions whole = lines.until(lines.lastDay());
        assertThat(whole.table().print()).isEqualTo(lines.table().print());
        assertThat(whole.metrics()).isEqualTo(lines.metrics());
    }

    @Test
    void whatCleaningLeftOutIsThatOfTheWholeFile(@TempDir Path folder) {
        Cleaning cleaning = Cleaning.of(SmallShop.lines(folder, """
                invoice,product,quantity,time,price,customer
                1,A,1,2020-05-01 10:00:00,1,7
                1,A,1,2020-05-01 10:00:00,1,7
                2,A,1,2020-05-02 10:00:00,1,
                3,A,1,2020-05-03 10:00:00,0,7
                4,A,1,2020-05-04 10:00:00,1,
                """));
        Transactions whole = cleaning.transactions();
        assertThat(whole.leftOut().keySet()).containsExactly(Rule.values());
        assertThat(whole.leftOut())
                .containsEntry(Rule.DUPLICATE, 1)
                .containsEntry(Rule.CUSTOMER_MISSING, 2)
                .containsEntry(Rule.PRICE_NOT_POSITIVE, 1)
                .containsEntry(Rule.UNREADABLE, 0);
        cleaning.ledger().leftOut().forEach(each -> assertThat(whole.leftOut())
                .containsEntry(each.rule(), Math.toIntExact(each.entry().lines())));
        assertThat(whole.until(LocalDate.of(2020, 5, 1)).leftOut()).isEqualTo(whole.leftOut());
    }

    @Test
    void beforeTheFirstPurchaseThereIsNothing() {
        assertThatThrownBy(() -> lines.until(LocalDate.of(2020, 4, 30)))
                .isInstanceOf(DataException.class)
                .hasMessage("lines until 2020-04-30: at least one purchase, found none");
    }
}
