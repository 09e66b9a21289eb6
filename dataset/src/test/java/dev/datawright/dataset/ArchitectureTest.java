package dev.datawright.dataset;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.datawright.dataset", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("dev.datawright.dataset.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOTHING_STANDS_IN_A_PACKAGE_WITHOUT_NULL_MARKS = noClasses()
            .that(new DescribedPredicate<JavaClass>("live in a package without @NullMarked") {
                @Override
                public boolean test(JavaClass type) {
                    return !type.getPackage().isAnnotatedWith(NullMarked.class);
                }
            })
            .should()
            .bePublic()
            .orShould()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_READ_KNOWS_DUCKDB = noClasses()
            .that()
            .resideOutsideOfPackage("..read..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.duckdb..");
}
