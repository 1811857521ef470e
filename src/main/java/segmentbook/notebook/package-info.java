/**
 * The only package that knows the kernel.
 *
 * <p>{@link segmentbook.notebook.Notebook} is what a page calls: {@code start()} in its set-up, {@code parameter} in
 * its parameters cell, {@code versions} in its last one, {@code help} for whoever asks. {@link segmentbook.notebook.Markdown} is text that a cell
 * computes. {@link segmentbook.notebook.Shown} says how a table, a figure or such text is shown: a map from MIME type to
 * content. Two adapters pass it to a kernel:
 * {@link segmentbook.notebook.JJavaExtension}, which JJava finds by its service file, and
 * {@link segmentbook.notebook.IJavaRenderers}, which {@code Notebook.start()} registers where IJava runs. Plain
 * JShell has neither.
 *
 * <p>Around it: {@link segmentbook.notebook.Exercise} checks answers, {@link segmentbook.notebook.Help} has the first
 * sentences of the Javadoc, {@link segmentbook.notebook.ValueText} any value in words, and
 * {@link segmentbook.notebook.FirstRepair} tells a cell that cannot work which one to repair first.
 *
 * <p>What is shown is the same on every run, machine and locale, and has no style that a code host removes.
 */
@NullMarked
package segmentbook.notebook;

import org.jspecify.annotations.NullMarked;
