package segmentbook.transactions;

import java.util.LinkedHashMap;
import java.util.Map;
import segmentbook.dataset.Field;
import segmentbook.reading.DetectedFormat;

/** What raw lines are and hold, for {@code summary.json}. */
final class LinesFigures {
    private LinesFigures() {}

    static Map<String, Object> of(InvoiceLines lines, DetectedFormat dress) {
        Map<String, String> checksums = new LinkedHashMap<>();
        Map<String, Long> bytes = new LinkedHashMap<>();
        lines.dataset().contents().forEach((name, content) -> {
            checksums.put(name, content.sha256());
            bytes.put(name, content.bytes());
        });
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("line_set", "raw lines");
        figures.put("sha256", checksums);
        figures.put("bytes", bytes);
        figures.put("format", dress.choices());
        figures.put("format_detected", dress.evidence());
        figures.put("lines", lines.size());
        figures.put("lines_by_file", lines.linesByFile());
        figures.put("invoices", lines.distinct(Field.INVOICE));
        figures.put("products", lines.distinct(Field.PRODUCT));
        figures.put("customers", lines.distinct(Field.CUSTOMER));
        figures.put("countries", lines.distinct(Field.COUNTRY));
        figures.put("first_day", lines.firstDay().toString());
        figures.put("last_day", lines.lastDay().toString());
        return figures;
    }
}
