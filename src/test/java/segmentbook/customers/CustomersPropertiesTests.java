package segmentbook.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import segmentbook.PropertyFolder;
import segmentbook.description.DataException;
import segmentbook.features.Fill;
import segmentbook.features.OneHot;
import tech.tablesaw.api.Row;

/** What holds of the customers of any file. */
class CustomersPropertiesTests extends PropertyFolder {
    @Provide
    Arbitrary<List<String>> rows() {
        Arbitrary<String> row = Combinators.combine(
                        Arbitraries.of("1", "2", "3.0", "3", "04", "x", "Y", "", "12"),
                        Arbitraries.of("18", "44.5", "-1", "999", "", "n/a", "old", "1e3", "44.50"),
                        Arbitraries.of("0", "10", "20", "", "1000000"),
                        Arbitraries.of("F", "f", " F", "M", "", "?", "X"),
                        Arbitraries.of("yes", "1", "no", "", "0", "No,1"))
                .as((id, age, income, gender, news) -> String.join(",", id, age, income, gender, news));
        return row.list().ofMinSize(1).ofMaxSize(12);
    }

    /** Empty where the rows cannot be used, which is told in one line. */
    private Optional<Customers> read(List<String> rows) {
        try {
            return Optional.of(MemberTable.read(
                    path(),
                    "id,Age,Income,Gender,News\n" + String.join("\n", rows) + "\n",
                    "format: {decimal: \".\", thousands: \"\"}\n" + MemberTable.COLUMNS
                            + "limits: {age: [0, 110]}\nderive: {ratio: income / age}\n"));
        } catch (DataException unusable) {
            assertThat(unusable.getMessage()).doesNotContain("\n");
            return Optional.empty();
        }
    }

    @Property(tries = 400)
    void theOrderOfRowsDoesNotMatter(@ForAll("rows") List<String> rows, @ForAll Random random) {
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        Optional<Customers> first = read(rows);
        Optional<Customers> second = read(shuffled);
        assertThat(second.isPresent()).isEqualTo(first.isPresent());
        if (first.isPresent() && second.isPresent()) {
            assertThat(second.get().table().print(100))
                    .isEqualTo(first.get().table().print(100));
            assertThat(second.get().ledger().print(100))
                    .isEqualTo(first.get().ledger().print(100));
            assertThat(MemberTable.counts(second.get())).isEqualTo(MemberTable.counts(first.get()));
        }
    }

    @Property(tries = 400)
    void theLedgerBalances(@ForAll("rows") List<String> rows) {
        read(rows).ifPresent(customers -> {
            int written = (int) rows.stream().filter(row -> !row.matches(",*")).count(); // a row of nothing is none
            assertThat(sum(customers, "read", "rows")).isEqualTo(written);
            assertThat(sum(customers, "left out", "rows") + sum(customers, "kept", "rows"))
                    .isEqualTo(written);
            assertThat(sum(customers, "kept", "rows"))
                    .isEqualTo(customers.customerTable().size());
            for (String name : List.of("age", "income", "gender", "news")) {
                assertThat(sum(customers, "missing in the file", name) + sum(customers, "made missing", name))
                        .isEqualTo(customers.customerTable().missing(name));
            }
            assertThat(sum(customers, "computed", "ratio"))
                    .isEqualTo(customers.customerTable().size()
                            - customers.customerTable().missing("ratio"));
        });
    }

    private static int sum(Customers customers, String step, String column) {
        int sum = 0;
        for (Row row : customers.ledger()) {
            boolean counts = row.getString("step").equals(step)
                    && row.getString("column").equals(column);
            sum += counts ? row.getInt("count") : 0;
        }
        return sum;
    }

    @Property(tries = 400)
    void fillingChangesGapsOnly(@ForAll("rows") List<String> rows) {
        read(rows)
                .map(Customers::customerTable)
                .filter(each -> each.missing("age") < each.size())
                .ifPresent(customers -> {
                    CustomerTable filled = Fill.fit(customers, "age").apply(customers);
                    assertThat(filled.missing("age")).isZero();
                    assertThat(filled.ids()).isEqualTo(customers.ids());
                    double[] before = customers.numbers("age");
                    double[] after = filled.numbers("age");
                    for (int row = 0; row < customers.size(); row++) {
                        assertThat(Double.isNaN(before[row]) || before[row] == after[row])
                                .isTrue();
                    }
                });
    }

    @Property(tries = 400)
    void eachRowHasOneOneACategory(@ForAll("rows") List<String> rows, @ForAll Random random) {
        int least = 1 + random.nextInt(4);
        read(rows).ifPresent(customers -> {
            CustomerTable made = customers.customerTable();
            for (String name : customers.customerTable().names(Column.Kind.WORDS)) {
                made = OneHot.fit(made, name, least).apply(made);
            }
            CustomerTable encoded = made;
            for (String name : customers.customerTable().names(Column.Kind.WORDS)) {
                List<double[]> columns = encoded.columns().stream()
                        .map(Column::name)
                        .filter(column -> column.startsWith(name + "=") || column.startsWith(name + " "))
                        .map(encoded::numbers)
                        .toList();
                IntStream.range(0, customers.customerTable().size()).forEach(row -> assertThat(columns.stream()
                                .mapToDouble(column -> column[row])
                                .sum())
                        .isEqualTo(1));
            }
        });
    }
}
