package segmentbook.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import segmentbook.description.Dataset;

/**
 * A file that is right, and its description file.
 *
 * @param form how the file is written
 * @param data the file that will be broken
 * @param description the text of the description file that names it
 * @param beside lines whose attributes the file holds, empty where it holds lines itself
 */
record Seed(Form form, byte[] data, String description, byte[] beside) {
    private static final String FILE = "mutant.dat";

    /** The first lines of a described data file in each form, and those of its attributes. */
    static List<Seed> of(Path description, Set<Form> forms) throws IOException {
        Dataset dataset = Dataset.read(description);
        Rows rows = Rows.of(dataset.files().get(0), line -> true);
        String text = Files.readString(description).replaceAll("(?m)^(truth|offers):.*\\R?", "");
        String attributes = "(?m)^attributes: *\\{file: *([^,]+).*\\R?";
        String alone = text.replaceAll(attributes + "|(?m)^limits:.*\\R?", "");
        List<Seed> seeds = new ArrayList<>();
        for (Form form : forms) {
            seeds.add(new Seed(form, form.file(rows), from(alone, form.origin(FILE)), new byte[0]));
        }
        Matcher joined = Pattern.compile(attributes).matcher(text);
        if (joined.find()) {
            Set<String> words = Set.copyOf(Arrays.asList(new String(rows.text(), UTF_8).split("[,.\n]")));
            Rows known = Rows.of(
                    description.resolveSibling(joined.group(1)),
                    line -> words.contains(line.split(",")[0]) || line.hashCode() % 100 == 0);
            String both = from(text.replace(joined.group(1), FILE), "file: beside.csv");
            for (Form form : forms.stream().filter(Form::isFile).toList()) {
                seeds.add(new Seed(form, form.file(known), both, rows.text()));
            }
        }
        return seeds;
    }

    private static String from(String description, String origin) {
        return description.replaceFirst("(?m)^file:.*$", Matcher.quoteReplacement(origin));
    }

    /** Writes both as they are right. */
    void right(Path folder) throws IOException {
        write(folder, data, description.getBytes(UTF_8));
    }

    /** Breaks the file, and, one time in five, the description file, and writes them. */
    void broken(Path folder, Random random) throws IOException {
        byte[] text = description.getBytes(UTF_8);
        write(folder, form.broken(data, random), random.nextInt(5) == 0 ? Form.text(text, random) : text);
    }

    private void write(Path folder, byte[] file, byte[] text) throws IOException {
        Files.write(folder.resolve(FILE), file);
        Files.write(folder.resolve("beside.csv"), beside);
        Files.write(folder.resolve("mutant.yaml"), text);
    }
}
