package segmentbook.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks of the least that Excel opens, part by part, so that a test can write what Excel would not. */
public final class XlsxFile {
    /** Styles by number: 0 general, 1 day and time, 2 day, 3 time of day, 4 money, 5 duration, 6 day in Japanese. */
    private static final String STYLES =
            "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                    + "<numFmts count='2'><numFmt numFmtId='164' formatCode='[$-407]dd\\.mm\\.yyyy\\ hh:mm;@'/>"
                    + "<numFmt numFmtId='165' formatCode='#,##0.00 \"days\" [$€-407]'/></numFmts><cellXfs>"
                    + "<xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='14'/><xf numFmtId='20'/><xf numFmtId='165'/>"
                    + "<xf numFmtId='46'/><xf numFmtId='31'/></cellXfs></styleSheet>";

    private static final String MAIN = " xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
            + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";

    final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private int count;
    private String properties = "";

    /** Adds a sheet with these rows, as XML. */
    public XlsxFile sheet(String name, String rows) {
        return sheet(name, "", rows);
    }

    XlsxFile sheet(String name, String attributes, String rows) {
        count++;
        sheets.append("<sheet name='%s' sheetId='%d' r:id='rId%d' %s/>".formatted(name, count, count, attributes));
        relations.append("<Relationship Id='rId%d' Target='worksheets/sheet%d.xml'/>".formatted(count, count));
        parts.put(
                "xl/worksheets/sheet" + count + ".xml",
                "<worksheet" + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>");
        return this;
    }

    /** Adds the texts that cells share. */
    public XlsxFile shared(String... texts) {
        parts.put("xl/sharedStrings.xml", "<sst" + MAIN + "><si>" + String.join("</si><si>", texts) + "</si></sst>");
        return this;
    }

    /** Counts days from 1904 on, as Excel once did on a Mac. */
    XlsxFile from1904() {
        properties = "<workbookPr date1904='1'/>";
        return this;
    }

    public byte[] bytes() {
        String type = "<Override PartName='/xl/%s.xml' ContentType='application/vnd.openxmlformats-officedocument"
                + ".spreadsheetml.%s+xml'/>";
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + type.formatted("workbook", "sheet.main")
                        + type.formatted("sharedStrings", "sharedStrings")
                        + type.formatted("styles", "styles") + "</Types>");
        all.put(
                "xl/workbook.xml",
                "<workbook" + MAIN + ">" + properties + "<sheets>" + sheets + "</sheets></workbook>");
        all.put("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
        all.put("xl/styles.xml", STYLES);
        all.putAll(parts);
        all.values().removeIf(String::isEmpty);
        return zip(all);
    }

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** A row of texts and, where a cell begins with {@code =}, of a number, or with {@code @1}, of one in that style. */
    public static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r='" + number + "'>");
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i];
            String address = (char) ('A' + i) + "" + number;
            if (cell.startsWith("=") || cell.startsWith("@")) {
                String style = cell.startsWith("@") ? " s='" + cell.charAt(1) + "'" : "";
                row.append("<c r='%s'%s><v>%s</v></c>"
                        .formatted(address, style, cell.substring(cell.startsWith("@") ? 2 : 1)));
            } else if (!cell.isEmpty()) {
                row.append("<c r='%s' t='inlineStr'><is><t>%s</t></is></c>".formatted(address, cell));
            }
        }
        return row.append("</row>").toString();
    }
}
