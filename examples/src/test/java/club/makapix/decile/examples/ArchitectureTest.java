package club.makapix.decile.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.transfer.TransferException;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;

/** The lines between the modules, held by a machine. */
class ArchitectureTest {
    private static final String ROOT = "club.makapix.decile.";
    private static final String SCHEMA = ROOT + "schema..";
    private static final String RECIPE = ROOT + "recipe..";
    private static final String TRANSFER = ROOT + "transfer..";
    private static final String SAMPLING = ROOT + "sampling..";
    private static final String ANONYMIZE = ROOT + "anonymize..";
    private static final String VAULT = ROOT + "vault..";
    private static final String EXAMPLES = ROOT + "examples..";

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("club.makapix.decile");

    @Test
    void schemaKnowsNoRowsAndNoRecipe() {
        check(noClasses()
                .that()
                .resideInAPackage(SCHEMA)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RECIPE, TRANSFER, SAMPLING, ANONYMIZE, VAULT, EXAMPLES));
    }

    @Test
    void recipeKnowsOnlyTheSchema() {
        check(noClasses()
                .that()
                .resideInAPackage(RECIPE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TRANSFER, SAMPLING, ANONYMIZE, VAULT, EXAMPLES));
    }

    @Test
    void transferKnowsNoneOfTheStagesThatItRuns() {
        check(noClasses()
                .that()
                .resideInAPackage(TRANSFER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SAMPLING, ANONYMIZE, VAULT, EXAMPLES));
    }

    @Test
    void theStagesNeverSeeOneAnother() {
        check(noClasses()
                .that()
                .resideInAPackage(SAMPLING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ANONYMIZE, VAULT));
        check(noClasses()
                .that()
                .resideInAPackage(ANONYMIZE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SAMPLING, VAULT));
        check(noClasses()
                .that()
                .resideInAPackage(VAULT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SAMPLING, ANONYMIZE));
    }

    /** But for what a rehearsed migration copies itself, which the rehearsal watches, and the pipe that a refresh is measured by. */
    @Test
    void onlyTransferSpeaksCopy() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(TRANSFER)
                .and()
                .doNotHaveSimpleName("WatchedCopies")
                .and()
                .doNotHaveSimpleName("CopyRelay")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.postgresql.copy.."));
    }

    @Test
    void librariesPrintNothing() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(EXAMPLES)
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .orShould(GeneralCodingRules.USE_JAVA_UTIL_LOGGING));
    }

    @Test
    void librariesKeepNoStateThatIsNotTheirCallersOwn() {
        check(fields().that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(EXAMPLES)
                .and()
                .areStatic()
                .should()
                .beFinal());
    }

    @Test
    void threeExceptionsAreThrownToCallers() {
        check(classes()
                .that()
                .areAssignableTo(Throwable.class)
                .and()
                .arePublic()
                .should()
                .be(SchemaException.class)
                .orShould()
                .be(TransferException.class)
                .orShould()
                .be(DatabaseException.class));
    }

    @Test
    void librariesDependOnNothingThatTheDemoNeeds() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(EXAMPLES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "io.zonky.."));
    }

    private static void check(ArchRule rule) {
        rule.check(LIBRARY);
    }
}
