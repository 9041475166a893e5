package dev.corsac.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Data goes one way (docs/architecture.md#the-way-of-the-data). */
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
            ROOT + "model..", ROOT + "resolve..", ROOT + "validate..", ROOT + "idna..")
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

  /**
   * The phases are read, resolve, validate, report and write. What one finds, the processor hands
   * to the next as data of the model, so that none calls another, least of all an earlier one.
   */
  @Test
  void aPhaseKnowsTheModelAndNoOtherPhase() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("model")
        .definedBy(ROOT + "model")
        .layer("idna")
        .definedBy(ROOT + "idna")
        .layer("read")
        .definedBy(ROOT + "read")
        .layer("resolve")
        .definedBy(ROOT + "resolve")
        .layer("validate")
        .definedBy(ROOT + "validate")
        .layer("report")
        .definedBy(ROOT + "report")
        .layer("write")
        .definedBy(ROOT + "write")
        .layer("processor")
        .definedBy("dev.corsac.processor")
        .whereLayer("model")
        .mayNotAccessAnyLayer()
        .whereLayer("idna")
        .mayNotAccessAnyLayer()
        .whereLayer("read")
        .mayOnlyAccessLayers("model")
        .whereLayer("resolve")
        .mayOnlyAccessLayers("model")
        .whereLayer("validate")
        .mayOnlyAccessLayers("model")
        .whereLayer("report")
        .mayOnlyAccessLayers("model")
        .whereLayer("write")
        .mayOnlyAccessLayers("model")
        .ensureAllClassesAreContainedInArchitecture()
        .check(CLASSES);
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
