package dev.corsac.policy;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which room of this module may know which: arrows go only to rooms named earlier. */
class RoomsTest {
  private static final String ROOT = "dev.corsac.policy";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Tag("slow")
  @Test
  void eachRoomKnowsOnlyRoomsBelowIt() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("finding")
        .definedBy(ROOT + ".finding")
        .layer("path")
        .definedBy(ROOT + ".path")
        .layer("origin")
        .definedBy(ROOT + ".origin")
        .layer("policy")
        .definedBy(ROOT)
        .layer("table")
        .definedBy(ROOT + ".route")
        .layer("surface")
        .definedBy(ROOT + ".surface")
        .layer("rule")
        .definedBy(ROOT + ".rule")
        .layer("decide")
        .definedBy(ROOT + ".decide")
        .layer("reason")
        .definedBy(ROOT + ".reason")
        .whereLayer("finding")
        .mayNotAccessAnyLayer()
        .whereLayer("path")
        .mayNotAccessAnyLayer()
        .whereLayer("origin")
        .mayOnlyAccessLayers("finding")
        .whereLayer("policy")
        .mayOnlyAccessLayers("finding", "origin")
        .whereLayer("table")
        .mayOnlyAccessLayers("finding", "policy")
        .whereLayer("surface")
        .mayOnlyAccessLayers("finding", "policy")
        .whereLayer("rule")
        .mayOnlyAccessLayers("finding", "path", "origin", "policy", "table")
        .whereLayer("decide")
        .mayOnlyAccessLayers("path", "origin", "policy", "table")
        .whereLayer("reason")
        .mayOnlyAccessLayers("finding", "origin", "policy", "table", "decide")
        .ensureAllClassesAreContainedInArchitecture()
        .check(CLASSES);
  }
}
