package segmentbook.tracking;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import segmentbook.clustering.Centres;
import segmentbook.features.Scaling;
import segmentbook.rfm.RfmEdges;

/** What {@code model.json} holds, key by key as {@code docs/results.md} states it; checked, so that it can be used. */
record ModelFile(
        int format,
        String segmentbook,
        MadeFrom madeFrom,
        Rfm rfm,
        List<Scaling.Column> features,
        String algorithm,
        List<Cluster> clusters) {
    static final int FORMAT = 1;
    static final List<String> MEASURES = List.of("recency", "frequency", "monetary");
    static final List<String> ALGORITHMS = List.of("k-means", "Ward");

    ModelFile {
        features = List.copyOf(features);
        clusters = List.copyOf(clusters);
        require("segmentbook: one line of text", segmentbook, isLine(segmentbook));
        List<String> names = features.stream().map(Scaling.Column::name).toList();
        require("features: " + String.join(", ", MEASURES) + " in this order", names, names.equals(MEASURES));
        require("algorithm: one of " + String.join(", ", ALGORITHMS), algorithm, ALGORITHMS.contains(algorithm));
        List<Integer> numbers = clusters.stream().map(Cluster::cluster).toList();
        boolean counted =
                numbers.equals(IntStream.rangeClosed(1, clusters.size()).boxed().toList());
        require("clusters: one or more, numbered from 1", numbers, counted && !clusters.isEmpty());
        long members = clusters.stream().mapToLong(Cluster::customers).sum();
        String rule = "made_from.customers: those of all clusters together, " + members;
        require(rule, madeFrom.customers, members == madeFrom.customers);
        requireTypical(clusters, features);
    }

    /** What readers see as typical is where customers are placed. */
    private static void requireTypical(List<Cluster> clusters, List<Scaling.Column> features) {
        for (Cluster each : clusters) {
            Measures typical = each.centre.typical(features);
            String rule = "clusters[" + (each.cluster - 1) + "].typical: what follows from centre and features, ";
            require(rule + typical, each.typical, each.typical.equals(typical));
        }
    }

    Scaling scaling() {
        return new Scaling(features);
    }

    Centres centres() {
        return Centres.of(
                MEASURES, clusters.stream().map(each -> each.centre.values()).toArray(double[][]::new));
    }

    /** The data. */
    record MadeFrom(
            String name,
            Map<String, String> sha256,
            String snapshot,
            int customers,
            String moneyUnit,
            String pseudonymKey) {
        MadeFrom {
            sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
            require("name: one line of text", name, isLine(name));
            require("snapshot: a date such as 2011-12-10", snapshot, isDate(snapshot));
            require("customers: 1 or more", customers, customers > 0);
            boolean known = moneyUnit.matches("|units|[A-Z]{3}");
            require("money_unit: three capital letters, units, or empty", moneyUnit, known);
            boolean fingerprint = pseudonymKey.matches("|[0-9a-f]{8}");
            require("pseudonym_key: eight hexadecimal digits, or empty", pseudonymKey, fingerprint);
        }
    }

    /** Edges, and the names by R and F. */
    record Rfm(RfmEdges edges, Map<String, Map<String, String>> segments) {
        Rfm {
            segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
            boolean whole = segments.keySet().equals(scores("R", edges.bins()))
                    && segments.values().stream()
                            .allMatch(row -> row.keySet().equals(scores("F", edges.bins()))
                                    && row.values().stream().allMatch(ModelFile::isLine));
            require(
                    "segments: a name for each of R1 to R%1$d and F1 to F%1$d".formatted(edges.bins()),
                    segments,
                    whole);
        }

        private static Set<String> scores(String letter, int bins) {
            return IntStream.rangeClosed(1, bins).mapToObj(i -> letter + i).collect(Collectors.toSet());
        }
    }

    /** A cluster as it was found, with its centre as distances are measured and in the units of the measures. */
    record Cluster(int cluster, String name, int customers, Measures centre, Measures typical) {
        Cluster {
            require("name: one line of text", name, isLine(name));
            require("customers: 1 or more", customers, customers > 0);
        }
    }

    /** One finite value a measure. */
    record Measures(double recency, double frequency, double monetary) {
        Measures {
            boolean finite = Double.isFinite(recency) && Double.isFinite(frequency) && Double.isFinite(monetary);
            require("finite numbers", List.of(recency, frequency, monetary), finite);
        }

        static Measures of(double... values) {
            return new Measures(values[0], values[1], values[2]);
        }

        @Override
        public String toString() {
            return Arrays.toString(values());
        }

        double[] values() {
            return new double[] {recency, frequency, monetary};
        }

        /** The same in the units of the measures. */
        Measures typical(List<Scaling.Column> features) {
            return of(IntStream.range(0, MEASURES.size())
                    .mapToDouble(i -> features.get(i).raw(values()[i]))
                    .toArray());
        }
    }

    private static boolean isLine(String text) {
        return text.matches("(?=.*\\S)[^\\p{Cntrl}]{1,200}");
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
        if (!holds) {
            throw new IllegalArgumentException(rule + ", found " + found);
        }
    }
}
