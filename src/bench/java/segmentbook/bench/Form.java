package segmentbook.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A form in which lines are kept, and the ways in which a file of it breaks. */
enum Form {
    CSV {
        @Override
        byte[] file(Rows rows) {
            return rows.text();
        }
    },
    JSON {
        @Override
        byte[] file(Rows rows) throws IOException {
            List<Map<String, Object>> objects = new ArrayList<>();
            for (List<String> line : rows.lines()) {
                Map<String, Object> object = new LinkedHashMap<>();
                for (int i = 0; i < line.size(); i++) {
                    object.put(rows.headers().get(i), Rows.value(line.get(i)));
                }
                objects.add(object);
            }
            return new ObjectMapper()
                    .writeValueAsString(objects)
                    .replace("},", "},\n")
                    .getBytes(UTF_8);
        }
    },
    UTF_16_WITH_A_MARK {
        @Override
        byte[] file(Rows rows) {
            return new String(rows.text(), UTF_8).getBytes(UTF_16);
        }

        @Override
        byte[] broken(byte[] file, Random random) {
            return random.nextBoolean() ? bytes(file, random) : recoded(file, UTF_16, random);
        }
    },
    UTF_16_WITHOUT {
        @Override
        byte[] file(Rows rows) {
            return new String(rows.text(), UTF_8).getBytes(UTF_16LE);
        }

        @Override
        byte[] broken(byte[] file, Random random) {
            return random.nextBoolean() ? bytes(file, random) : recoded(file, UTF_16LE, random);
        }
    },
    GZIP {
        @Override
        byte[] file(Rows rows) {
            return Packing.gzip(rows.text());
        }

        @Override
        byte[] broken(byte[] file, Random random) {
            return random.nextBoolean() ? bytes(file, random) : Packing.insideGzip(file, Form::text, random);
        }
    },
    ZIP {
        @Override
        byte[] file(Rows rows) {
            return Packing.zip(Map.of("lines.csv", rows.text()));
        }

        @Override
        byte[] broken(byte[] file, Random random) {
            return random.nextBoolean() ? bytes(file, random) : Packing.insideZip(file, Form::text, random);
        }
    },
    WORKBOOK {
        @Override
        byte[] file(Rows rows) {
            return StoredRows.workbook(rows);
        }

        @Override
        byte[] broken(byte[] file, Random random) {
            return random.nextInt(4) == 0 ? bytes(file, random) : Packing.insideZip(file, Form::tags, random);
        }
    },
    PARQUET {
        @Override
        byte[] file(Rows rows) throws IOException {
            return StoredRows.parquet(rows, "uncompressed");
        }
    },
    PARQUET_PACKED {
        @Override
        byte[] file(Rows rows) throws IOException {
            return StoredRows.parquet(rows, "zstd");
        }
    },
    SQLITE {
        @Override
        byte[] file(Rows rows) throws IOException {
            return StoredRows.sqlite(rows);
        }

        @Override
        String origin(String file) {
            return "jdbc: jdbc:sqlite:" + file + "\nquery: SELECT * FROM lines";
        }
    },
    DUCKDB {
        @Override
        byte[] file(Rows rows) throws IOException {
            return StoredRows.duckdb(rows);
        }

        @Override
        String origin(String file) {
            return "jdbc: jdbc:duckdb:" + file + "\nquery: SELECT * FROM lines";
        }
    };

    /** A file that is right. */
    abstract byte[] file(Rows rows) throws IOException;

    /** How a description file names it. */
    String origin(String file) {
        return "file: " + file;
    }

    /** Whether it stands under {@code file}, as attributes must. */
    boolean isFile() {
        return origin("").startsWith("file");
    }

    /** The file after one, two or three things went wrong with it; the same random numbers give the same. */
    byte[] broken(byte[] file, Random random) {
        return this == CSV || this == JSON ? text(file, random) : bytes(file, random);
    }

    /** Breaks a text, one to three times. */
    static byte[] text(byte[] file, Random random) {
        byte[] mutant = file;
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            mutant = any(Mutation.values(), random).of(mutant, random);
        }
        return mutant;
    }

    /** Breaks what no editor opens, once or twice: there little spoils all. */
    private static byte[] bytes(byte[] file, Random random) {
        byte[] mutant = file;
        for (int i = 0; i < 1 + random.nextInt(3) / 2; i++) {
            Breaking breaking = random.nextInt(3) == 0
                    ? any(Mutation.values(), random)
                    : StoredMutation.values()[random.nextInt(StoredMutation.CHANGE_A_VALUE.ordinal())];
            mutant = breaking.of(mutant, random);
        }
        return mutant;
    }

    /** Breaks XML, once or twice. */
    private static byte[] tags(byte[] file, Random random) {
        byte[] mutant = file;
        for (int i = 0; i < 1 + random.nextInt(3) / 2; i++) {
            mutant = any(random.nextInt(3) == 0 ? Mutation.values() : StoredMutation.values(), random)
                    .of(mutant, random);
        }
        return mutant;
    }

    private static byte[] recoded(byte[] file, Charset charset, Random random) {
        byte[] plain = new String(file, charset).getBytes(UTF_8);
        return new String(text(plain, random), random.nextInt(8) == 0 ? ISO_8859_1 : UTF_8).getBytes(charset);
    }

    private static Breaking any(Breaking[] all, Random random) {
        return all[random.nextInt(all.length)];
    }
}
