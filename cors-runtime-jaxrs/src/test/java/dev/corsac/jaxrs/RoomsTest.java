package dev.corsac.jaxrs;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which room of this module may know which: arrows go only to rooms named earlier. */
class RoomsTest {
  private static final String ROOT = "dev.corsac.jaxrs";

  @Test
  void eachRoomKnowsOnlyRoomsBelowIt() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("front")
        .definedBy(ROOT + ".front")
        .layer("server")
        .definedBy(ROOT + ".server")
        .layer("request")
        .definedBy(ROOT + ".request")
        .layer("resource")
        .definedBy(ROOT + ".resource")
        .layer("value")
        .definedBy(ROOT + ".value")
        .layer("application")
        .definedBy(ROOT + ".application")
        .layer("lifecycle")
        .definedBy(ROOT + ".lifecycle")
        .layer("run time")
        .definedBy(ROOT)
        .whereLayer("front")
        .mayNotAccessAnyLayer()
        .whereLayer("server")
        .mayNotAccessAnyLayer()
        .whereLayer("request")
        .mayOnlyAccessLayers("front", "server")
        .whereLayer("resource")
        .mayNotAccessAnyLayer()
        .whereLayer("value")
        .mayOnlyAccessLayers("front", "resource")
        .whereLayer("application")
        .mayOnlyAccessLayers("front", "resource", "value")
        .whereLayer("lifecycle")
        .mayOnlyAccessLayers("front", "request", "resource", "value", "application")
        .whereLayer("run time")
        .mayNotBeAccessedByAnyLayer()
        // Contract with users, so they keep their names; they know no room themselves.
        .ignoreDependency(
            alwaysTrue(), belongToAnyOf(CorsDeploymentException.class, OriginSource.class))
        .ensureAllClassesAreContainedInArchitecture()
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT));
  }
}
