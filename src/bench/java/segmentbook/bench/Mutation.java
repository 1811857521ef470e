package segmentbook.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One way in which a file goes wrong: in a program, on a disk, or in careless hands. */
enum Mutation implements Breaking {
    FLIP_BITS {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            byte[] mutant = bytes.clone();
            for (int i = 0; i < 1 + random.nextInt(4) && mutant.length > 0; i++) {
                mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return mutant;
        }
    },
    PUT_BYTES {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            byte[] more = new byte[1 + random.nextInt(6)];
            random.nextBytes(more);
            return spliced(bytes, random.nextInt(bytes.length + 1), 0, more);
        }
    },
    PUT_MARKS {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            String marks = MARKS.get(random.nextInt(MARKS.size()));
            return spliced(bytes, random.nextInt(bytes.length + 1), 0, marks.getBytes(UTF_8));
        }
    },
    TAKE_A_PIECE {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            int from = random.nextInt(bytes.length + 1);
            return spliced(
                    bytes, from, random.nextInt(bytes.length - from + 1) / (1 + random.nextInt(50)), new byte[0]);
        }
    },
    CUT_OFF {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        }
    },
    REPEAT_A_PIECE {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(Math.min(200, bytes.length - from) + 1);
            byte[] piece = Arrays.copyOfRange(bytes, from, to);
            ByteArrayOutputStream pieces = new ByteArrayOutputStream();
            for (int i = 0; i < 1 + random.nextInt(random.nextInt(30) == 0 ? 2_000 : 5); i++) {
                pieces.writeBytes(piece);
            }
            return spliced(bytes, from, 0, pieces.toByteArray());
        }
    },
    CHANGE_A_CELL {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            return lines(bytes, random, cells -> cells.set(random.nextInt(cells.size()), any(random)));
        }
    },
    DROP_A_CELL {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            return lines(bytes, random, cells -> cells.remove(random.nextInt(cells.size())));
        }
    },
    SWAP_CELLS {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            return lines(
                    bytes,
                    random,
                    cells -> Collections.swap(cells, random.nextInt(cells.size()), random.nextInt(cells.size())));
        }
    },
    SHUFFLE_LINES {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            List<String> lines = new ArrayList<>(text(bytes).lines().toList());
            Collections.shuffle(lines, random);
            return bytes(String.join("\n", lines));
        }
    },
    OTHER_LETTERS {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            String text = text(bytes) + "é£";
            return switch (random.nextInt(4)) {
                case 0 -> text.getBytes(UTF_16);
                case 1 -> text.getBytes(UTF_16LE);
                case 2 -> text.getBytes(ISO_8859_1);
                default -> ("\uFEFF" + text).getBytes(UTF_8);
            };
        }
    },
    OTHER_MARKS {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            char[] marks = {',', ';', '\t', '|', ' ', '.', '\'', '"', '\n', '\r', '-', '0'};
            return bytes(text(bytes).replace(marks[random.nextInt(4)], marks[random.nextInt(marks.length)]));
        }
    },
    PACK {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            return random.nextBoolean() ? Packing.gzip(bytes) : Packing.zip(Map.of("a.csv", bytes));
        }
    };

    private static final List<String> MARKS = List.of(
            "\"",
            "\"\"",
            "'",
            "\n",
            "\r",
            "\r\n",
            "\n\n\n",
            ",,,,",
            ";",
            "\t",
            "\u0000",
            "\uFEFF",
            "\\",
            "{",
            "[",
            "}",
            "]",
            "[[[[[[[[",
            "{\"a\":",
            "=1+1",
            "\u2028",
            "<",
            "&",
            "#",
            "%",
            "*a",
            "&a",
            "!!",
            ": ",
            "- ",
            "..");
    private static final List<String> CELLS = List.of(
            "",
            " ",
            "NULL",
            "NaN",
            "-0",
            "0",
            "-1",
            "1e308",
            "1e-320",
            "Infinity",
            "9999999999999999999",
            "0x10",
            "1,234",
            "1.234",
            "1.234,5",
            "(5)",
            "5-",
            "12.13.2011",
            "2011-02-29",
            "0000-00-00",
            "9999-12-31",
            "24:00",
            "C",
            "C0",
            "\"",
            "a\"b",
            "\"a\nb\"",
            "é",
            "\uD83D\uDE00",
            "\uD83D",
            "x".repeat(5_000),
            "17850.0",
            "=HYPERLINK(\"x\")");

    /** What changes the cells of a line, of which there is one at least. */
    private interface CellChange {
        void change(List<String> cells);
    }

    /** Some cell that is odd. */
    static String any(Random random) {
        return CELLS.get(random.nextInt(CELLS.size()));
    }

    /** One line changed, or, one time in four, all of them, each in the same way as the random numbers go. */
    private static byte[] lines(byte[] bytes, Random random, CellChange change) {
        List<String> lines = new ArrayList<>(text(bytes).lines().toList());
        boolean all = random.nextInt(4) == 0;
        int one = lines.isEmpty() ? 0 : random.nextInt(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            if (all || i == one) {
                List<String> cells = new ArrayList<>(Arrays.asList(lines.get(i).split(",", -1)));
                change.change(cells);
                lines.set(i, String.join(",", cells));
            }
        }
        return bytes(String.join("\n", lines));
    }

    private static byte[] spliced(byte[] bytes, int from, int without, byte[] more) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, from);
        all.writeBytes(more);
        all.write(bytes, from + without, bytes.length - from - without);
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
