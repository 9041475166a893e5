package dev.corsac.jaxrs;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which room of this module may know which: arrows go only to rooms named earlier. */
class RoomsTest {

  @Test
  void eachRoomKnowsOnlyRoomsBelowIt() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("front")
        .definedBy("dev.corsac.jaxrs.front")
        .layer("run time")
        .definedBy("dev.corsac.jaxrs")
        .whereLayer("front")
        .mayNotAccessAnyLayer()
        .ensureAllClassesAreContainedInArchitecture()
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.corsac.jaxrs"));
  }
}
