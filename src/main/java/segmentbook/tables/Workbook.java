package segmentbook.tables;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import segmentbook.description.DataException;
import segmentbook.description.Format;
import segmentbook.description.Layout;
import segmentbook.description.Place;
import segmentbook.statistics.Words;

/**
 * Reads a sheet of an Excel workbook row by row. Cells become the texts that a plain CSV would hold: numbers with a
 * decimal point, dates as {@code yyyy-MM-dd HH:mm:ss}, {@code true} and {@code false}, of a formula the value last
 * computed.
 */
final class Workbook implements Source {
    private static final int HEADER_WITHIN = 100; // rows
    private static final int SHOWN = 10; // sheets
    private static final BigDecimal END_OF_DAYS = BigDecimal.valueOf(2_958_466); // of the year 9999
    private static final MathContext DIGITS = new MathContext(15); // as Excel shows a fraction
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Path path;
    private final String name;
    private final Format format;
    private final @Nullable Layout layout;
    private final UnaryOperator<String> shown;
    private final Map<String, Boolean> dateFormats = new HashMap<>();
    private final List<Numbered> before = new ArrayList<>(); // rows that may be the header
    private int width; // of the header, 0 until it is found
    private long last;
    private DetectedFormat detected;

    /** A row's texts, and its number in the sheet. */
    private record Numbered(List<String> cells, long number) {}

    /**
     * @param name what messages call it
     * @param layout the mapped columns, or null without a description file
     * @param shown how messages may show names of sheets
     */
    Workbook(Path path, String name, Format format, @Nullable Layout layout, UnaryOperator<String> shown) {
        this.path = path;
        this.name = name;
        this.format = format;
        this.layout = layout;
        this.shown = shown;
        detected = DetectedFormat.of(DetectedFormat.Type.WORKBOOK, format);
    }

    /** Whether a zip file is an Office document. */
    static boolean is(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return zip.getEntry("[Content_Types].xml") != null;
        }
    }

    @Override
    public DetectedFormat read(Lines lines) {
        before.clear();
        width = 0;
        last = 0;
        detected = DetectedFormat.of(DetectedFormat.Type.WORKBOOK, format);
        try {
            WorkbookGuard.check(path, name);
            try (ReadableWorkbook book = open();
                    Stream<Row> rows = sheet(book).openStream()) {
                for (Row row : (Iterable<Row>) rows::iterator) {
                    row(row, lines);
                }
            }
        } catch (DataException known) {
            throw known;
        } catch (Exception notAsItShouldBe) { // fastexcel throws many kinds
            throw damaged();
        }
        if (width == 0) {
            begin(header(), lines);
        }
        return detected;
    }

    private DataException damaged() {
        return new DataException(
                "file: an Excel workbook, found a damaged one or another Office document",
                new Place(name, last, null),
                "save it again as .xlsx or .csv");
    }

    private ReadableWorkbook open() throws IOException {
        try {
            return new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException withoutStyles) {
            return new ReadableWorkbook(path.toFile(), new ReadingOptions(false, true));
        }
    }

    private Sheet sheet(ReadableWorkbook book) {
        List<Sheet> sheets = book.getSheets().toList();
        if (sheets.stream().anyMatch(sheet -> sheet.getName() == null)) {
            throw damaged();
        }
        String all = Words.some(
                sheets.stream().map(sheet -> shown.apply(sheet.getName())).toList(), SHOWN);
        String wanted = format.sheet();
        Sheet sheet = sheets.stream()
                .filter(each -> wanted.isEmpty() || each.getName().equals(wanted))
                .filter(each -> !wanted.isEmpty() || each.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseThrow(() -> new DataException(
                        "format.sheet: a sheet of the workbook, found none called " + wanted,
                        Place.file(name),
                        "it has: " + all));
        String why = sheets.size() == 1
                ? "the only one"
                : "the first of " + sheets.size() + ", the only one that is read: " + all;
        detected = detected.found(format.withSheet(sheet.getName()), why, "sheet");
        return sheet;
    }

    /** Adds a row that is not blank; rows are kept until the header is found. */
    private void row(Row row, Lines lines) {
        last = Math.max(row.getRowNum(), last + 1);
        List<String> cells = row.stream().map(this::text).toList();
        if (last <= detected.format().skipLines() || cells.stream().allMatch(String::isBlank)) {
            return;
        }
        if (width > 0) {
            add(new Numbered(cells, last), lines);
            return;
        }
        before.add(new Numbered(cells, last));
        boolean named =
                layout != null && cells.stream().map(String::strip).toList().containsAll(layout.headersNamed());
        if (detected.format().header() && (named || !detected.open("skipLines"))) {
            detected = detected.found(
                    detected.format().withSkipLines((int) last - 1), "row " + last + " holds the headers", "skipLines");
            begin(before.size() - 1, lines);
        } else if (before.size() == HEADER_WITHIN) {
            begin(header(), lines);
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
        Format found = detected.format().withHeader(first.header());
        detected = detected.found(found, "row " + row + " against those below", "header")
                .found(found.withSkipLines((int) row - 1), "row " + row, "skipLines");
        return first.first();
    }

    /** Begins with a kept row as header, and adds those below it. */
    private void begin(int header, Lines lines) {
        if (before.isEmpty()) {
            throw CommonsCsv.nothing(name);
        }
        boolean named = detected.format().header();
        int cells = before.stream().mapToInt(row -> row.cells().size()).max().orElse(1);
        List<String> first = named ? before.get(header).cells() : Collections.nCopies(cells, "");
        width = first.size();
        CommonsCsv.begin(first, detected.format(), name, before.get(header).number(), lines);
        before.subList(named ? header + 1 : header, before.size()).forEach(row -> add(row, lines));
    }

    /** Adds a row; cells missing at its end are empty. */
    private void add(Numbered row, Lines lines) {
        String[] cells =
                row.cells().toArray(new String[Math.max(width, row.cells().size())]);
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
        if (day && dateFormats.computeIfAbsent(formatOf(cell), Workbook::isDate)) {
            LocalDateTime time = cell.asDate().plusNanos(500_000_000).truncatedTo(ChronoUnit.SECONDS);
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
