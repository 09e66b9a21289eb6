package dev.datawright.launcher;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.datawright.launcher");

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.datawright.launcher.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void nothingBelowKnowsTheCommands() {
        assertThat(classes.stream()
                        .filter(type -> !type.getPackageName().equals("dev.datawright.launcher"))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency ->
                                dependency.getTargetClass().getPackageName().equals("dev.datawright.launcher")))
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(classes.getPackage("dev.datawright.launcher").getSubpackagesInTree().stream()
                        .filter(javaPackage -> !javaPackage.getClasses().isEmpty())
                        .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName))
                .isEmpty();
    }
}
