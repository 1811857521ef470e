package segmentbook.mapping;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.Field;

/**
 * What a header seems to mean.
 *
 * @param field the field, or null where no word names one
 * @param score how sure that is, 0 to 1
 * @param words all meanings of its words
 */
record HeaderMeaning(@Nullable Field field, double score, Set<String> words) {
    /** A header names a field if its score is at least this. */
    static final double ENOUGH = .5;

    private static final Set<String> MONEY = Set.of("price", "amount");
    private static final double ONE_UNKNOWN_WORD = .6;
    private static final double WHAT_THE_SHOP_PAYS = .9;
    private static final double OF_ANOTHER_EVENT = .6;
    private static final double A_NAME_ALONE = .55;
    private static final double WITHOUT_ID = .95;
    private static final String COUNT = "(?i)\\W*(number|no|nr|num|nombre|numero|nb|nbre|n)[ _.]*(of|de|di|d)\\b.*";

    static HeaderMeaning of(String header) {
        if (header.replaceAll("[_.]", " ").matches(COUNT)) {
            return new HeaderMeaning(Field.QUANTITY, A_NAME_ALONE, Set.of("quantity"));
        }
        List<Set<String>> each = HeaderWords.meanings(header);
        Set<String> all = each.stream().flatMap(Set::stream).collect(Collectors.toSet());
        boolean beside =
                each.stream().anyMatch(HeaderMeaning::isBeside) || (all.contains("tax") && !all.contains("taxed"));
        Field field = field(beside ? word -> all.contains(word) && !MONEY.contains(word) : all::contains);
        long unknown = each.stream().filter(Set::isEmpty).count();
        double score = field == null ? 0 : Math.pow(ONE_UNKNOWN_WORD, unknown);
        if (field == Field.PRICE && all.contains("cost")) {
            score *= WHAT_THE_SHOP_PAYS;
        }
        if (all.contains("later")) {
            score *= OF_ANOTHER_EVENT;
        }
        boolean names = field == Field.CUSTOMER || field == Field.PRODUCT || field == Field.INVOICE;
        if (names && !all.contains("id")) {
            score *= WITHOUT_ID;
        } else if (field == Field.DESCRIPTION && !all.contains("description") && !all.contains("product")) {
            score *= A_NAME_ALONE;
        }
        return new HeaderMeaning(field, score, all);
    }

    /** Whether a word means money other than for goods: a discount, a fee, shipping. */
    private static boolean isBeside(Set<String> word) {
        return word.contains("fee") && MONEY.stream().noneMatch(word::contains);
    }

    /** Whether the column may hold personal data. */
    boolean isPersonal() {
        return words.contains("personal")
                || words.contains("birth")
                || (words.contains("name") && (words.contains("customer") || words.contains("given")));
    }

    /** The field that these words name; of several the one that says what the value is, not whose it is. */
    private static @Nullable Field field(Predicate<String> has) {
        if (Stream.of("personal", "address", "birth", "age", "class").anyMatch(has)) {
            return null;
        }
        if (has.test("time")) {
            return Field.TIME;
        }
        Field measure = measure(has);
        if (measure != null) {
            return measure;
        }
        for (Field each : List.of(Field.CATEGORY, Field.BRAND, Field.CHANNEL, Field.COUNTRY)) {
            if (has.test(each.key())) {
                return each;
            }
        }
        return named(has);
    }

    private static @Nullable Field measure(Predicate<String> has) {
        boolean total = has.test("amount");
        if (has.test("price") || (total && has.test("unit"))) {
            return total && !has.test("unit") ? Field.AMOUNT : Field.PRICE;
        }
        if (has.test("quantity")) {
            return Field.QUANTITY;
        }
        boolean sales = has.test("sales") && !has.test("id") && !has.test("channel") && !has.test("invoice");
        return total || sales ? Field.AMOUNT : null;
    }

    private static @Nullable Field named(Predicate<String> has) {
        if (has.test("customer")) {
            return has.test("name") || has.test("description") ? null : Field.CUSTOMER;
        }
        if (has.test("description") || (has.test("name") && !has.test("invoice"))) {
            return Field.DESCRIPTION;
        }
        if (has.test("line") && (has.test("id") || !has.test("product"))) {
            return null;
        }
        if (has.test("product")) {
            return has.test("invoice") ? null : Field.PRODUCT;
        }
        return has.test("invoice") || (has.test("sales") && has.test("id")) ? Field.INVOICE : null;
    }
}
