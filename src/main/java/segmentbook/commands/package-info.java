/**
 * The commands beside the pages: {@code check}, {@code new}, {@code score}. Thin.
 *
 * <p>{@link segmentbook.commands.Main} takes the arguments of the command line, calls one command and turns what it
 * throws into one line and an exit code: 0 usable, 1 unusable, 2 wrong use. Results come from executed pages, so
 * nothing is computed here: a command reads with the packages below and prints. A stack trace appears only where the
 * environment variable {@code SEGMENTBOOK_DEBUG} is set.
 */
@NullMarked
package segmentbook.commands;

import org.jspecify.annotations.NullMarked;
