package segmentbook.description;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes that an analyst makes, each with the whole message that answers it. */
class DescriptionErrorsTests {
    private static final String TOP_KEYS =
            "known here: name, title, kind, file, url, tokenEnv, jdbc, query, format, columns, "
                    + "derive, limits, truth, attributes, snapshot, currency, privacy, cleaning, rfm, clusters, actOn, recommend, offers, features, value";

    private final Path temporary;
    private final DescriptionFolder folder;

    DescriptionErrorsTests(@TempDir Path temporary) {
        this.temporary = temporary;
        folder = new DescriptionFolder(temporary);
    }

    /** The three lines of the least file, then the line of the table: line 4. */
    private void assertLineFour(String line, String message) {
        folder.errorOf(DescriptionFolder.LEAST + line.replace("↵", "\n") + "\n").isEqualTo(message);
    }

    @Nested
    class OfType {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "kind: customer            | kind: transactions or customers, found customer (shop.yaml, line 4)",
                    "kind: Transactions        | kind: transactions or customers, found Transactions (shop.yaml, line 4)",
                    "title: [a, b]             | title: a text, found a list of 2 (shop.yaml, line 4)",
                    "title: {a: b}             | title: a text, found keys with values (shop.yaml, line 4)",
                    "title: \"a\\nb\"          | title: one line of at most 200 characters, found a b (shop.yaml, line 4)",
                    "title: \" \"              | title: one line of at most 200 characters, found   (shop.yaml, line 4)",
                    "snapshot: 10/12/2011      | snapshot: a date such as 2011-12-10, found 10/12/2011 (shop.yaml, line 4)",
                    "snapshot: 2011-02-30      | snapshot: a date of the calendar such as 2011-12-10, found 2011-02-30 (shop.yaml, line 4)",
                    "snapshot: today           | snapshot: a date such as 2011-12-10, found today (shop.yaml, line 4)",
                    "snapshot: [2011-12-10]    | snapshot: a date such as 2011-12-10, found a list of 1 (shop.yaml, line 4)",
                    "currency: pound           | currency: three capital letters such as GBP, found pound (shop.yaml, line 4)",
                    "currency: gbp             | currency: three capital letters such as GBP, found gbp (shop.yaml, line 4)",
                    "recommend: {split: soon}  | recommend.split: a date such as 2011-12-10, found soon (shop.yaml, line 4)",
                    "clusters: {k: four}       | clusters.k: auto or a whole number, found four (shop.yaml, line 4)",
                    "clusters: {range: 2}      | clusters.range: two whole numbers such as [2, 10], found 2 (shop.yaml, line 4)",
                    "clusters: {range: [2]}    | clusters.range: two whole numbers such as [2, 10], found a list of 1 (shop.yaml, line 4)",
                    "clusters: {names: [Big]}  | clusters.names: keys with values, found a list of 1 (shop.yaml, line 4); such as {1: Regulars}",
                    "clusters: {names: {Big: 1}} | clusters.names.Big: the number of a cluster as key, from 1, found 1 (shop.yaml, line 4)",
                    "clusters: {merge: 2}      | clusters.merge: a list such as [[2, 5]], found 2 (shop.yaml, line 4)",
                    "clusters: {merge: [2, 5]} | clusters.merge: a list such as [2, 5], found 2 (shop.yaml, line 4)",
                    "clusters: {merge: [[2, b]]} | clusters.merge: a whole number from 1, found b (shop.yaml, line 4)",
                    "clusters: {merge: [[0, 2]]} | clusters.merge: a whole number from 1, found 0 (shop.yaml, line 4)",
                    "clusters: {merge: [[2]]}  | clusters.merge: two clusters or more at a time, found [2] (shop.yaml, line 4)",
                    "clusters: {merge: [[2, 2]]} | clusters.merge: each cluster once, from 1, found 2 (shop.yaml, line 4)",
                    "clusters: {merge: [[2, 5], [5, 3]]} | clusters.merge: each cluster once, from 1, found 5 (shop.yaml, line 4)",
                    "actOn: segments           | actOn: rfm or clusters, found segments (shop.yaml, line 4)",
                    "offers: {file: offer.yaml} | offers.file: a file, found no file offer.yaml (shop.yaml, line 4)",
                    "truth: truth.csv          | truth: keys with values, found truth.csv (shop.yaml, line 4); known here: file, customer, label, dropOut",
                    "rfm: 5                    | rfm: keys with values, found 5 (shop.yaml, line 4); known here: bins, cuts, frequency, rules, monetary",
                })
        void aValueOfTheWrongTypeIsRefused(String line, String message) {
            assertLineFour(line, message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "charset: UTF-9      | format.charset: a character set such as UTF-8, ISO-8859-1 or windows-1252, found UTF-9 (shop.yaml, line 4)",
                    "charset: no no      | format.charset: a character set such as UTF-8, ISO-8859-1 or windows-1252, found no no (shop.yaml, line 4)",
                    "separator: ;;       | format.separator: one character in quotes, found ;; (shop.yaml, line 4)",
                    "separator: tab      | format.separator: one character in quotes, found tab (shop.yaml, line 4)",
                    "separator: x        | format.separator: a mark such as ; that no word or number holds, found x (shop.yaml, line 4)",
                    "separator: \"\\n\"  | format.separator: a mark such as ; that no word or number holds, found   (shop.yaml, line 4)",
                    "separator: \"\\\"\" | format.quote: another character than the separator, found \" (shop.yaml, line 4)",
                    "quote: '\"\"'       | format.quote: one character in quotes, found \"\" (shop.yaml, line 4)",
                    "decimal: \";\"        | format.decimal: \".\" or \",\", found ; (shop.yaml, line 4)",
                    "thousands: _        | format.thousands: \".\", \",\", \" \", \"'\" or \"\", found _ (shop.yaml, line 4)",
                    "decimal: \",\", thousands: \",\" | format.thousands: another mark than format.decimal, found , (shop.yaml, line 4)",
                    "header: yes         | format.header: true or false, found yes (shop.yaml, line 4)",
                    "header: 1           | format.header: true or false, found 1 (shop.yaml, line 4)",
                    "skipLines: -1       | format.skipLines: a whole number from 0, found -1 (shop.yaml, line 4)",
                    "skipLines: two      | format.skipLines: a whole number from 0, found two (shop.yaml, line 4)",
                    "skipLines: 1.5      | format.skipLines: a whole number from 0, found 1.5 (shop.yaml, line 4)",
                    "skipLines: 99999999999999999999 | format.skipLines: a whole number from 0, found 99999999999999999999 (shop.yaml, line 4)",
                })
        void aFormatThatNoFileHasIsRefused(String pair, String message) {
            assertLineFour("format: {" + pair + "}", message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "dropDuplicates: maybe          | cleaning.dropDuplicates: true or false, found maybe (shop.yaml, line 5)",
                    "cancellations: nett            | cleaning.cancellations: net or drop or keep, found nett (shop.yaml, line 5)",
                    "cancelledPrefix: [C]           | cleaning.cancelledPrefix: a text, found a list of 1 (shop.yaml, line 5)",
                    "notProducts: POST              | cleaning.notProducts: a list such as [A, B], found POST (shop.yaml, line 5)",
                    "notProducts: [M, [D]]          | cleaning.notProducts: a text, found a list of 1 (shop.yaml, line 5)",
                    "notProducts: [NULL]            | cleaning.notProducts: a text, found null (shop.yaml, line 5)",
                    "notProducts: [M, \"\"]         | cleaning.notProducts: a text, found nothing (shop.yaml, line 5)",
                    "notProducts: [M, \" \"]        | cleaning.notProducts: whole product codes, found a blank one (shop.yaml, line 5)",
                    "notProductPatterns: [\"g(\"]   | cleaning.notProductPatterns: regular expressions, found g(, unclosed group (shop.yaml, line 5)",
                    "notProductPatterns: [\"*a\"]   | cleaning.notProductPatterns: regular expressions, found *a, dangling meta character '*' (shop.yaml, line 5)",
                })
        void cleaningThatCannotBeDoneIsRefused(String line, String message) {
            assertLineFour("cleaning:↵  " + line, message);
        }
    }

    @Nested
    class OfColumns {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "time: A                                           | columns.customer: required, found nothing (shop.yaml, line 3)",
                    "customer: A                                       | columns.time: required, found nothing (shop.yaml, line 3)",
                    "time: A,↵ customer: A                             | columns.customer: a column of its own, found A, which is the column of time (shop.yaml, line 4)",
                    "time: A, customer: B, price: C,↵↵ amount: D       | columns.amount: price or amount, found both (shop.yaml, line 5)",
                    "time: A, customer: B,↵ cost: C                    | columns.cost: price or amount beside it, found neither (shop.yaml, line 4)",
                    "time: A, customer: B, quantity: \" \"             | columns.quantity: a header, found nothing (shop.yaml, line 3)",
                    "time: A, customer: [B]                            | columns.customer: a text, found a list of 1 (shop.yaml, line 3)",
                    "time: A, customer: B,↵ qantity: C                 | columns.qantity: unknown key (shop.yaml, line 4); did you mean quantity? known here: customer, time, invoice, product, description, quantity, price, amount, cost, category, brand, channel, country",
                    "time: A, customer: B,↵ numeric: {a: B}            | columns.numeric: not for kind transactions, found keys with values (shop.yaml, line 4); known here: customer, time, invoice, product, description, quantity, price, amount, cost, category, brand, channel, country",
                })
        void aMappingThatCannotBeMeantIsRefused(String mapping, String message) {
            folder.errorOf("name: shop\nfile: shop.csv\ncolumns: {" + mapping.replace("↵", "\n") + "}\n")
                    .isEqualTo(message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "When | columns.time: a whole number from 1, found When (shop.yaml, line 4)",
                    "0    | columns.time: a whole number from 1, found 0 (shop.yaml, line 4)",
                    "1    | columns.customer: a column of its own, found 1, which is the column of time (shop.yaml, line 4)",
                })
        void withoutAHeaderColumnsAreNumbersFromOne(String time, String message) {
            String yaml =
                    "name: shop\nfile: shop.csv\nformat: {header: false}\ncolumns: {customer: 1, time: " + time + "}\n";
            folder.errorOf(yaml).isEqualTo(message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "customer: A                                                   | columns: at least one attribute under numeric or categorical, found none (shop.yaml, line 4)",
                    "numeric: {age: A}                                             | columns.customer: required, found nothing (shop.yaml, line 4)",
                    "customer: A, numeric: [Age]                                   | columns.numeric: keys with values, found a list of 1 (shop.yaml, line 4); such as {age: Age}",
                    "customer: A, numeric: {age: A}                                | columns.numeric.age: a column of its own, found A, which is the column of customer (shop.yaml, line 4)",
                    "customer: A, numeric: {a: B},↵ categorical: {a: C}            | columns.categorical.a: numeric or categorical, found both (shop.yaml, line 5)",
                    "customer: A, numeric: {a b: B}                                | columns.numeric.a b: a name of letters, digits and _ that starts with a letter, found a b (shop.yaml, line 4)",
                    "customer: A, numeric: {1: B}                                  | columns.numeric.1: a name of letters, digits and _ that starts with a letter, found 1 (shop.yaml, line 4)",
                    "customer: A, numeric: {__proto__: B}                          | columns.numeric.__proto__: a name of letters, digits and _ that starts with a letter, found __proto__ (shop.yaml, line 4)",
                    "customer: A, time: B                                          | columns.time: not for kind customers, found B (shop.yaml, line 4); known here: customer, numeric, categorical",
                })
        void attributesOfCustomersAreChecked(String mapping, String message) {
            folder.errorOf("name: m\nkind: customers\nfile: shop.csv\ncolumns: {" + mapping.replace("↵", "\n") + "}\n")
                    .isEqualTo(message);
        }

        @Test
        void cleaningOfLinesIsNotForCustomers() {
            folder.errorOf("name: m\nkind: customers\ncleaning: {dropDuplicates: true}\n")
                    .startsWith(
                            "cleaning.dropDuplicates: not for kind customers, found true (shop.yaml, line 3); known here: sameCustomers, ");
        }
    }

    @Nested
    class OfKeys {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "colums: {a: b}         | colums: unknown key (shop.yaml, line 4); did you mean columns? ",
                    "Currency: GBP          | Currency: unknown key (shop.yaml, line 4); did you mean currency? ",
                    "separator: ;           | separator: unknown key (shop.yaml, line 4); did you mean format.separator? ",
                    "colour: red            | colour: unknown key (shop.yaml, line 4); ",
                    "format.header: true    | format.header: unknown key (shop.yaml, line 4); ",
                    "__proto__: {a: b}      | __proto__: unknown key (shop.yaml, line 4); ",
                    "42: x                  | 42: unknown key (shop.yaml, line 4); ",
                    "~: x                   | ~: unknown key (shop.yaml, line 4); ",
                    "<<: {currency: GBP}    | <<: unknown key (shop.yaml, line 4); ",
                    "\"\": x                | \"\": unknown key (shop.yaml, line 4); ",
                })
        void anUnknownKeyIsAnsweredWithTheChoices(String line, String start) {
            assertLineFour(line, start + " " + TOP_KEYS);
        }

        @Test
        void anUnknownKeyFurtherDownIsAnsweredWithTheChoicesThere() {
            assertLineFour(
                    "clusters:↵  K: auto",
                    "clusters.K: unknown key (shop.yaml, line 5); did you mean k? "
                            + "known here: k, range, algorithm, seed, restarts, minPoints, eps, names, merge");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "name    | name: required, found nothing (shop.yaml)",
                    "file    | file: required, or url or jdbc, found nothing (shop.yaml)",
                    "columns | columns: required, found nothing (shop.yaml)",
                })
        void aMissingKeyIsNamed(String key, String message) {
            folder.errorOf(DescriptionFolder.LEAST.replaceFirst("(?m)^" + key + ":.*\n", ""))
                    .isEqualTo(message);
            folder.errorOf(DescriptionFolder.LEAST.replaceFirst("(?m)^" + key + ":.*\n", key + ":\n"))
                    .isEqualTo(message);
        }

        @Test
        void theKeysOfATruthAreRequiredInIt() {
            assertLineFour(
                    "truth: {label: kind, file: truth.csv}",
                    "truth.customer: required, found nothing (shop.yaml, line 4)");
            assertLineFour(
                    "truth: {label: a, customer: a, file: truth.csv}",
                    "truth.label: another column than truth.customer, found a (shop.yaml, line 4)");
            assertLineFour(
                    "truth: {label: a, customer: b, dropOut: a, file: truth.csv}",
                    "truth.dropOut: a column of its own, found a (shop.yaml, line 4)");
        }

        @Test
        void aKeyGivenTwiceIsRefused() {
            assertLineFour("name: again", "name: once, found again (shop.yaml, line 4); first in line 1");
            assertLineFour(
                    "cleaning:↵  notProducts: [A]↵  notProducts: [B]",
                    "cleaning.notProducts: once, found again (shop.yaml, line 6); first in line 5");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "../shop", "a/b", ".", "..", ".runs", "-x", "_x", "a b", "ä", "a.yaml", "'a\\b'", "C:",
                })
        void aNameThatIsNoFolderNameIsRefused(String name) {
            folder.errorOf(DescriptionFolder.LEAST.replace("name: shop", "name: '" + name.replace("'", "") + "'"))
                    .isEqualTo("name: at most 64 letters, digits, - and _, found " + name.replace("'", "")
                            + " (shop.yaml, line 1)");
        }
    }

    @Nested
    class NotYet {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "rfm: {monetary: average}               | rfm.monetary: only total so far, found average (shop.yaml, line 4)",
                    "features: {use: [recency, recency]}    | features.use: each column once, found [recency, recency] (shop.yaml, line 4)",
                    "features: {transform: sqrt} | features.transform: log1p or log1p-all or none or box-cox or yeo-johnson, found sqrt (shop.yaml, line 4)",
                    "features: {scale: box_cox}             | features.scale: standard or min-max or robust or none, found box_cox (shop.yaml, line 4)",
                    "features: {weights: much}              | features.weights: entropy, or numbers by column such as {income: 2}, found much (shop.yaml, line 4)",
                    "features: {weights: [2]}               | features.weights: entropy, or numbers by column such as {income: 2}, found a list of 1 (shop.yaml, line 4)",
                    "features: {weights: {recency: two}}    | features.weights.recency: a number, found two (shop.yaml, line 4)",
                    "features: {weights: {recency: 0}}      | features.weights.recency: a number above zero, found 0.0 (shop.yaml, line 4)",
                    "value: {discountRate: 1.2}             | value.discountRate: 0 to 1, found 1.2 (shop.yaml, line 4)",
                    "value: {discountRate: -0.1}            | value.discountRate: 0 to 1, found -0.1 (shop.yaml, line 4)",
                    "value: {horizonDays: 0}                | value.horizonDays: 1 to 3650 days, found 0 (shop.yaml, line 4)",
                    "value: {churnDays: 3651}               | value.churnDays: 1 to 3650 days, found 3651 (shop.yaml, line 4)",
                    "privacy: {pseudonymise: maybe}         | privacy.pseudonymise: true or false, found maybe (shop.yaml, line 4)",
                    "format: {zone: Europe/London}          | format.zone: not yet, found Europe/London (shop.yaml, line 4)",
                })
        void aValueWhoseFeatureIsNotThereIsNamed(String line, String message) {
            assertLineFour(line, message);
        }
    }

    @Nested
    class OfScoresAndRules {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "bins: 4                        | rfm.bins: 5 for the grid of names, other numbers with rfm.rules, found 4 (shop.yaml, line 5)",
                    "bins: 1                        | rfm.bins: 2 to 10, found 1 (shop.yaml, line 5)",
                    "bins: 11, rules: [{name: A}]   | rfm.bins: 2 to 10, found 11 (shop.yaml, line 5)",
                    "cuts: {recency: [1, 2, 3]}     | rfm.cuts.recency: one edge fewer than rfm.bins, 4, found 3; set bins: 4 (shop.yaml, line 5)",
                    "cuts: {recency: [1, 2, 2, 3]}  | rfm.cuts.recency: numbers that rise, found [1.0, 2.0, 2.0, 3.0] (shop.yaml, line 5)",
                    "cuts: {recency: [1, 2, 3, x]}  | rfm.cuts.recency: a number, found x (shop.yaml, line 5)",
                    "cuts: {recency: [1, .nan]}     | rfm.cuts.recency: a number, found .nan (shop.yaml, line 5)",
                    "cuts: {recency: 30}            | rfm.cuts.recency: a list such as [A, B], found 30 (shop.yaml, line 5)",
                    "cuts: {tenure: [1, 2, 3, 4]}   | rfm.cuts.tenure: recency, frequency or monetary, found tenure (shop.yaml, line 5)",
                    "cuts: [30, 90]                 | rfm.cuts: keys with values, found a list of 2 (shop.yaml, line 5); such as {recency: [30, 90]}",
                    "frequency: weeks               | rfm.frequency: orders or days, found weeks (shop.yaml, line 5)",
                })
        void scoresThatCannotBeGivenAreRefused(String line, String message) {
            assertLineFour("rfm:↵  {" + line + "}", message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "rules.yaml                     | rfm.rules: a list such as [A, B], found rules.yaml (shop.yaml, line 5)",
                    "{A: {r: 1}}                    | rfm.rules: a list such as [A, B], found keys with values (shop.yaml, line 5)",
                    "[]                             | rfm.rules: 1 to 100 rules, found 0 (shop.yaml, line 5)",
                    "[A]                            | rfm.rules: keys with values, found A (shop.yaml, line 5); such as {name: Champions, r: [4, 5]}",
                    "[{r: 1}]                       | rfm.rules.name: required, found nothing (shop.yaml, line 5)",
                    "[{name: [A]}]                  | rfm.rules.name: a text, found a list of 1 (shop.yaml, line 5)",
                    "[{name: \" \"}]              | rfm.rules.name: one line of at most 60 characters, found   (shop.yaml, line 5)",
                    "[{name: A, r: }]               | rfm.rules.r: [min, max] or a list of words, found nothing (shop.yaml, line 5)",
                    "[{name: A, country: []}]       | rfm.rules.country: [min, max] or a list of words, found nothing (shop.yaml, line 5)",
                    "[{name: A, r: [null, null]}]   | rfm.rules.r: [min, max] or a list of words, found nothing (shop.yaml, line 5)",
                    "[{name: A, r: {min: 1}}]       | rfm.rules.r: a text, found keys with values (shop.yaml, line 5)",
                    "[{name: A, r: [3, 2]}]         | rfm.rules: r a range [min, max], null where there is no limit, found [3, 2] (shop.yaml, line 5)",
                    "[{name: A, m: [1, 2, 3]}]      | rfm.rules: m a range [min, max], null where there is no limit, found [1, 2, 3] (shop.yaml, line 5)",
                    "[{name: A, tenure: [a, b]}]    | rfm.rules: tenure a range [min, max], null where there is no limit, found [a, b] (shop.yaml, line 5)",
                    "[{name: A, r: 1},↵   {name: a}]| rfm.rules: a name of its own for each rule, found a (shop.yaml, line 6); first in line 5",
                    "[{name: No rule}]              | rfm.rules: a name of its own for each rule, found No rule (shop.yaml, line 5); this name means something else",
                    "[{name: default}]              | rfm.rules: a name of its own for each rule, found default (shop.yaml, line 5); this name means something else",
                    "[{name: everybody}]            | rfm.rules: a name of its own for each rule, found everybody (shop.yaml, line 5); this name means something else",
                    "[{name: A, r: 1, r: 2}]        | rfm.rules.r: once, found again (shop.yaml, line 5); first in line 5",
                })
        void rulesThatCannotBeMeantAreRefused(String rules, String message) {
            assertLineFour("rfm:↵  rules: " + rules, message);
        }
    }

    @Nested
    class OfAttributes {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "derive: {spent: a * b} | derive.spent: a name that is known, found a at character 1 of a * b; known: b (shop.yaml, line 5)",
                    "derive: {b: 1}         | derive.b: numeric or derive, found both (shop.yaml, line 5)",
                    "derive: {B: 1}         | derive.B: numeric or derive, found both (shop.yaml, line 5)",
                    "derive: {2b: 1}        | derive.2b: a name of letters, digits and _ that starts with a letter, found 2b (shop.yaml, line 5)",
                    "derive: {c: [1]}       | derive.c: a text, found a list of 1 (shop.yaml, line 5)",
                    "derive: b * 2          | derive: keys with values, found b * 2 (shop.yaml, line 5); such as {spent: frequency * basket}",
                    "limits: {age: [0, 110]}| limits.age: an attribute that is a number, found age; known: b (shop.yaml, line 5)",
                    "limits: {b: [1]}       | limits.b: two numbers such as [0, 110], null where there is no limit, found a list of 1 (shop.yaml, line 5)",
                    "limits: {b: 1}         | limits.b: two numbers such as [0, 110], null where there is no limit, found 1 (shop.yaml, line 5)",
                    "limits: {b: [0, many]} | limits.b: a number, found many (shop.yaml, line 5)",
                    "limits: {b: [2, 1]}    | limits.b: the smallest value, then a larger one, found 2, 1 (shop.yaml, line 5)",
                    "limits: {b: [.inf, 1]} | limits.b: a number, found .inf (shop.yaml, line 5)",
                    "attributes: {file: a}  | attributes: not for kind customers, found keys with values (shop.yaml, line 5); known here: name, title, kind, file, url, tokenEnv, jdbc, query, format, columns, derive, limits, truth, snapshot, currency, privacy, cleaning, clusters, offers, features, rfm",
                })
        void formulasAndLimitsOfCustomersAreChecked(String line, String message) {
            folder.errorOf("name: m\nkind: customers\nfile: shop.csv\ncolumns: {customer: A, numeric: {b: B}}\n" + line
                            + "\n")
                    .isEqualTo(message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "attributes: {customer: who, numeric: {a: A}}                       | attributes.file: required, found nothing (shop.yaml, line 4)",
                    "attributes: {file: truth.csv, numeric: {a: A}}                     | attributes.customer: required, found nothing (shop.yaml, line 4)",
                    "attributes: {file: truths.csv, customer: who, numeric: {a: A}}     | attributes.file: a file, found no file truths.csv (shop.yaml, line 4); did you mean truth.csv?",
                    "attributes: {file: truth.csv, customer: who}                       | attributes: at least one attribute under numeric or categorical, found none (shop.yaml, line 4)",
                    "attributes: {file: truth.csv, customer: who, numeric: {a: who}}    | attributes.numeric.a: a column of its own, found who, which is the column of customer (shop.yaml, line 4)",
                    "attributes: {file: truth.csv, customer: who,↵  numeric: {a b: A}}  | attributes.numeric.a b: a name of letters, digits and _ that starts with a letter, found a b (shop.yaml, line 5)",
                    "attributes: {file: truth.csv, customer: who, format: x}            | attributes.format: unknown key (shop.yaml, line 4); known here: file, customer, numeric, categorical",
                    "limits: {age: [0, 110]}                                            | limits: attributes that it is for, found no key attributes (shop.yaml, line 4)",
                    "derive: {a: 1}                                                     | derive: attributes that it is for, found no key attributes (shop.yaml, line 4)",
                })
        void thoseJoinedToInvoiceLinesAreChecked(String line, String message) {
            assertLineFour(line, message);
        }
    }

    @Nested
    class OfTheDataFile {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "shopp.csv            | file: a file, found no file shopp.csv (shop.yaml, line 2); did you mean shop.csv?",
                    "orders.csv           | file: a file, found no file orders.csv (shop.yaml, line 2)",
                    "nowhere/shop.csv     | file: a file, found no file nowhere/shop.csv (shop.yaml, line 2)",
                    "exports              | file: a file, found the folder exports (shop.yaml, line 2)",
                    ".                    | file: a file, found the folder . (shop.yaml, line 2)",
                    "'exports/*.csv'      | file: a pattern that some file matches, found exports/*.csv (shop.yaml, line 2); there is: no file",
                    "[shop.csv, b.csv]    | file: a file, found no file b.csv (shop.yaml, line 2)",
                    "[]                   | file: a file, a pattern or a list of them, found a list of 0 (shop.yaml, line 2)",
                    "Orders.XLS           | file: only delimited text, .xlsx, JSON or Parquet, text and JSON also .gz or alone in a .zip, so far, found Orders.XLS (shop.yaml, line 2)",
                    "{name: shop.csv}     | file: a text, found keys with values (shop.yaml, line 2)",
                    "\"shop\\0.csv\"      | file: the path of a file, found shop .csv (shop.yaml, line 2)",
                })
        void aFileThatCannotBeReadIsNamed(String file, String message) {
            folder.errorOf(DescriptionFolder.LEAST.replace("shop.csv", file)).isEqualTo(message);
        }

        @Test
        void aTruthThatIsNotThereIsNamed() {
            assertLineFour(
                    "truth: {customer: a, label: b,↵ file: thruth.csv}",
                    "truth.file: a file, found no file thruth.csv (shop.yaml, line 5); did you mean truth.csv?");
        }
    }

    @Nested
    class OfTheDescriptionItself {
        @Test
        void aMissingFileIsAnsweredWithTheNearestName() {
            folder.errorOf("");
            Path wrong = temporary.resolve("shop.yml");
            assertThatThrownBy(() -> Dataset.read(wrong))
                    .isInstanceOf(DataException.class)
                    .hasMessage(wrong + ": no such file; did you mean shop.yaml?");
            Path nowhere = temporary.resolve("nowhere").resolve("shop.yaml");
            assertThatThrownBy(() -> Dataset.read(nowhere))
                    .isInstanceOf(DataException.class)
                    .hasMessage(nowhere + ": no such file");
            assertThatThrownBy(() -> Dataset.read(Path.of("data", "nowhere.yaml")))
                    .isInstanceOf(DataException.class)
                    .hasMessageMatching("data.nowhere\\.yaml: no such file in "
                            + Pattern.quote(Path.of("data").toAbsolutePath().toString()) + ".*");
        }

        @Test
        void aFolderIsRefused() {
            assertThatThrownBy(() -> Dataset.read(temporary))
                    .isInstanceOf(DataException.class)
                    .hasMessage(temporary + ": a description file, found a folder");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "``                      | description file: keys with values, found nothing (shop.yaml)",
                    "# nothing yet           | description file: keys with values, found nothing (shop.yaml)",
                    "hello                   | description file: keys with values, found hello (shop.yaml)",
                    "- name: shop            | description file: keys with values, found a list of 1 (shop.yaml)",
                    "name: shop↵---↵name: b  | description file: one document, found a second (shop.yaml, line 3); one file for each data set",
                    "name: shop↵---↵         | description file: one document, found a second (shop.yaml, line 3); one file for each data set",
                    "name: a: b              | not YAML: mapping values are not allowed here (shop.yaml, line 1); a text that holds \": \" stands in quotes",
                    "name: a↵columns:↵\ttime: A | not YAML: a tab (shop.yaml, line 3); indent with spaces",
                    "name: a↵columns: {a: b↵file: c | not YAML: expected ',' or '}', but got : (shop.yaml, line 3); what began in line 2 does not end well",
                    "name: [a, b             | not YAML: expected ',' or ']', but got <stream end> (shop.yaml, line 1)",
                    "name: \"shop            | not YAML: found unexpected end of stream (shop.yaml, line 1)",
                    "name: @shop             | not YAML: found character '@' that cannot start any token. (Do not use @ for indentation) (shop.yaml, line 1)",
                    "? [a, b]↵: c            | not YAML: Expected a field name (Scalar value in YAML) (shop.yaml, line 1)",
                    "name: !!str shop        | name: a plain value, found the tag ! (shop.yaml, line 1); write the value itself",
                    "name: !!java.net.URL [a] | name: a plain value, found the tag ! (shop.yaml, line 1); write the value itself",
                    "name: &a shop↵title: *a | title: a plain value, found the alias * (shop.yaml, line 2); write the value itself",
                })
        void whatIsNoDescriptionIsRefused(String yaml, String message) {
            folder.errorOf(yaml.replace("↵", "\n")).isEqualTo(message);
        }
    }
}
