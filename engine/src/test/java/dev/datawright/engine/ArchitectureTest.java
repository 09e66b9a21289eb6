package dev.datawright.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.datawright.engine");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.datawright.engine.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void facadeIsUsedByNothingBelowIt() {
        noClasses()
                .that()
                .resideInAPackage("dev.datawright.engine.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.datawright.engine")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CLASSES.stream().map(type -> type.getPackage()).distinct())
                .allMatch(pack -> pack.isAnnotatedWith(NullMarked.class));
    }
}
