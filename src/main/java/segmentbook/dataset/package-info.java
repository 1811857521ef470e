/**
 * The description file: where the data is, which column is what, how it is written.
 *
 * <p>{@link segmentbook.dataset.Dataset#read} is the one door: it reads {@code NAME.yaml}, refuses what it does not
 * know, and hands out small checked records ({@link segmentbook.dataset.Columns} or {@link
 * segmentbook.dataset.CustomerColumns}, {@link segmentbook.dataset.Format}, {@link segmentbook.transactions.CleaningRules},
 * {@link segmentbook.rfm.RfmOptions}) that the later packages take. Inside, {@code YamlFile} makes a tree of
 * {@code Node}s that know their lines, {@code Contract} holds every key with its default, and {@code Description} has
 * one typed reader for each group of keys: a feature to come changes its line there and adds its reader here. A mistake
 * in a file, here and everywhere else, is a {@link segmentbook.dataset.DataException}: what, rule, value found, place
 * and choices in one line, and no stack trace.
 */
@NullMarked
package segmentbook.dataset;

import org.jspecify.annotations.NullMarked;
