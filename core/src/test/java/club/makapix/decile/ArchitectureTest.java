package club.makapix.decile;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("club.makapix.decile");

    @Test
    void schemaStandsAloneAndTransferUsesIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("schema")
                .definedBy("..decile.schema")
                .layer("recipe")
                .definedBy("..decile.recipe")
                .layer("transfer")
                .definedBy("..decile.transfer")
                .whereLayer("schema")
                .mayNotAccessAnyLayer()
                .whereLayer("recipe")
                .mayOnlyAccessLayers("schema")
                .whereLayer("transfer")
                .mayOnlyAccessLayers("schema")
                .check(CORE);
        slices().matching("club.makapix.decile.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void onlyTransferKnowsTheDriver() {
        noClasses()
                .that(not(resideInAPackage("..decile.transfer")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.postgresql..", "com.zaxxer.hikari..")
                .check(CORE);
    }

    @Test
    void onlySchemaKnowsJooqAndOnlyRecipeKnowsYaml() {
        noClasses()
                .that(not(resideInAPackage("..decile.schema")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jooq..")
                .check(CORE);
        noClasses()
                .that(not(resideInAPackage("..decile.recipe")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(CORE);
    }

    @Test
    void nothingPrintsOrDrawsLots() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
        noClasses().should().dependOnClassesThat().areAssignableTo(Random.class).check(CORE);
    }

    @Test
    void classesAreFinalUnlessTheyAreSealed() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CORE);
    }

    @Test
    void everyPackageIsDescribedAndMarked() throws IOException {
        Path sources = Path.of("src/main/java/club/makapix/decile");
        try (Stream<Path> folders = Files.list(sources).filter(Files::isDirectory)) {
            assertThat(folders)
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                            .exists()
                            .content()
                            .startsWith("/**")
                            .contains("@NullMarked"));
        }
    }
}
