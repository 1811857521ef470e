package segmentbook.tables;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Layout;

/** Reads one sheet of a workbook, row by row. */
final class WorkbookSheet {
    /** Rows among which the header is. */
    static final int HEADER_WITHIN = 100;

    private static final BigDecimal END_OF_DAYS = BigDecimal.valueOf(2_958_466); // of the year 9999
    private static final MathContext DIGITS = new MathContext(15); // as Excel shows a fraction
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final String name;
    private final @Nullable Layout layout;
    private final Lines lines;
    private final Map<String, Boolean> dateFormats = new HashMap<>();
    private final List<Numbered> before = new ArrayList<>(); // rows that may be the header
    private int width; // of the header, 0 until it is found
    private long last;
    private DetectedFormat detected;

    /** A row's texts, and its number in the sheet. */
    private record Numbered(List<String> cells, long number) {}

    /**
     * @param name what messages call it
     * @param detected what is known of its format
     * @param layout the mapped columns, or null without a description file
     */
    WorkbookSheet(String name, DetectedFormat detected, @Nullable Layout layout, Lines lines) {
        this.name = name;
        this.detected = detected;
        this.layout = layout;
        this.lines = lines;
    }

    DetectedFormat read(Sheet sheet) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            rows.forEachOrdered(this::row);
        }
        if (width == 0) {
            begin(header());
        }
        return detected;
    }

    /** The number of the last row that was read. */
    long last() {
        return last;
    }

    /** Adds a row that is not blank; rows are kept until the header is found. */
    private void row(Row row) {
        last = Math.max(row.getRowNum(), last + 1);
        List<String> cells = row.stream().map(this::text).toList();
        if (last <= detected.format().skipLines() || cells.stream().allMatch(String::isBlank)) {
            return;
        }
        if (width > 0) {
            add(new Numbered(cells, last));
            return;
        }
        before.add(new Numbered(cells, last));
        var named = layout != null && cells.stream().map(String::strip).toList().containsAll(layout.headersNamed());
        if (detected.format().header() && (named || !detected.open("skipLines"))) {
            detected = detected.found(
                    detected.format().withSkipLines((int) last - 1), "row " + last + " holds the headers", "skipLines");
            begin(before.size() - 1);
        } else if (before.size() == HEADER_WITHIN) {
            begin(header());
        }
    }

    /**
     * The index of the header among the kept rows: the first, if mapped headers are missing; else as the cells show.
     */
    private int header() {
        if (layout != null || before.isEmpty()) {
            return 0;
        }
        FirstLines first = FirstLines.of(
                before.stream().map(row -> row.cells().toArray(String[]::new)).toList(),
                before.stream().map(Numbered::number).toList());
        long row = before.get(first.first()).number();
        var found = detected.format().withHeader(first.header());
        detected = detected.found(found, "row " + row + " against those below", "header")
                .found(found.withSkipLines((int) row - 1), "row " + row, "skipLines");
        return first.first();
    }

    /** Begins with a kept row as header, and adds those below it. */
    private void begin(int header) {
        if (before.isEmpty()) {
            throw CommonsCsv.nothing(name);
        }
        boolean named = detected.format().header();
        int cells = before.stream().mapToInt(row -> row.cells().size()).max().orElse(1);
        List<String> first = named ? before.get(header).cells() : Collections.nCopies(cells, "");
        width = first.size();
        CommonsCsv.begin(first, detected.format(), name, before.get(header).number(), lines);
        before.subList(named ? header + 1 : header, before.size()).forEach(row -> add(row));
    }

    /** Adds a row; cells missing at its end are empty. */
    private void add(Numbered row) {
        var cells = row.cells().toArray(new String[Math.max(width, row.cells().size())]);
        Arrays.fill(cells, row.cells().size(), cells.length, "");
        lines.add(cells, row.number());
    }

    private String text(@Nullable Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        return cell.getValue() instanceof BigDecimal number ? text(number, cell) : cell.getText();
    }

    private String text(BigDecimal number, Cell cell) {
        boolean day = number.signum() >= 0 && number.compareTo(END_OF_DAYS) < 0;
        if (day && dateFormats.computeIfAbsent(formatOf(cell), WorkbookSheet::isDate)) {
            var time = cell.asDate().plusNanos(500_000_000).truncatedTo(ChronoUnit.SECONDS);
            return time.format(number.compareTo(BigDecimal.ONE) < 0 ? TIME_OF_DAY : TIME);
        }
        BigDecimal plain = number.stripTrailingZeros();
        return StoredTexts.plain(
                plain.scale() <= 0 ? plain : number.round(DIGITS).stripTrailingZeros());
    }

    private static String formatOf(Cell cell) {
        return cell.getDataFormatString() == null ? "#" + cell.getDataFormatId() : cell.getDataFormatString();
    }

    /** Whether a number format shows a day or a time of day; {@code [h]} shows a duration. */
    private static boolean isDate(String format) {
        if (format.startsWith("#")) {
            return format.matches("#(2[7-9]|3[0-6]|5[0-8])"); // days in Chinese, Japanese and Korean
        }
        boolean duration = format.matches("(?i).*\\[[hms]+].*");
        String marks = format.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]", "");
        return !duration && marks.matches("(?i).*[ymdhs].*");
    }
}
