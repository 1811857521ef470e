package segmentbook.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * The known truth of made data: for judging, never a feature.
 *
 * @param file a CSV file with one row a customer
 * @param customer header of the customer's id
 * @param label header of the kind of customer
 * @param dropOut header of the date of drop-out, or null
 */
public record Truth(
        Path file, String customer, String label, @Nullable String dropOut) {

    /** @throws OptionException where two of the headers are equal */
    public Truth {
        OptionException.require(!customer.equals(label), "label", "another column than truth.customer", label);
        boolean same = customer.equals(dropOut) || label.equals(dropOut);
        OptionException.require(!same, "dropOut", "a column of its own", String.valueOf(dropOut));
    }

    /**
     * The label of each customer by id, by its pseudonym where ids are hidden.
     *
     * @throws DataException where the file is not UTF-8 with commas, lacks one of the headers, or has a customer twice
     */
    Map<String, String> labels(Privacy privacy) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), format)) {
            return labels(parser, privacy);
        } catch (IOException | UncheckedIOException | IllegalArgumentException problem) {
            throw new DataException(
                    "truth.file: cannot be read" + (privacy.hidesIds() ? "" : ", " + problem.getMessage()),
                    Place.file(name()),
                    "needs UTF-8, commas, each header once");
        }
    }

    private Map<String, String> labels(CSVParser parser, Privacy privacy) {
        List<String> headers = parser.getHeaderNames();
        String shown = headers.stream().map(privacy::shownHeader).collect(Collectors.joining(", "));
        for (String header : List.of(customer, label)) {
            require(headers.contains(header), "a file with the column " + header, shown, 1);
        }
        UnaryOperator<String> pseudonyms = privacy.pseudonyms();
        Map<String, String> labels = new LinkedHashMap<>();
        for (CSVRecord line : parser) {
            long number = parser.getCurrentLineNumber();
            require(line.isConsistent(), "as many cells as headers", String.valueOf(line.size()), number);
            String id = pseudonyms.apply(line.get(customer));
            require(labels.put(id, line.get(label)) == null, "each customer once", id, number);
        }
        return labels;
    }

    private void require(boolean holds, String rule, String found, long line) {
        if (!holds) {
            throw new OptionException("truth.file", rule, found).at(new Place(name(), line, null), "");
        }
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }
}
