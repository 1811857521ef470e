/**
 * The description file: where the data is, which column is what, how it is written, and the options of all packages.
 *
 * <p>{@link segmentbook.description.Dataset#read} is the entry point. {@code YamlFile} makes a tree of {@code Node}s that know
 * their lines, {@code Contract} refuses unknown keys, {@code Description} makes the data set. The options of a later
 * package are a record that implements {@link segmentbook.description.Options}: {@code Binder} gives each component the
 * value of its key. So a new key is a component of such a record and a row in {@code docs/description-file.md}. A value
 * that breaks a rule is an {@link segmentbook.description.OptionException}; with its place it becomes a {@link
 * segmentbook.description.DataException}: what, rule, value found, place and choices on one line, without a stack trace.
 */
@NullMarked
package segmentbook.description;

import org.jspecify.annotations.NullMarked;
