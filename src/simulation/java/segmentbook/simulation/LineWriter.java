package segmentbook.simulation;

import java.io.IOException;
import java.time.LocalDateTime;

/** Writes lines as CSV (RFC 4180, line feeds) in the schema of UCI Online Retail, the same in every locale. */
final class LineWriter {
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    private final Appendable out;
    private final StringBuilder row = new StringBuilder(160);

    private LineWriter(Appendable out) {
        this.out = out;
    }

    /** A writer that has written the header. */
    static LineWriter of(Appendable out) throws IOException {
        out.append(HEADER);
        return new LineWriter(out);
    }

    void write(Line line) throws IOException {
        row.setLength(0);
        row.append(line.invoice()).append(',').append(line.code()).append(',');
        text(line.description());
        row.append(',').append(line.quantity()).append(',');
        time(line.time());
        row.append(',');
        money(line.pence());
        row.append(',')
                .append(line.customer())
                .append(',')
                .append(line.country())
                .append('\n');
        out.append(row);
    }

    private void text(String text) {
        if (text.indexOf(',') < 0 && text.indexOf('"') < 0) {
            row.append(text);
        } else {
            row.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    private void time(LocalDateTime time) {
        row.append(time.getYear()).append('-');
        two(time.getMonthValue()).append('-');
        two(time.getDayOfMonth()).append(' ');
        two(time.getHour()).append(':');
        two(time.getMinute()).append(':');
        two(time.getSecond());
    }

    private void money(long pence) {
        row.append(pence < 0 ? "-" : "").append(Math.abs(pence) / 100).append('.');
        two((int) (Math.abs(pence) % 100));
    }

    private StringBuilder two(int number) {
        return row.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
