package segmentbook.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One way in which a file that a program wrote, with numbers, places and lengths in it, or tags, comes to lie. */
enum StoredMutation implements Breaking {
    SET_A_NUMBER {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            long number = NUMBERS[random.nextInt(NUMBERS.length)] + random.nextInt(3) - 1;
            boolean bigEndFirst = random.nextBoolean();
            int length = 1 << random.nextInt(4);
            byte[] mutant = bytes.clone();
            int from = place(mutant, random);
            for (int i = 0; i < length && from + i < mutant.length; i++) {
                mutant[from + i] = (byte) (number >> (8 * (bigEndFirst ? length - 1 - i : i)));
            }
            return mutant;
        }
    },
    FILL_A_PIECE {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            byte[] mutant = bytes.clone();
            int from = place(mutant, random);
            int to = Math.min(mutant.length, from + 1 + random.nextInt(600));
            Arrays.fill(mutant, from, to, random.nextBoolean() ? 0 : (byte) random.nextInt(256));
            return mutant;
        }
    },
    COPY_OVER {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            byte[] mutant = bytes.clone();
            int unit = 1 << random.nextInt(10);
            int from = place(mutant, random) / unit * unit;
            int to = place(mutant, random) / unit * unit;
            int length = Math.min(unit, mutant.length - Math.max(from, to));
            System.arraycopy(bytes, from, mutant, to, length);
            return mutant;
        }
    },
    CHANGE_A_VALUE {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            return changed(bytes, VALUE, random, found -> Mutation.any(random));
        }
    },
    CHANGE_A_TAG {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            return changed(bytes, TAG, random, found -> switch (random.nextInt(4)) {
                case 0 -> "";
                case 1 -> found + found;
                case 2 -> found.startsWith("</") ? found.replace("/", "") : found.replace("<", "</");
                default -> found.repeat(random.nextInt(1_000));
            });
        }
    },
    CHANGE_A_WORD {
        @Override
        public byte[] of(byte[] bytes, Random random) {
            return changed(bytes, WORD, random, found -> WORDS.get(random.nextInt(WORDS.size())));
        }
    };

    private static final long[] NUMBERS = {
        0,
        1,
        8,
        0x7F,
        0x80,
        0xFF,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x7FFFFFFF,
        0x80000000L,
        0xFFFFFFFFL,
        Long.MAX_VALUE,
        1L << 40
    };
    private static final Pattern VALUE = Pattern.compile("(?<=['\">])[^'\"<>]+(?=['\"<])");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern WORD = Pattern.compile("(?<=[<\\s])[A-Za-z:]+(?=[=\\s>/])");
    private static final List<String> WORDS = List.of(
            "c",
            "r",
            "s",
            "t",
            "v",
            "f",
            "is",
            "si",
            "sst",
            "row",
            "ref",
            "sheet",
            "sheets",
            "sheetData",
            "name",
            "state",
            "r:id",
            "Id",
            "Target",
            "numFmt",
            "numFmtId",
            "formatCode",
            "cellXfs",
            "xf",
            "mc:Fallback",
            "a");

    private interface Change {
        String of(String found);
    }

    /** A place, half of the time near the beginning or the end, where most of what matters stands. */
    private static int place(byte[] bytes, Random random) {
        int all = Math.max(1, bytes.length);
        int near = Math.min(all, 200);
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(near);
            case 1 -> all - 1 - random.nextInt(near);
            default -> random.nextInt(all);
        };
    }

    /** One of the pieces that a pattern finds changed; where it finds none, a number set. */
    private static byte[] changed(byte[] bytes, Pattern pattern, Random random, Change change) {
        String text = new String(bytes, ISO_8859_1);
        List<MatchResult> found = pattern.matcher(text).results().toList();
        if (found.isEmpty()) {
            return SET_A_NUMBER.of(bytes, random);
        }
        MatchResult one = found.get(random.nextInt(found.size()));
        return (text.substring(0, one.start()) + change.of(one.group()) + text.substring(one.end()))
                .getBytes(ISO_8859_1);
    }
}
