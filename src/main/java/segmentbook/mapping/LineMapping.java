package segmentbook.mapping;

import static segmentbook.mapping.Entry.say;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.Field;
import segmentbook.reading.Dress;

/** Which column of a file of invoice lines holds which field: by headers first, then by values, each with its evidence. */
final class LineMapping {
    private static final int MANY = 100; // lines from which on it is no accident that nothing comes twice
    private static final int COMPARED = 12; // columns that are compared with each other, as all pairs of them are

    private final List<Traits> columns;
    private final Map<Field, Traits> chosen = new EnumMap<>(Field.class);
    private final Map<Field, String> because = new EnumMap<>(Field.class);
    private final List<Entry> questions = new ArrayList<>();
    private final int lines;

    private LineMapping(List<Traits> columns) {
        this.columns = columns;
        lines = columns.get(0).column().size();
    }

    /**
     * The mapping of these columns, at least one.
     *
     * @param dress by which their numbers can be read
     */
    static LineMapping of(List<Traits> columns, Dress dress) {
        LineMapping mapping = new LineMapping(columns);
        mapping.byHeaders();
        new LineValues(mapping, dress).decide();
        mapping.nameForCode();
        return mapping;
    }

    /** A header that may tell a field. */
    private record Claim(Traits column, Field field, double score) {}

    private void byHeaders() {
        List<Claim> claims = new ArrayList<>();
        for (Traits each : columns) {
            Field field = each.meaning().field();
            if (field != null && each.meaning().score() >= HeaderMeaning.ENOUGH) {
                if (fits(field, each)) {
                    claims.add(new Claim(each, field, each.meaning().score()));
                } else if (each.distinct() > 0) {
                    ask(field, each, "its header says so, but its texts do not, such as " + each.shape());
                }
            }
        }
        claims.sort(
                Comparator.comparingDouble(Claim::score).reversed().thenComparing(claim -> claim.column.isUnique()));
        for (Claim each : claims) {
            if (each.field == Field.PRODUCT && each.column.isUnique() && lines >= MANY) {
                ask(each.field, each.column, "its header says so, but hardly any comes twice");
            } else if (!chosen.containsKey(each.field)) {
                choose(each.field, each.column, each.score > .7 ? "its header says so" : "its header may say so");
            } else if (each.field != Field.AMOUNT || each.score == 1) {
                ask(each.field, each.column, "its header says so, too");
            }
        }
    }

    /** Whether a field can have such texts. */
    static boolean fits(Field field, Traits column) {
        return switch (field) {
            case TIME -> column.isTime();
            case QUANTITY, PRICE, AMOUNT -> column.isNumber();
            case DESCRIPTION -> column.words() > 1 - Traits.MOST && !column.isTime();
            case CUSTOMER, INVOICE, PRODUCT ->
                column.distinct() > 0 && !column.isTime() && (column.decimals() < .5 || column.coded() >= .5);
            default -> column.distinct() > 0 && !column.isTime();
        };
    }

    void choose(Field field, Traits column, String why) {
        chosen.put(field, column);
        because.put(field, why);
    }

    void drop(Field field, String why) {
        Traits column = chosen.remove(field);
        if (column != null) {
            ask(field, column, why);
        }
    }

    void ask(Field field, Traits column, String why) {
        questions.add(Entry.open("columns." + field.key(), column.name(), why));
    }

    /** Without a column of codes the names of products serve as codes. */
    private void nameForCode() {
        Traits name = chosen.get(Field.DESCRIPTION);
        boolean ofPersons = name != null
                && name.looksPersonal()
                && Collections.disjoint(name.meaning().words(), Set.of("description", "product"));
        if (ofPersons) {
            drop(Field.DESCRIPTION, "names, as it seems of persons");
        } else if (name != null && !chosen.containsKey(Field.PRODUCT)) {
            chosen.remove(Field.DESCRIPTION);
            choose(Field.PRODUCT, name, "there are no codes, so the names serve as such");
        }
    }

    @Nullable
    Traits get(Field field) {
        return chosen.get(field);
    }

    Stream<Traits> chosen(Field... fields) {
        return Stream.of(fields).filter(chosen::containsKey).map(chosen::get);
    }

    boolean has(Field field) {
        return chosen.containsKey(field);
    }

    /** The first columns without a field of which this holds, in the order of the file. */
    List<Traits> free(Predicate<Traits> condition) {
        return unused().stream().filter(condition).limit(COMPARED).toList();
    }

    boolean isFree(Traits column) {
        return !chosen.containsValue(column);
    }

    /** Columns without a field. */
    List<Traits> unused() {
        return columns.stream().filter(this::isFree).toList();
    }

    /** Whether it is left to the reader what a column is. */
    boolean isAsked(Traits column) {
        return questions.stream().anyMatch(each -> each.value().equals(column.name()));
    }

    /** Lines of {@code columns:}, and what could not be decided. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Field field : Field.values()) {
            Optional.ofNullable(chosen.get(field))
                    .ifPresent(column -> entries.add(Entry.of(
                            "columns." + field.key(),
                            column.name(),
                            "%s; %s",
                            because.getOrDefault(field, ""),
                            facts(field, column))));
            questions.stream()
                    .filter(each -> each.path().equals("columns." + field.key()))
                    .forEach(entries::add);
        }
        for (Field field : List.of(Field.TIME, Field.CUSTOMER)) {
            if (!has(field) && entries.stream().noneMatch(each -> each.path().endsWith("." + field.key()))) {
                entries.add(Entry.open("columns." + field.key(), "", "required, and no column looks like it"));
            }
        }
        return entries;
    }

    private String facts(Field field, Traits column) {
        String counts = say("%,d different on %,d lines", column.distinct(), column.filled());
        String example = field == Field.CUSTOMER || field == Field.INVOICE ? column.shape() : column.example();
        String facts = counts + ", such as " + example;
        Traits customer = chosen.get(Field.CUSTOMER);
        Traits description = chosen.get(Field.DESCRIPTION);
        if (field == Field.INVOICE && customer != null) {
            return facts + decides(column, customer, "customer");
        }
        return field == Field.PRODUCT && description != null
                ? facts + decides(column, description, "description")
                : facts;
    }

    private static String decides(Traits one, Traits other, String what) {
        Relations.Dependence found = one.decides(other);
        return found.of() == 0
                ? ""
                : say("; %,d of the %,d on two lines or more have one %s", found.holds(), found.of(), what);
    }

    int lines() {
        return lines;
    }
}
