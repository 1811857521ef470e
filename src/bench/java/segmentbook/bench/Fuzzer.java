package segmentbook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import segmentbook.description.DataException;

/**
 * Breaks files of all forms and their description files at random, and reads them: each mutant must give a result whose
 * ledger balances, or one line that says what is wrong, within ten seconds and a gigabyte, and leave nothing beside it.
 */
public final class Fuzzer {
    private static final int SECONDS = 10;
    private static final int MOST_MEGABYTES = 1_024; // of the process: 256 of them heap, what else the databases' own
    private static final int AT_ONCE = 500;
    private static final int RARE = 10;
    private static final String NUMBER = "mutant.number";
    private static final Pattern KEY = Pattern.compile("[a-z]{4,}(\\.[a-z]{4,})?");

    private final Path folder;
    private final List<Seed> seeds;
    private final Consumer<Path> reading;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(Fuzzer::daemon);
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private long slowest; // milliseconds

    private Fuzzer(Path folder, List<Seed> seeds, Consumer<Path> reading) {
        this.folder = folder;
        this.seeds = seeds;
        this.reading = reading;
    }

    /**
     * Breaks the first lines of files.
     *
     * @param folder an empty one, where mutants are written
     * @param descriptions description files of what is broken, one data file each
     * @param forms in which the lines are written before
     */
    static Fuzzer of(Path folder, List<Path> descriptions, Set<Form> forms, Consumer<Path> reading) throws IOException {
        List<Seed> seeds = new ArrayList<>();
        for (Path description : descriptions) {
            seeds.addAll(Seed.of(description, forms));
        }
        return new Fuzzer(folder, seeds, reading);
    }

    /** The same with the readers of the product. */
    static Fuzzer of(Path folder, List<Path> descriptions, Set<Form> forms) throws IOException {
        return of(folder, descriptions, forms, Reading::read);
    }

    /**
     * Reads mutants.
     *
     * @param first the number of the first one, which also is its seed
     * @throws AssertionError at the first mutant that gives something else than it may; it stays in the folder
     */
    Fuzzer run(long first, int count) throws IOException, InterruptedException {
        for (long number = first; number < first + count; number++) {
            Random random = new Random(number * 0x9E3779B97F4A7C15L);
            Seed seed = seeds.get(random.nextInt(seeds.size()));
            seed.broken(folder, random);
            Files.writeString(folder.resolve(NUMBER), Long.toString(number)); // where the process itself breaks
            Set<Path> before = files();
            long start = System.nanoTime();
            String outcome = outcome("mutant " + number + " (" + seed.form() + ")");
            slowest = Math.max(slowest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            outcomes.merge(seed.form() + " " + outcome, 1, Integer::sum);
            require(files().equals(before), number, "nothing left beside it, found " + files());
        }
        return this;
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void require(boolean holds, long number, String rule) {
        if (!holds) {
            throw new AssertionError("mutant " + number + ": " + rule);
        }
    }

    private String outcome(String mutant) throws InterruptedException {
        try {
            return reader.submit(() -> outcome(folder.resolve("mutant.yaml"))).get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException wrong) {
            throw new AssertionError(mutant, wrong);
        }
    }

    private String outcome(Path description) {
        try {
            reading.accept(description);
            return "read";
        } catch (DataException refused) {
            String message = String.valueOf(refused.getMessage());
            if (message.isBlank() || message.contains("\n")) {
                throw new AssertionError("one line that says what is wrong, found " + message, refused);
            }
            Matcher key = KEY.matcher(message);
            refusals.merge(key.find() ? key.group() : "other", 1, Integer::sum);
            return "refused";
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "fuzzer");
        thread.setDaemon(true);
        return thread;
    }

    /** The most that the process ever took, 0 where the system does not say. */
    private static int megabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElse(0);
    }

    /** How many of each form were read and how many refused, and by which words refusals begin, rare ones left out. */
    @Override
    public String toString() {
        Map<String, Integer> usual = new TreeMap<>(refusals);
        usual.values().removeIf(count -> count < RARE);
        return outcomes + "\n" + usual;
    }

    /**
     * Runs from the command line.
     *
     * @param args a folder, forms with commas between them or {@code all}, the number of mutants, that of the first one, and
     *     description files
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Set<Form> forms = args[1].equals("all")
                ? EnumSet.allOf(Form.class)
                : Stream.of(args[1].split(",")).map(Form::valueOf).collect(Collectors.toCollection(TreeSet::new));
        int count = Integer.parseInt(args[2]);
        long first = Long.parseLong(args[3]);
        List<Path> descriptions = Arrays.stream(args).skip(4).map(Path::of).toList();
        Fuzzer fuzzer = of(Files.createDirectories(Path.of(args[0])), descriptions, forms);
        for (int done = 0; done < count; done += AT_ONCE) {
            fuzzer.run(first + done, Math.min(AT_ONCE, count - done));
            require(
                    megabytes() <= MOST_MEGABYTES,
                    first + done,
                    "from there at most 1 GB, found " + megabytes() + " MB");
            System.err.print("\r" + Math.min(count, done + AT_ONCE) + " of " + count);
        }
        System.err.println();
        System.out.println(count + " mutants: " + fuzzer);
        System.out.println("the slowest took " + fuzzer.slowest + " ms, the process at most " + megabytes() + " MB");
    }
}
