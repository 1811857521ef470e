package segmentbook.tables;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import segmentbook.description.DataException;
import segmentbook.description.Place;

/**
 * Checks a workbook before it is read, because fastexcel trusts sizes and numbers in it: the bytes that it unpacks
 * to, the length of texts, the columns of cells and the numbers of shared texts.
 */
final class WorkbookGuard {
    /** Most characters of a cell, or bytes without a tag; Excel allows 32,767. */
    static final int MAX_CHARACTERS = 1 << 20;

    private static final int MAX_DIGITS = 1_000;
    private static final int MAX_DEPTH = 100;
    private static final long MAX_FORMULA_WORK = 2_000_000_000L;

    private final String name;
    private long room; // bytes that may still come
    private @Nullable String element;
    private String type = ""; // of the cell: n holds a number, s the number of a shared text
    private long cellCharacters;
    private long sharedTexts;
    private long lastShared = -1;
    private int cells; // of the row
    private long allCells;
    private long arrays;
    private long longestFormula;

    private WorkbookGuard(String name, long room) {
        this.name = name;
        this.room = room;
    }

    /**
     * Checks all parts of a workbook that are XML.
     *
     * @throws DataException if one exceeds a bound
     */
    static void check(Path path, String name) throws IOException {
        WorkbookGuard guard = new WorkbookGuard(name, Unpacked.max(Files.size(path)));
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                try (InputStream in = guard.new Bounded(zip.getInputStream(entry))) {
                    guard.part(in);
                }
            }
        }
        guard.require(guard.lastShared < guard.sharedTexts, "cells with texts that are there");
        long work = guard.allCells * Math.max(guard.arrays, guard.longestFormula / 100);
        guard.require(work < MAX_FORMULA_WORK, "formulas that can be read in reasonable time");
    }

    private void part(InputStream in) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            int depth = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        require(++depth < MAX_DEPTH, "parts with few levels");
                        start(xml);
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(xml);
                    default -> {}
                }
            }
        } catch (DataException known) {
            throw known;
        } catch (XMLStreamException | RuntimeException noXml) {
            // a picture; if it should have been XML, fastexcel stops at the same place
        }
    }

    private void start(XMLStreamReader xml) {
        element = xml.getLocalName();
        switch (element) {
            case "row" -> cells = 0;
            case "c" -> cell(xml);
            case "si" -> {
                sharedTexts++;
                cellCharacters = 0;
            }
            case "f" -> arrays += "array".equals(xml.getAttributeValue(null, "t")) ? 1 : 0;
            default -> {}
        }
    }

    private void cell(XMLStreamReader xml) {
        String address = xml.getAttributeValue(null, "r");
        boolean far = address != null && address.length() > 3 && !Character.isDigit(address.charAt(3));
        require(!far && ++cells <= Lines.MAX_COLUMNS, "at most 16,384 columns");
        type = Objects.requireNonNullElse(xml.getAttributeValue(null, "t"), "n");
        cellCharacters = 0;
        allCells++;
    }

    private void characters(XMLStreamReader xml) {
        cellCharacters += xml.getTextLength();
        require(cellCharacters <= MAX_CHARACTERS, "cells of at most 1 million characters");
        if ("f".equals(element)) {
            longestFormula = Math.max(longestFormula, cellCharacters);
        } else if ("v".equals(element) && type.equals("n")) {
            require(cellCharacters <= MAX_DIGITS, "numbers of at most 1,000 digits");
        } else if ("v".equals(element)
                && type.equals("s")
                && xml.getText().strip().matches("[0-9]{1,18}")) {
            lastShared = Math.max(lastShared, Long.parseLong(xml.getText().strip()));
        }
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new DataException(
                    "file: a workbook with " + rule + ", found another", Place.file(name), "save it again as .csv");
        }
    }

    /** Counts unpacked bytes, and bytes without a tag. */
    private final class Bounded extends FilterInputStream {
        private int run;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            room -= Math.max(0, count);
            require(room >= 0, "at most " + Unpacked.TIMES + " times its packed size or 64 MB");
            for (int i = from; i < from + count; i++) {
                run = bytes[i] == '<' ? 0 : run + 1;
            }
            require(run <= MAX_CHARACTERS, "cells of at most 1 million characters");
            return count;
        }
    }
}
