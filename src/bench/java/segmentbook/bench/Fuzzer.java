package segmentbook.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import segmentbook.customers.Customers;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Dataset;
import segmentbook.dataset.Kind;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.Findings;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Ledger;

/**
 * Breaks files and their description files at random, and reads them: each mutant must give a result whose ledger balances,
 * or one line that says what is wrong, within ten seconds.
 */
public final class Fuzzer {
    private static final int LINES = 40; // of each file that is broken
    private static final int SECONDS = 10;
    private static final Pattern KEY = Pattern.compile("[a-z]{4,}(\\.[a-z]{4,})?");

    private final Path folder;
    private final List<Seed> seeds;
    private final Consumer<Path> reading;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(Fuzzer::daemon);
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Integer> refusals = new TreeMap<>();

    /** A file that is right, and its description file. */
    private record Seed(String name, byte[] data, String description) {}

    private enum Outcome {
        READ,
        REFUSED
    }

    private Fuzzer(Path folder, List<Seed> seeds, Consumer<Path> reading) {
        this.folder = folder;
        this.seeds = seeds;
        this.reading = reading;
    }

    /**
     * Breaks the first lines of files.
     *
     * @param folder where mutants are written
     * @param descriptions description files of what is broken, one data file each
     */
    public static Fuzzer of(Path folder, List<Path> descriptions) throws IOException {
        return of(folder, descriptions, Fuzzer::read);
    }

    /** The same with another way to read the data set of a description file. */
    static Fuzzer of(Path folder, List<Path> descriptions, Consumer<Path> reading) throws IOException {
        List<Seed> seeds = new ArrayList<>();
        for (Path description : descriptions) {
            Path data = Dataset.read(description).files().get(0);
            String text = Files.readString(description)
                    .replace(String.valueOf(data.getFileName()), "mutant.dat")
                    .replaceAll("(?m)^(truth|attributes|limits|offers):.*\\R?", "");
            byte[] lines = firstLines(data);
            seeds.add(new Seed(String.valueOf(data.getFileName()), lines, text));
            seeds.add(new Seed(data.getFileName() + " as JSON", json(lines), text));
        }
        return new Fuzzer(folder, seeds, reading);
    }

    private static byte[] firstLines(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            String text = new String(plain.readNBytes(1 << 14), StandardCharsets.UTF_8);
            return text.lines()
                    .limit(LINES)
                    .collect(Collectors.joining("\n", "", "\n"))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The same lines as an array of objects, a line each, where they are parted by commas; else the last cells of the headers. */
    private static byte[] json(byte[] csv) throws IOException {
        StringBuilder json = new StringBuilder("[");
        try (CSVParser parser = CSVParser.parse(
                new String(csv, StandardCharsets.UTF_8),
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setAllowMissingColumnNames(true)
                        .get())) {
            for (CSVRecord line : parser) {
                json.append(json.length() == 1 ? "\n" : ",\n")
                        .append(new ObjectMapper().writeValueAsString(line.toMap()));
            }
        }
        return json.append("\n]\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads mutants.
     *
     * @param first the number of the first one, which also is its seed
     * @throws AssertionError at the first mutant that gives something else than it may; it stays in the folder
     */
    public Fuzzer run(long first, int count) throws IOException, InterruptedException {
        for (long number = first; number < first + count; number++) {
            mutate(new Random(number * 0x9E3779B97F4A7C15L));
            Path description = folder.resolve("mutant.yaml");
            try {
                Outcome outcome = reader.submit(() -> outcome(description)).get(SECONDS, TimeUnit.SECONDS);
                outcomes.merge(outcome, 1, Integer::sum);
            } catch (ExecutionException | TimeoutException wrong) {
                throw new AssertionError("mutant " + number, wrong);
            }
        }
        return this;
    }

    private void mutate(Random random) throws IOException {
        Seed seed = seeds.get(random.nextInt(seeds.size()));
        byte[] data = seed.data;
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            data = mutation(random).of(data, random);
        }
        byte[] description = seed.description.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(5) == 0) {
            description = mutation(random).of(description, random);
        }
        Files.write(folder.resolve("mutant.dat"), data);
        Files.write(folder.resolve("mutant.yaml"), description);
    }

    private static Mutation mutation(Random random) {
        return Mutation.values()[random.nextInt(Mutation.values().length)];
    }

    private Outcome outcome(Path description) {
        try {
            reading.accept(description);
            return Outcome.READ;
        } catch (DataException refused) {
            String message = String.valueOf(refused.getMessage());
            if (message.isBlank() || message.contains("\n")) {
                throw new AssertionError("one line that says what is wrong, found " + message, refused);
            }
            Matcher key = KEY.matcher(message);
            refusals.merge(key.find() ? key.group() : "other", 1, Integer::sum);
            return Outcome.REFUSED;
        }
    }

    private static void read(Path description) {
        Dataset dataset = Dataset.read(description);
        if (dataset.kind() == Kind.CUSTOMERS) {
            Customers.read(dataset).findings();
        } else {
            transactions(dataset);
        }
    }

    private static void transactions(Dataset dataset) {
        InvoiceLines lines = InvoiceLines.read(dataset);
        Findings.of(lines);
        Cleaning cleaning = Cleaning.of(lines);
        Ledger.Entry gap = cleaning.ledger().imbalance();
        Ledger.Entry read = cleaning.ledger().read();
        boolean balances = gap.lines() == 0
                && Math.abs(gap.units()) <= 1e-9 * (1 + Math.abs(read.units()))
                && Math.abs(gap.money()) <= 1e-9 * (1 + Math.abs(read.money()));
        if (!balances || read.lines() != lines.size()) {
            throw new AssertionError("a ledger that balances, found " + gap + " of " + read);
        }
        RfmTable.of(cleaning.transactions()).score(5);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "fuzzer");
        thread.setDaemon(true);
        return thread;
    }

    /** How many were read and how many refused, and by which words refusals begin. */
    @Override
    public String toString() {
        return outcomes + "\n" + refusals;
    }

    /**
     * Runs from the command line.
     *
     * @param args number of mutants, number of the first one, and description files
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("segmentbook-fuzzer");
        List<Path> descriptions =
                List.of(args).subList(2, args.length).stream().map(Path::of).toList();
        int count = Integer.parseInt(args[0]);
        long first = Long.parseLong(args[1]);
        Fuzzer fuzzer = of(folder, descriptions);
        for (int done = 0; done < count; done += 1_000) {
            fuzzer.run(first + done, Math.min(1_000, count - done));
            System.err.print("\r" + Math.min(count, done + 1_000) + " of " + count);
        }
        System.err.println();
        System.out.println(count + " mutants: " + fuzzer);
    }
}
