package dev.corsac.processor;

import dev.corsac.policy.route.PolicyTable;
import dev.corsac.processor.model.ApplicationDeclaration;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.resolve.Routes;
import dev.corsac.processor.write.GeneratedCode;
import dev.corsac.processor.write.GeneratedNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;

/**
 * The tables of a compilation, one for each round that brought resource classes. A later round can
 * change what an earlier one was told: it may bring the {@code Application} or the package's
 * policy. Nothing that was generated can be taken back, so such a table is written again under
 * another name and the first is left out of the listing.
 */
final class RoundTables {
  private static final String RUN_TIME = "dev.corsac.jaxrs.CorsResponseFilter";
  private static final String PRIORITY = "jakarta.annotation.Priority";
  private static final String GENERATED = "javax.annotation.processing.Generated";

  private final ProcessingEnvironment environment;
  private final SortedSet<String> covered = new TreeSet<>();
  private final List<Written> tables = new ArrayList<>();
  private List<ApplicationDeclaration> applications = List.of();
  private boolean warned;

  private record Written(
      SortedSet<String> classes, GeneratedNames names, PolicyTable table, int revision) {}

  RoundTables(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  /** The names of the tables that hold. */
  Collection<GeneratedNames> names() {
    List<GeneratedNames> names = new ArrayList<>();
    for (Written table : tables) {
      names.add(table.names());
    }
    return names;
  }

  /** The tables that hold. */
  List<PolicyTable> tables() {
    List<PolicyTable> all = new ArrayList<>();
    for (Written each : tables) {
      all.add(each.table());
    }
    return all;
  }

  /** Which of these classes no table covers. */
  SortedSet<String> notCovered(SortedSet<String> classes) {
    SortedSet<String> rest = new TreeSet<>(classes);
    rest.removeAll(covered);
    return rest;
  }

  /**
   * Writes what a round brought.
   *
   * @param read canonical names of the resource classes that were read in this round
   * @param model all that was read so far
   */
  void update(SortedSet<String> read, CompilationModel model) throws IOException {
    // Rounds of generated classes bring nothing, as a rule.
    boolean changed = !(read.isEmpty() && model.applications().equals(applications));
    applications = model.applications();
    for (int i = 0; changed && i < tables.size(); i++) {
      Written before = tables.get(i);
      if (!Routes.table(before.table().name(), before.classes(), model).equals(before.table())) {
        tables.set(i, write(before.classes(), before.revision() + 1, model));
      }
    }
    SortedSet<String> fresh = notCovered(read);
    if (fresh.isEmpty() && tables.isEmpty()) {
      // A module may hold the Application only, whose policy is for what other jars bring.
      fresh.addAll(namesOfGoverning(model.applications()));
    }
    if (!fresh.isEmpty()) {
      tables.add(write(fresh, 0, model));
      covered.addAll(fresh);
    }
  }

  private static List<String> namesOfGoverning(List<ApplicationDeclaration> applications) {
    List<String> names = new ArrayList<>();
    for (ApplicationDeclaration each : applications) {
      if (!each.policies().isEmpty()) {
        names.add(each.element().owner());
      }
    }
    return names;
  }

  private Written write(SortedSet<String> classes, int revision, CompilationModel model)
      throws IOException {
    Elements elements = environment.getElementUtils();
    List<TypeElement> originating = new ArrayList<>();
    for (String name : classes) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null) {
        originating.add(type);
      }
    }
    TypeElement first = originating.get(0);
    GeneratedNames names =
        GeneratedNames.of(
            elements.getPackageOf(first).getQualifiedName().toString(), classes, revision);
    PolicyTable table = Routes.table(names.qualifiedTable(), classes, model);
    GeneratedCode.Surroundings surroundings =
        new GeneratedCode.Surroundings(
            isVisible(GENERATED, first), isVisible(PRIORITY, first), isExported(first));
    new GeneratedCode(environment.getFiler()).write(names, table, originating, surroundings);
    if (!isVisible(RUN_TIME, first) && !warned) {
      warned = true;
      warnAboutRunTime(first);
    }
    return new Written(classes, names, table, revision);
  }

  /** Whether the module of an element reads a type; any module in the graph would be too lax. */
  private boolean isVisible(String type, TypeElement from) {
    Elements elements = environment.getElementUtils();
    return elements.getModuleOf(from) == null
        ? elements.getTypeElement(type) != null
        : elements.getTypeElement(elements.getModuleOf(from), type) != null;
  }

  private boolean isExported(TypeElement type) {
    Elements elements = environment.getElementUtils();
    ModuleElement module = elements.getModuleOf(type);
    return module != null
        && ElementFilter.exportsIn(module.getDirectives()).stream()
            .anyMatch(each -> each.getPackage().equals(elements.getPackageOf(type)));
  }

  private void warnAboutRunTime(TypeElement from) {
    Elements elements = environment.getElementUtils();
    boolean named = elements.getModuleOf(from) != null && !elements.getModuleOf(from).isUnnamed();
    environment
        .getMessager()
        .printMessage(
            Kind.WARNING,
            "[cors] generated code needs Corsac's run time. "
                + (named
                    ? "Add \"requires dev.corsac.jaxrs;\" to module-info.java."
                    : "Add the dependency dev.corsac:cors-runtime-jaxrs."),
            from);
  }
}
