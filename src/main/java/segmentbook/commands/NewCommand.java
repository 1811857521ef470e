package segmentbook.commands;

import java.io.PrintStream;
import java.nio.file.Path;
import segmentbook.drafting.Draft;

/** {@code new}: a first description file for a data file. */
final class NewCommand {
    private NewCommand() {}

    /**
     * Writes {@code data/NAME.yaml}, says what was guessed and what is open, and checks it.
     *
     * @param project the folder that has {@code data/}
     * @return what check returns, and {@link Main#UNUSABLE} too where money would count units although a column may be
     *     money; {@link Main#WRONG_USE} for a description file
     * @throws segmentbook.description.DataException where the data is no table or the description file is there already, and,
     *     once it is written, where check finds it unusable
     */
    static int run(Path project, Path data, PrintStream out, PrintStream err) {
        if (String.valueOf(data.getFileName()).matches("(?i).*\\.ya?ml")) {
            return Main.wrongUse(
                    "new: a data file, found the description file " + data + "; check it with ./run check", err);
        }
        Draft draft = Draft.of(data, project.resolve("data"));
        draft.write();
        draft.first().forEach(each -> out.println("first: " + each));
        out.println("guessed:");
        draft.notes().forEach(note -> out.println("- " + note));
        Path here = Path.of("").toAbsolutePath();
        Path file = draft.file().toAbsolutePath();
        out.println("\nwritten to " + (file.startsWith(here) ? here.relativize(file) : file)
                + ", to be changed where it is wrong; checked:");
        int code = CheckCommand.run(draft.file(), out);
        if (code == Main.USABLE && !draft.isUsable()) {
            out.println("not usable yet: money would count units; map a column to price or amount");
            return Main.UNUSABLE;
        }
        return code;
    }
}
