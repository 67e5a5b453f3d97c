package th.kamt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleStructureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("th.kamt");

    @Test
    void modulesUseOnlyEachOthersPublicInterfacesWithoutCycles() {
        ApplicationModules.of(KamtApplication.class).verify();
    }

    @Test
    void onlyWorkflowAndProcessPackagesKnowTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..workflow..", "..process..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..")
                .check(CLASSES);
    }
}
