package segmentbook.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The packages use each other in the order of the design only, and kernels are known in one place. */
class LayerTests {
    /** First to last: each uses only those before it. */
    static final List<String> ORDER = List.of(
            "columns",
            "statistics",
            "description",
            "tables",
            "drafting",
            "transactions",
            "customers",
            "exploration",
            "rfm",
            "features",
            "clustering",
            "validation",
            "segments",
            "recommendation",
            "lifetime",
            "prediction",
            "models",
            "plots",
            "export",
            "notebook",
            "commands");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("segmentbook");
    private static final String[] KERNELS = {"org.dflib.jjava..", "io.github.spencerpark.."};

    /** Classes of a package may use nothing that comes after {@code layer}. */
    private static ArchRule usesNothingAfter(String layer, String classesOf) {
        String[] later = ORDER.subList(ORDER.indexOf(layer) + 1, ORDER.size()).stream()
                .map(p -> "segmentbook." + p + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(classesOf)
                .should(dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(later)))
                .allowEmptyShould(true);
    }

    @ParameterizedTest
    @FieldSource("ORDER")
    void aPackageUsesOnlyThoseBeforeIt(String layer) {
        usesNothingAfter(layer, "segmentbook." + layer + "..").check(MAIN);
    }

    @Test
    void everyClassIsInAPackageOfTheDesign() {
        String[] known = ORDER.stream().map(p -> "segmentbook." + p).toArray(String[]::new);
        classes().should().resideInAnyPackage(known).check(MAIN);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("segmentbook.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void onlyTheNotebookPackageKnowsKernels() {
        noClasses()
                .that()
                .resideOutsideOfPackage("segmentbook.notebook..")
                .should(dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(KERNELS)))
                .check(MAIN);
    }

    @Test
    void publicMethodsHaveNoGetPrefix() {
        methods().that().arePublic().should().haveNameNotMatching("get[A-Z].*").check(MAIN);
    }

    @Test
    void packagesHaveNoNamesThatSayNothing() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helpers..")
                .check(MAIN);
    }

    @Nested
    class TheRuleOfOrder {
        private final JavaClasses wrong = new ClassFileImporter().importClasses(NotebookUser.class);

        @Test
        void noticesAUseOfALaterPackage() {
            ArchRule rule = usesNothingAfter("plots", "segmentbook.architecture");
            assertThatThrownBy(() -> rule.check(wrong))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("NotebookUser");
        }

        @Test
        void letsAUseOfAnEarlierPackagePass() {
            usesNothingAfter("notebook", "segmentbook.architecture").check(wrong);
        }
    }

    /** Uses what a class of an early package may not. */
    static final class NotebookUser {
        String text() {
            return segmentbook.notebook.Notebook.parameter("A", "b");
        }
    }
}
