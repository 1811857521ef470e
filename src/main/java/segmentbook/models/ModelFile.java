package segmentbook.models;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import org.jspecify.annotations.Nullable;
import segmentbook.clustering.Predictor;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Place;
import segmentbook.description.SegmentRule;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Fill;
import segmentbook.features.FittedStep;
import segmentbook.features.OneHot;
import segmentbook.rfm.Counted;
import segmentbook.rfm.RfmEdges;
import segmentbook.rfm.Segment;
import segmentbook.rfm.SegmentRules;
import segmentbook.rfm.Segments;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;

/** What {@code model.json} holds, key by key as {@code docs/results.md} states it; checked, so that it can be used. */
record ModelFile(
        int format,
        String segmentbook,
        MadeFrom madeFrom,
        List<RawColumn> columns,
        List<FittedStep> steps,
        String algorithm,
        Predictor predictor,
        List<Cluster> clusters,
        @JsonSetter(nulls = Nulls.SET) @Nullable Rfm rfm) {
    static final int FORMAT = 2;

    ModelFile {
        columns = List.copyOf(columns);
        steps = List.copyOf(steps);
        clusters = List.copyOf(clusters);
        require("segmentbook: one line of text", segmentbook, isLine(segmentbook));
        require("algorithm: one line of text", algorithm, isLine(algorithm));
        List<String> names = columns.stream().map(RawColumn::name).toList();
        require("columns: each once", names, Set.copyOf(names).size() == names.size());
        List<Integer> numbers = clusters.stream().map(Cluster::cluster).toList();
        boolean counted =
                numbers.equals(IntStream.rangeClosed(1, predictor.k()).boxed().toList());
        require("clusters: those of the predictor, 1 to " + predictor.k(), numbers, counted);
        long members = clusters.stream().mapToLong(Cluster::customers).sum() + madeFrom.noise;
        String rule = "made_from.customers: those of all clusters and noise together, " + members;
        require(rule, madeFrom.customers, members == madeFrom.customers);
        requireSteps(columns, steps, predictor);
        requireTypical(clusters, steps, predictor);
    }

    /** The rows of customers of whom each number is known that is needed and not filled. */
    int[] placeable(CustomerTable customers) {
        List<String> filled = steps.stream()
                .filter(Fill.class::isInstance)
                .flatMap(step -> step.columns().stream())
                .toList();
        List<String> needed = columns.stream()
                .filter(each -> each.kind != Kind.WORDS && each.isIn(customers))
                .map(RawColumn::name)
                .filter(name -> !filled.contains(name))
                .toList();
        return Rows.where(
                customers.size(), row -> needed.stream().noneMatch(name -> Double.isNaN(customers.value(row, name))));
    }

    /** Steps have the columns that they change, and lead to what the predictor compares. */
    private static void requireSteps(List<RawColumn> columns, List<FittedStep> steps, Predictor predictor) {
        List<String> words = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        columns.forEach(each -> (each.kind == Kind.WORDS ? words : numbers).add(each.name));
        for (int i = 0; i < steps.size(); i++) {
            FittedStep step = steps.get(i);
            if (step instanceof OneHot encoding) {
                require(
                        "steps[" + i + "]: a column of words, one of " + words,
                        encoding.column(),
                        words.remove(encoding.column()));
            } else {
                require("steps[" + i + "]: columns of " + numbers, step.needs(), numbers.containsAll(step.needs()));
            }
            if (!step.needs().equals(step.columns())) {
                numbers.removeAll(step.needs());
                numbers.addAll(step.columns());
            }
        }
        List<String> features = predictor.points().columns();
        boolean same = features.equals(numbers) && words.isEmpty();
        require("predictor: the columns after all steps, " + numbers + words, features, same);
    }

    /** What readers see as typical is where customers are placed. */
    private static void requireTypical(List<Cluster> clusters, List<FittedStep> steps, Predictor predictor) {
        for (Cluster each : clusters) {
            String key = "clusters[" + (each.cluster - 1) + "].";
            List<String> features = predictor.points().columns();
            require(
                    key + "centre: a value for each of " + features,
                    each.centre.keySet(),
                    List.copyOf(each.centre.keySet()).equals(features));
            if (predictor instanceof Predictor.Centre nearest) {
                double[] own = nearest.points().row(each.cluster);
                require(
                        key + "centre: that of the predictor",
                        each.centre.values(),
                        IntStream.range(0, own.length)
                                .allMatch(i -> each.centre.getOrDefault(features.get(i), Double.NaN) == own[i]));
            }
            Map<String, Double> typical = FeatureMatrix.undo(steps, each.centre);
            String rule = key + "typical: what follows from centre and steps, ";
            require(rule + typical, each.typical, each.typical.equals(typical));
        }
    }

    /** The data; without RFM snapshot and unit of money are empty. */
    record MadeFrom(
            String name,
            Map<String, String> sha256,
            String snapshot,
            int customers,
            int noise,
            String moneyUnit,
            String pseudonymKey) {
        MadeFrom {
            sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
            require("name: one line of text", name, isLine(name));
            require("snapshot: a date such as 2011-12-10, or empty", snapshot, snapshot.isEmpty() || isDate(snapshot));
            require("customers: 1 or more", customers, customers > 0);
            require("noise: 0 or more", noise, noise >= 0);
            boolean known = moneyUnit.matches("|units|[A-Z]{3}");
            require("money_unit: three capital letters, units, or empty", moneyUnit, known);
            boolean fingerprint = pseudonymKey.matches("|[0-9a-f]{8}");
            require("pseudonym_key: eight hexadecimal digits, or empty", pseudonymKey, fingerprint);
        }

        void requireUnit(Transactions transactions) {
            if (!transactions.moneyUnit().equals(moneyUnit)) {
                throw new DataException("currency: money counted as in the model, "
                        + shown(moneyUnit) + ", found "
                        + shown(transactions.moneyUnit()) + " ("
                        + transactions.dataset().source().getFileName()
                        + "); its edges mean nothing in another unit");
            }
        }

        void requireKey(Dataset dataset) {
            String key = pseudonymKey;
            boolean same = key.isEmpty() || key.equals(dataset.privacy().fingerprint());
            Place place = Place.file(String.valueOf(dataset.source().getFileName()));
            String rule =
                    "privacy: ids hidden by the model's key, with fingerprint " + key + ", found " + dataset.privacy();
            DataException.require(
                    same, rule, place, "take the same key: with another one customers cannot be told to be the same");
        }

        private static String shown(String unit) {
            return unit.isEmpty() ? "no currency" : unit;
        }
    }

    /** A column that customers must have to be placed. */
    record RawColumn(String name, Kind kind, String unit) {
        RawColumn {
            require("name: one line of text", name, isLine(name));
        }

        boolean isIn(CustomerTable customers) {
            return customers.columns().stream().anyMatch(own -> own.name().equals(name) && own.kind() == kind);
        }

        static RawColumn of(Column column) {
            return new RawColumn(column.name(), column.kind(), column.unit());
        }

        String header() {
            return Words.named(name, unit);
        }
    }

    /**
     * Edges, what frequency counts, the names by R and F, or by rules in their place, and the number of customers by name,
     * null in models of before there was one.
     */
    record Rfm(
            RfmEdges edges,
            Counted frequency,
            Map<String, Map<String, String>> segments,
            @JsonSetter(nulls = Nulls.SET) @Nullable Map<String, Map<String, List<String>>> rules,
            @JsonSetter(nulls = Nulls.SET) @Nullable Map<String, Integer> customers) {
        Rfm {
            segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
            rules = rules == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(rules));
            named(rules);
            boolean whole = (rules != null && segments.isEmpty())
                    || (segments.keySet().equals(scores("R", edges.bins()))
                            && segments.values().stream()
                                    .allMatch(row -> row.keySet().equals(scores("F", edges.bins()))
                                            && row.values().stream().allMatch(ModelFile::isLine)));
            require(
                    "segments: a name for each of R1 to R%1$d and F1 to F%1$d".formatted(edges.bins()),
                    segments,
                    whole);
        }

        static Rfm of(Segments segments) {
            Map<String, Integer> customers = new TreeMap<>(Drift.counts(segments.results(), "segment"));
            Map<String, Map<String, List<String>>> rules = new LinkedHashMap<>();
            segments.rules().ifPresent(own -> own.all().forEach(each -> rules.put(each.name(), each.when())));
            return new Rfm(
                    segments.scores().frozenEdges(),
                    segments.scores().rfm().counted(),
                    rules.isEmpty() ? grid(segments.scores().bins()) : Map.of(),
                    rules.isEmpty() ? null : rules,
                    customers);
        }

        /** The names by recency score, the best first, in each by frequency score. */
        private static Map<String, Map<String, String>> grid(int bins) {
            Map<String, Map<String, String>> grid = new LinkedHashMap<>();
            for (int r = bins; r >= 1; r--) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int f = 1; f <= bins; f++) {
                    row.put("F" + f, Segment.of(r, f).title());
                }
                grid.put("R" + r, row);
            }
            return grid;
        }

        /** The rules, if there are some. */
        Optional<SegmentRules> named() {
            return named(rules);
        }

        private static Optional<SegmentRules> named(@Nullable Map<String, Map<String, List<String>>> rules) {
            return Optional.ofNullable(rules)
                    .map(all -> new SegmentRules(Rows.list(
                            all.entrySet(),
                            each -> new SegmentRule(each.getKey(), each.getValue(), Place.file("model.json")))));
        }

        private static Set<String> scores(String letter, int bins) {
            return IntStream.rangeClosed(1, bins).mapToObj(i -> letter + i).collect(Collectors.toSet());
        }
    }

    /** A cluster as it was found, with its centre as distances are measured and in the units of the columns. */
    record Cluster(int cluster, String name, int customers, Map<String, Double> centre, Map<String, Double> typical) {
        Cluster {
            centre = Collections.unmodifiableMap(new LinkedHashMap<>(centre));
            typical = Collections.unmodifiableMap(new LinkedHashMap<>(typical));
            require("name: one line of text", name, isLine(name));
            require("customers: 1 or more", customers, customers > 0);
            require("centre: finite numbers", centre, centre.values().stream().allMatch(Double::isFinite));
        }
    }

    private static boolean isLine(String text) {
        return text.matches("(?=.*\\S)[^\\p{Cntrl}]+");
    }

    private static boolean isDate(String text) {
        try {
            return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                    && LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException notInTheCalendar) {
            return false;
        }
    }

    private static void require(String rule, Object found, boolean holds) {
        Validate.isTrue(holds, "%s, found %s", rule, found);
    }
}
