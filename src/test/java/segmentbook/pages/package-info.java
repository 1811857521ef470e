/**
 * The tests of the pages: {@link segmentbook.pages.PageCodeTests} runs the code of each in plain JShell, so that no
 * kernel-only feature creeps in; {@link segmentbook.pages.PageStyleTests} holds how a page is built and executed.
 *
 * <p>{@link segmentbook.pages.Page} reads a notebook. The rules stand in {@link segmentbook.pages.OrderRules},
 * {@link segmentbook.pages.ProseRules}, {@link segmentbook.pages.CodeRules} and
 * {@link segmentbook.pages.OutputRules}; each gives sentences that say what is wrong and in which cell.
 */
package segmentbook.pages;
