package dev.corsac.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Data walks one way (CONTRIBUTING, "Layout"). */
class RoomsTest {
  private static final String ROOT = "dev.corsac.processor.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.corsac.processor");

  @Test
  void onlyTheFirstRoomAndTheReporterKnowTheCompilersModel() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + "model..",
            ROOT + "resolve..",
            ROOT + "validate..",
            ROOT + "idna..",
            ROOT + "page..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..", "javax.tools..")
        .check(CLASSES);
  }

  @Test
  void onlyTheLastRoomKnowsJavaPoet() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "write..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.palantir.javapoet..")
        .check(CLASSES);
  }

  @Test
  void noRoomCallsALaterOne() {
    String[] rooms = {"model", "read", "resolve", "validate", "report", "write", "page"};
    for (int i = 0; i < rooms.length; i++) {
      for (int later = i + 1; later < rooms.length; later++) {
        noClasses()
            .that()
            .resideInAPackage(ROOT + rooms[i])
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + rooms[later])
            .allowEmptyShould(false)
            .check(CLASSES);
      }
    }
  }

  @Test
  void theProcessorKnowsAnnotationsByNameOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.corsac", "dev.corsac.jaxrs..", "jakarta..")
        .check(CLASSES);
  }
}
