package segmentbook.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Place;

/**
 * Looks through a workbook before it is read, because its reader trusts what it says: how much it unpacks to, how long its
 * texts are, in which columns its cells stand and which of the shared texts they hold.
 */
final class WorkbookGuard {
    /** Letters of one cell, or bytes without a tag; Excel takes 32,767. */
    static final int LONGEST = 1 << 20;

    /** Columns of a sheet, as in Excel. */
    static final int COLUMNS = 16_384;

    private static final int LONGEST_NUMBER = 1_000;
    private static final int DEEPEST = 100;
    private static final long MOST_FORMULA_WORK = 2_000_000_000L;

    private final String name;
    private long room; // bytes that may still come
    private @Nullable String element;
    private boolean shared; // whether the cell holds the number of a shared text
    private boolean number; // whether it holds a number
    private long cellLetters;
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
     * Looks at all parts of a workbook that are XML.
     *
     * @throws DataException where one is beyond what a workbook holds
     */
    static void check(Path path, String name) throws IOException {
        WorkbookGuard guard = new WorkbookGuard(name, Unpacked.most(Files.size(path)));
        try (ZipFile zip = new ZipFile(path.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                try (InputStream in = guard.new Bounded(zip.getInputStream(entries.nextElement()))) {
                    guard.part(in);
                }
            }
        }
        guard.require(guard.lastShared < guard.sharedTexts, "cells with texts that are there");
        long work = guard.allCells * Math.max(guard.arrays, guard.longestFormula / 100);
        guard.require(work < MOST_FORMULA_WORK, "formulas that can be read in reasonable time");
    }

    private void part(InputStream in) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            int depth = 0;
            for (int event = next(xml); event != XMLStreamConstants.END_DOCUMENT; event = next(xml)) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    require(++depth < DEEPEST, "parts with few levels");
                    start(xml);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    letters(xml);
                }
            }
        } catch (XMLStreamException noXml) {
            // a picture; where it should have been XML, the reader stops at the same place
        }
    }

    private static int next(XMLStreamReader xml) throws XMLStreamException {
        try {
            int event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                xml.getTextLength(); // or the text would be parsed later, with other exceptions
            }
            return event;
        } catch (DataException said) {
            throw said;
        } catch (RuntimeException noXml) {
            throw new XMLStreamException(noXml);
        }
    }

    private void start(XMLStreamReader xml) {
        element = xml.getLocalName();
        switch (element) {
            case "row" -> cells = 0;
            case "c" -> cell(xml);
            case "si" -> {
                sharedTexts++;
                cellLetters = 0;
            }
            case "f" -> arrays += "array".equals(xml.getAttributeValue(null, "t")) ? 1 : 0;
            default -> {}
        }
    }

    private void cell(XMLStreamReader xml) {
        String address = xml.getAttributeValue(null, "r");
        String type = xml.getAttributeValue(null, "t");
        boolean far = address != null && address.length() > 3 && !Character.isDigit(address.charAt(3));
        require(!far && ++cells <= COLUMNS, "at most 16,384 columns");
        shared = "s".equals(type);
        number = type == null || type.equals("n");
        cellLetters = 0;
        allCells++;
    }

    private void letters(XMLStreamReader xml) {
        int length = xml.getTextLength();
        cellLetters += length;
        require(cellLetters <= LONGEST, "cells of at most 1 million letters");
        if ("f".equals(element)) {
            longestFormula = Math.max(longestFormula, cellLetters);
        } else if ("v".equals(element) && number) {
            require(cellLetters <= LONGEST_NUMBER, "numbers of at most 1,000 digits");
        } else if ("v".equals(element) && shared && xml.getText().strip().matches("[0-9]{1,18}")) {
            lastShared = Math.max(lastShared, Long.parseLong(xml.getText().strip()));
        }
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new DataException(
                    "file: a workbook with " + rule + ", found another", Place.file(name), "save it again as .csv");
        }
    }

    /** Counts what is unpacked, and bytes without a tag. */
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
            require(run <= LONGEST, "cells of at most 1 million letters");
            return count;
        }
    }
}
