package segmentbook.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;

/** What JShell compiled and called for each cell of a page, so that the page runs again, on other data, without a compiler. */
final class CompiledPage {
    private final Map<Integer, List<Step>> cells = new TreeMap<>();

    private interface Step {
        void in(ExecutionControl control) throws ExecutionControl.ExecutionControlException;
    }

    /** Carries out what a shell asks for, and keeps it under the number of the cell. */
    final class Writer extends LocalExecutionControl {
        private int cell;

        void begin(int number) {
            cell = number;
        }

        private void keep(Step step) {
            cells.computeIfAbsent(cell, number -> new ArrayList<>()).add(step);
        }

        @Override
        public void load(ClassBytecodes[] classes)
                throws ClassInstallException, NotImplementedException, EngineTerminationException {
            keep(control -> control.load(classes));
            super.load(classes);
        }

        @Override
        public String invoke(String type, String method)
                throws RunException, InternalException, EngineTerminationException {
            keep(control -> control.invoke(type, method));
            return super.invoke(type, method);
        }
    }

    /** Runs the cells again; each stops at its first problem. */
    List<String> run(String name, List<String> shown) {
        List<String> problems = new ArrayList<>();
        try (LocalExecutionControl control = new LocalExecutionControl()) {
            cells.forEach((cell, steps) -> {
                try {
                    for (Step step : steps) {
                        step.in(control);
                    }
                } catch (ExecutionControl.UserException thrown) {
                    problems.add(name + " cell " + cell + ": " + thrown.causeExceptionClass() + ": "
                            + String.valueOf(thrown.getMessage()).replaceAll("\\s*\\R\\s*", " "));
                } catch (ExecutionControl.ExecutionControlException failed) {
                    problems.add(name + " cell " + cell + ": " + failed);
                }
                KernelStandIns.takeShown().forEach(text -> shown.add("[" + name + " " + cell + "] " + text));
            });
        }
        return problems;
    }
}
