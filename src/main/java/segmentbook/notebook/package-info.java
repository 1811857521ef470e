/**
 * The only package that knows the kernel.
 *
 * <p>{@link segmentbook.notebook.Notebook} is what a page calls: {@code start()} in its set-up, {@code parameter} in
 * its parameters cell, {@code versions} in its last one. {@link segmentbook.notebook.Markdown} is text that a cell
 * computes. {@link segmentbook.notebook.Shown} says, apart from any kernel, what a reader sees of a table, a figure or
 * such text: a map from MIME type to content. Two adapters hand that to a kernel:
 * {@link segmentbook.notebook.JJavaExtension}, which JJava finds by its service file, and
 * {@link segmentbook.notebook.IJavaRenderers}, which {@code Notebook.start()} registers where IJava runs. In plain
 * JShell neither is there and nothing happens.
 *
 * <p>What is shown is the same on every run, machine and locale, and has no style that a code host would strip.
 */
@NullMarked
package segmentbook.notebook;

import org.jspecify.annotations.NullMarked;
