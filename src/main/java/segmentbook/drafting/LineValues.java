package segmentbook.drafting;

import static segmentbook.description.Field.AMOUNT;
import static segmentbook.description.Field.CUSTOMER;
import static segmentbook.description.Field.DESCRIPTION;
import static segmentbook.description.Field.INVOICE;
import static segmentbook.description.Field.PRICE;
import static segmentbook.description.Field.PRODUCT;
import static segmentbook.description.Field.QUANTITY;
import static segmentbook.description.Field.TIME;
import static segmentbook.statistics.Words.say;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import segmentbook.drafting.Relations.Dependence;
import segmentbook.statistics.Rows;
import segmentbook.tables.DetectedFormat;

/** Decides by the values of columns where their headers do not, and checks whether values agree with headers. */
record LineValues(LineMapping mapping, DetectedFormat detected) {
    static final double NEARLY_ALL = .95;
    /** Most quantities are at most this large. */
    private static final int SMALL = 12;
    /** A number, a blank and a word, as in 12 Main St. */
    private static final Predicate<String> STREET = ColumnProfile.matching(".*[0-9]\\S* \\p{L}.*");

    void decide() {
        time();
        mapping.chosen(PRODUCT, AMOUNT).toList().forEach(this::things);
        quantity();
        thirdOfThree();
        if (mapping.chosen(CUSTOMER).anyMatch(mapping::isAbove)) {
            mapping.drop(CUSTOMER, "it stands on lines above others");
        }
        mapping.chosen(CUSTOMER).toList().forEach(this::guests);
        named();
        keys();
        mapping.chosen(INVOICE).toList().forEach(this::invoice);
        nameWithoutHeader();
        mapping.chosen(PRODUCT).forEach(this::description);
        new MoneyValues(mapping, detected).decide();
    }

    private void time() {
        var times = mapping.free(each -> each.isTime() && !each.meaning().isPersonal());
        if (times.size() == 1) {
            mapping.chooseFirst(TIME, times.stream(), "no other column holds times");
        } else if (!mapping.has(TIME)) {
            times.forEach(
                    each -> mapping.ask(TIME, each, "it holds times, and so do others, such as " + each.example(TIME)));
        }
    }

    /** Small whole numbers under a header such as Items or Total Items say how many. */
    private void things(ColumnProfile column) {
        boolean whole = column.isNumber() && column.decimals() == 0;
        if (column.says("several") && !column.says("id") && whole && isSmall(column, detected)) {
            mapping.drop(column.means(AMOUNT) ? AMOUNT : PRODUCT, "small whole numbers, so how many");
            mapping.chooseFirst(QUANTITY, Stream.of(column), "small whole numbers");
            mapping.chooseAsked(AMOUNT, each -> each != column, "its header says so");
        }
    }

    /** The column of small whole numbers with the fewest different ones, where enough others are left to be ids. */
    private void quantity() {
        if (mapping.has(CUSTOMER) || mapping.free(ColumnProfile::isId).size() > 1) {
            Predicate<ColumnProfile> counts = each -> each.isUnexplained() && each.isNumber() && each.coded() == 0;
            Stream<ColumnProfile> fewestFirst = mapping.free(counts.and(ColumnProfile::isId)).stream()
                    .filter(each -> isSmall(each, detected))
                    .sorted(Comparator.comparingInt(ColumnProfile::distinct));
            mapping.chooseFirst(QUANTITY, fewestFirst, "most of its numbers are whole and at most " + SMALL);
        }
    }

    /** Whether most of its numbers are those of quantities. */
    static boolean isSmall(ColumnProfile column, DetectedFormat detected) {
        var numbers = column.measure(detected);
        int lines = column.column().size();
        IntPredicate small = line -> numbers.applyAsDouble(line) > 0 && numbers.applyAsDouble(line) <= SMALL;
        return Rows.where(lines, small).length >= .8 * lines;
    }

    /** Customer and product, in this order, beside the time of a file of three columns without headers. */
    private void thirdOfThree() {
        boolean other = detected.format().header() || mapping.columns().size() != 3 || !mapping.has(TIME);
        var ids = mapping.free(each -> each.distinct() < each.filled() && (each.isId() || each.looksPersonal()));
        if (!other
                && ids.size() == 2
                && mapping.chosen(TIME)
                        .noneMatch(time -> ids.get(0).decides(time).share() >= NEARLY_ALL)) {
            String why = "of three columns without headers the %s beside the time";
            mapping.chooseFirst(CUSTOMER, ids.stream(), say(why, "first"));
            mapping.chooseFirst(PRODUCT, ids.stream().skip(1), say(why, "last"));
        }
    }

    /** Where some ids name nobody, as those of guests, an e-mail address on all lines names these customers, too. */
    private void guests(ColumnProfile ids) {
        String why = "it names the customers, too, whom " + ids.header() + " does not";
        var addresses = mapping.free(each -> each.says("phone") && each.looksPersonal());
        addresses.stream()
                .filter(each -> each.filled() == mapping.lines())
                .filter(each -> CleaningHints.missingCustomers(ids).isPresent())
                .limit(1)
                .forEach(each -> mapping.choose(CUSTOMER, each, why));
    }

    /** The only column of ids whose header speaks of customers, among words that nobody knows. */
    private void named() {
        List<ColumnProfile> named = mapping.free(each ->
                each.means(CUSTOMER) && each.isId() && each.distinct() > SMALL && !each.isUnique() && isCustomer(each));
        if (named.size() == 1 && mapping.asked(CUSTOMER).isEmpty()) {
            mapping.chooseFirst(CUSTOMER, named.stream(), "its header may say so, and its ids come back");
        }
    }

    /** Invoice, product and customer among the columns of ids, by what decides what. */
    private void keys() {
        List<ColumnProfile> ids = mapping.free(each -> (each.isId() || each.looksPersonal())
                && each.distinct() < each.filled()
                && !each.countsSeconds()
                && !each.isFlag()
                && (each.meaning().field() == null
                        || !LineMapping.fits(each.meaning().field(), each)));
        var invoices = ids.stream().filter(each -> isInvoice(each, ids));
        mapping.chooseFirst(INVOICE, invoices, "each has one time and one of another column");
        var products = ids.stream().filter(each -> mapping.isFree(each) && !each.isPersonal() && isProduct(each));
        mapping.chooseFirst(PRODUCT, products, "it goes with one text or price");
        if (!mapping.has(CUSTOMER) && mapping.group().isEmpty()) {
            customer(ids.stream()
                    .filter(each -> mapping.isFree(each) && isCustomer(each) && !isOfAName(each))
                    .toList());
        }
    }

    /** The remaining column of ids; several are an open question unless they name the same customers. */
    private void customer(List<ColumnProfile> ids) {
        var persons = Stream.of("customer", "phone")
                .map(word -> ids.stream().filter(each -> each.says(word) && each.looksPersonal()))
                .map(Stream::toList)
                .filter(each -> each.size() == 1)
                .findFirst();
        if (persons.isPresent()) {
            mapping.choose(CUSTOMER, persons.get().get(0), "its header says so, and persons come back in it");
        } else if (!ids.isEmpty() && ids.stream().allMatch(each -> each == ids.get(0) || oneToOne(ids.get(0), each))) {
            String twin = ids.size() == 1 ? "" : ", and column " + ids.get(1).header() + " names the same";
            mapping.choose(CUSTOMER, ids.get(0), "the only column of ids that come back" + twin);
        } else if (!ids.isEmpty()) {
            String why = "ids that come back, and so do others: %,d different, such as %s";
            ids.forEach(each -> mapping.ask(CUSTOMER, each, say(why, each.distinct(), each.shape())));
        } else {
            String instead = "there are no ids, so the %s serve as such: customers of one %s are one";
            mapping.chooseFirst(CUSTOMER, mapping.free(LineValues::isName).stream(), say(instead, "names", "name"));
            Stream<ColumnProfile> phones = mapping.free(each -> each.says("phone") && !each.isUnique()).stream();
            mapping.chooseFirst(CUSTOMER, phones, say(instead, "numbers or addresses", "of them"));
            mapping.free(each ->
                            !mapping.has(CUSTOMER) && each.says("personal") && each.most(STREET) && !each.isUnique())
                    .forEach(each -> mapping.ask(CUSTOMER, each, say(instead, "addresses", "of them")));
        }
    }

    /** Whether a header does not say otherwise, and ids have one name, or names, which may be misspelt, one id, where there are names. */
    private boolean isCustomer(ColumnProfile id) {
        return !id.says("address", "seller", "calendar", "line", "time", "session")
                && (!id.says("fee") || (id.says("card") && !id.says("voucher")))
                && !id.isLevel()
                && (id.distinct() > SMALL || id.says("id") || mapping.lines() < LineMapping.MANY)
                && (id.looksPersonal()
                        || mapping.chosen(INVOICE)
                                .noneMatch(order -> oneToOne(id, order) || isOfSeveral(order.decides(id))))
                && mapping.free(LineValues::isName).stream()
                        .allMatch(name -> id.decides(name).share() >= .5
                                || name.decides(id).share() >= .5);
    }

    /** Whether numbers to reach customers by say no more than their names, which read better. */
    private boolean isOfAName(ColumnProfile id) {
        return id.says("phone")
                && !id.looksPersonal()
                && mapping.free(LineValues::isName).stream()
                        .anyMatch(name -> name.decides(id).share() >= NEARLY_ALL);
    }

    private static boolean isName(ColumnProfile column) {
        return column.says("name") && column.says("customer", "party", "payer");
    }

    private static boolean oneToOne(ColumnProfile one, ColumnProfile other) {
        return one.distinct() == other.distinct()
                && one.decides(other).share() == 1
                && other.decides(one).share() == 1;
    }

    /** An invoice that names no orders goes, and another that its header may name comes in its place. */
    private void invoice(ColumnProfile invoice) {
        String why = noOrders(invoice);
        boolean paid = invoice.says("bought") && !invoice.says("id") && invoice.isNumber();
        if (why.isEmpty()) {
            return;
        } else if (paid && !isSmall(invoice, detected) && !mapping.has(PRICE) && !mapping.has(AMOUNT)) {
            mapping.choose(AMOUNT, invoice, "numbers that name no orders, so what was paid");
        } else {
            mapping.drop(INVOICE, why);
        }
        mapping.chooseAsked(INVOICE, each -> noOrders(each).isEmpty(), "its header says so");
    }

    /** Why a column names no orders: few ids, beside several customers, or several times where there are no customers; or empty. */
    private String noOrders(ColumnProfile invoice) {
        var other = mapping.has(CUSTOMER) ? CUSTOMER : TIME;
        var found = mapping.chosen(other).map(invoice::decides).findFirst().orElse(Relations.NO_EVIDENCE);
        boolean few = found.of() > 0 && 10 * invoice.distinct() <= invoice.filled() && found.share() < .5;
        String several = "%,d of the %,d on two lines or more have one %s, so it names no orders";
        boolean none = other == CUSTOMER ? few || isOfSeveral(found) : few && invoice.distinct() < 100;
        return none ? say(several, found.holds(), found.of(), other.key()) : "";
    }

    /** Whether of many texts, such as orders, nearly all have several others, such as customers. */
    private static boolean isOfSeveral(Dependence found) {
        return found.of() >= Relations.ENOUGH && found.share() <= 1 - NEARLY_ALL;
    }

    /** Whether each text has one time and one id of another column, whose ids have several; of persons most may have one. */
    private boolean isInvoice(ColumnProfile column, List<ColumnProfile> ids) {
        return mapping.chosen(TIME).anyMatch(time -> column.decides(time).share() >= NEARLY_ALL)
                && Stream.concat(mapping.chosen(CUSTOMER), ids.stream().filter(each -> each != column))
                        .anyMatch(each -> column.decides(each).share() >= NEARLY_ALL
                                && each.decides(column).of() > 1
                                && each.decides(column).share() < (each.looksPersonal() ? NEARLY_ALL : .5));
    }

    /** Whether texts stand on two lines on average, where a file is long enough, and go with one text or price, not many names. */
    private boolean isProduct(ColumnProfile column) {
        boolean twice = mapping.lines() < 100 || 2 * column.distinct() <= column.filled();
        List<ColumnProfile> free = mapping.free(each -> each != column && (each.isText() || each.decimals() > .5));
        return twice
                && !column.says("company", "session")
                && mapping.chosen(DESCRIPTION).noneMatch(name -> isOfSeveral(column.decides(name)))
                && Stream.concat(mapping.chosen(DESCRIPTION, PRICE), free.stream())
                        .filter(each -> !isName(each))
                        .anyMatch(each -> each.distinct() > 1 && isFixed(column.decides(each)));
    }

    /** Whether one text nearly always goes with another. */
    static boolean isFixed(Dependence found) {
        return found.of() > 1 && found.share() >= .8;
    }

    /** Where there are no headers and no codes, the only column of texts that come back names the products. */
    private void nameWithoutHeader() {
        List<ColumnProfile> texts = detected.format().header() || mapping.has(PRODUCT)
                ? List.of()
                : mapping.free(each -> each.isText() && !each.looksPersonal() && each.distinct() < each.filled());
        if (texts.size() == 1) {
            mapping.chooseFirst(DESCRIPTION, texts.stream(), "the only column of texts that come back");
        }
    }

    /** A text that goes with the product. */
    private void description(ColumnProfile product) {
        Predicate<ColumnProfile> named = each -> each.means(PRODUCT) || (each.isUnexplained() && !each.looksPersonal());
        Stream<ColumnProfile> texts = mapping.free(named.and(ColumnProfile::isText)).stream()
                .filter(each -> 2 * each.distinct() >= product.distinct()
                        && product.decides(each).share() >= .8);
        mapping.chooseFirst(DESCRIPTION, texts, "its texts go with the product");
    }
}
