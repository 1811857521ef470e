package segmentbook.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.commons.io.FilenameUtils;
import org.apache.commons.lang3.StringUtils;
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
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;

/**
 * Reads a sheet of an Excel workbook, or several as one table. Cells become the texts that a plain CSV would hold: numbers
 * with a decimal point, dates as {@code yyyy-MM-dd HH:mm:ss}, {@code true} and {@code false}, of a formula the value
 * last computed.
 */
final class Workbook implements Source {
    private static final int SHOWN = 10; // sheets

    private final Path path;
    private final String name;
    private final Format format;
    private final @Nullable Layout layout;
    private final UnaryOperator<String> shown;
    private String wanted; // sheets, as format.sheet has them
    private long row; // the last that was read

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
        wanted = format.sheet();
    }

    /** Whether a zip file is an Office document. */
    static boolean is(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return zip.getEntry("[Content_Types].xml") != null;
        }
    }

    @Override
    public @Nullable DetectedFormat read(Lines lines) {
        row = 0;
        try {
            WorkbookGuard.check(path, name);
            try (ReadableWorkbook book = open()) {
                List<Sheet> all = book.getSheets().toList();
                if (all.stream().anyMatch(sheet -> sheet.getName() == null)) {
                    throw damaged();
                }
                DetectedFormat detected = read(chosen(all), evidence(all), lines);
                List<String> same = layout == null && wanted.isEmpty() ? sameHeaders(all, lines) : List.of();
                return areAlike(all, same) ? null : others(detected, same);
            }
        } catch (DataException known) {
            throw known;
        } catch (Exception notAsItShouldBe) { // fastexcel throws many kinds
            throw damaged();
        }
    }

    private DetectedFormat read(List<Sheet> sheets, String evidence, Lines lines) throws IOException {
        String read = sheets.size() == 1 ? sheets.get(0).getName() : wanted;
        DetectedFormat known = DetectedFormat.of(DetectedFormat.Type.WORKBOOK, format)
                .found(format.withSheet(read), evidence, "sheet");
        List<DetectedFormat> found = new ArrayList<>();
        for (Sheet each : sheets) {
            String part = sheets.size() == 1 ? name : name + ", sheet " + shown.apply(each.getName());
            WorkbookSheet sheet = new WorkbookSheet(part, known, layout, lines);
            try {
                found.add(sheet.read(each));
            } finally {
                row = sheet.last();
            }
        }
        return found.stream().reduce((all, next) -> all.beside(next, name)).orElse(known);
    }

    /** Names of the sheets that are seen. */
    List<String> sheets() {
        try (ReadableWorkbook book = open()) {
            return seen(book.getSheets().toList()).stream().map(Sheet::getName).toList();
        } catch (IOException notAsItShouldBe) {
            throw damaged();
        }
    }

    /** The sheets that are seen and have the headers of the first, which are those of the last part. */
    private List<String> sameHeaders(List<Sheet> all, Lines lines) throws IOException {
        List<String> headers = lines.parts().get(lines.parts().size() - 1).headers();
        List<String> same = new ArrayList<>();
        for (Sheet each : seen(all)) {
            try (Stream<Row> rows = each.openStream()) {
                if (rows.limit(WorkbookSheet.HEADER_WITHIN)
                        .anyMatch(row -> texts(row).equals(headers))) {
                    same.add(each.getName());
                }
            }
        }
        return same;
    }

    /** Whether sheets have names that differ in numbers alone, such as Year 2023 and Year 2024: then all of these are to be read. */
    private boolean areAlike(List<Sheet> all, List<String> same) {
        List<String> names = Rows.where(same, each -> letters(each).equals(letters(same.get(0))));
        String pattern = StringUtils.getCommonPrefix(names.toArray(String[]::new)) + "*";
        boolean alike = names.size() > 1 && matching(seen(all), pattern).size() == names.size();
        wanted = alike ? pattern : wanted;
        return alike;
    }

    /** The format with the other sheets that have the same headers and are not read. */
    private DetectedFormat others(DetectedFormat detected, List<String> same) {
        if (same.size() < 2) {
            return detected;
        }
        String why =
                "format.sheet: of %,d sheets with the same headers, %s, the first alone is read; a pattern such as \"*\" reads several";
        String names = Words.some(same.stream().map(shown).toList(), SHOWN);
        return detected.found(detected.format(), Words.say(why, same.size(), names), DetectedFormat.OTHER_SHEETS);
    }

    private static String letters(String sheet) {
        return sheet.replaceAll("\\P{L}", "");
    }

    private static List<String> texts(Row row) {
        return row.stream()
                .map(cell -> cell == null ? "" : cell.getText().strip())
                .toList();
    }

    private DataException damaged() {
        String wrong = "file: an Excel workbook, found a damaged one or another Office document";
        return new DataException(wrong, new Place(name, row, null), "save it again as .xlsx or .csv");
    }

    private ReadableWorkbook open() throws IOException {
        try {
            return new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException withoutStyles) {
            return new ReadableWorkbook(path.toFile(), new ReadingOptions(false, true));
        }
    }

    /** The first that is seen; or that of a name; or those of a pattern that are seen, in their order. */
    private List<Sheet> chosen(List<Sheet> all) {
        List<Sheet> chosen = wanted.isEmpty()
                ? seen(all).stream().limit(1).toList()
                : matching(wanted.contains("*") ? seen(all) : all, wanted);
        String wrong = "format.sheet: a sheet of the workbook, found none called " + wanted;
        DataException.require(!chosen.isEmpty(), wrong, Place.file(name), "it has: " + names(all));
        return chosen;
    }

    private static List<Sheet> matching(List<Sheet> sheets, String pattern) {
        return Rows.where(sheets, each -> FilenameUtils.wildcardMatch(each.getName(), pattern));
    }

    private static List<Sheet> seen(List<Sheet> all) {
        return Rows.where(all, each -> each.getVisibility() == SheetVisibility.VISIBLE);
    }

    private String evidence(List<Sheet> all) {
        List<Sheet> read = chosen(all);
        if (read.size() > 1) {
            return "they have the same headers: " + names(read);
        }
        String one = wanted.isEmpty() ? "the first of " : "one of ";
        return all.size() == 1 ? "the only one" : one + all.size() + ", the only one that is read: " + names(all);
    }

    private String names(List<Sheet> sheets) {
        return Words.some(
                sheets.stream().map(each -> shown.apply(each.getName())).toList(), SHOWN);
    }
}
