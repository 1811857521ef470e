package segmentbook.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;
import segmentbook.statistics.Rows;

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
        return read(label, privacy);
    }

    /**
     * The day from which each customer who left buys no more, by id or pseudonym; empty where no column has it.
     *
     * @throws DataException as {@link #labels}, and where a text is no date
     */
    Optional<Map<String, LocalDate>> dropOuts(Privacy privacy) {
        if (dropOut == null) {
            return Optional.empty();
        }
        Map<String, String> written = read(dropOut, privacy);
        written.values().removeIf(String::isEmpty);
        return Optional.of(Rows.map(written, this::date));
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new OptionException("truth.dropOut", "a date such as 2025-03-31, or nothing", text)
                    .at(Place.file(name()), "");
        }
    }

    /** A column by customer. */
    private Map<String, String> read(String column, Privacy privacy) {
        var builder = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true);
        CSVFormat format = builder.setTrim(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), format)) {
            return read(parser, column, privacy);
        } catch (IOException | UncheckedIOException | IllegalArgumentException problem) {
            String what = "truth.file: cannot be read" + (privacy.hidesIds() ? "" : ", " + problem.getMessage());
            throw new DataException(what, Place.file(name()), "needs UTF-8, commas, each header once");
        }
    }

    private Map<String, String> read(CSVParser parser, String column, Privacy privacy) {
        List<String> headers = parser.getHeaderNames();
        var shown = String.join(", ", headers.stream().map(privacy::shownHeader).toList());
        List.of(customer, column)
                .forEach(each -> require(headers.contains(each), "a file with the column " + each, shown, 1));
        var pseudonyms = privacy.pseudonyms();
        Map<String, String> values = new LinkedHashMap<>();
        for (var line : parser) {
            long number = parser.getCurrentLineNumber();
            require(line.isConsistent(), "as many cells as headers", String.valueOf(line.size()), number);
            String id = pseudonyms.apply(line.get(customer));
            require(values.put(id, line.get(column)) == null, "each customer once", id, number);
        }
        return values;
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
