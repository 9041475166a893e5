package dev.corsac.processor;

import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.TableListing.Generated;
import dev.corsac.processor.model.ApplicationDeclaration;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.read.ClassOutput;
import dev.corsac.processor.resolve.Routes;
import dev.corsac.processor.write.GeneratedCode;
import dev.corsac.processor.write.GeneratedNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;

/**
 * The table of a compilation. A later round that brings something writes the whole table again:
 * what was generated cannot be taken back, but under another name it is in nobody's way, since only
 * the last table is listed.
 */
final class TableOfCompilation {
  private static final String RUN_TIME = "dev.corsac.jaxrs.CorsResponseFilter";
  private static final String PRIORITY = "jakarta.annotation.Priority";
  private static final String GENERATED = "javax.annotation.processing.Generated";

  private final ProcessingEnvironment environment;
  private final Set<String> generated = new HashSet<>();
  private Optional<PolicyTable> table = Optional.empty();
  private Optional<GeneratedCode> code = Optional.empty();
  private boolean alreadyThere;
  private SortedSet<String> covered = new TreeSet<>();
  private boolean warned;

  TableOfCompilation(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  /** The table; empty if nothing was brought that belongs into one. */
  Optional<PolicyTable> table() {
    return table;
  }

  /** The names of the generated classes; empty if there is no table. */
  Optional<GeneratedNames> names() {
    return code.map(GeneratedCode::names);
  }

  /** The generated classes, for the listing; empty if there is no table. */
  Optional<Generated> listed() {
    return names().map(names -> new Generated(names.qualifiedTable(), names.qualifiedFilter()));
  }

  /** Whether a class, by its full name, was generated for this compilation. */
  boolean isGenerated(String name) {
    return generated.contains(name);
  }

  /** Which of these classes the table does not cover. */
  SortedSet<String> notCovered(SortedSet<String> classes) {
    SortedSet<String> rest = new TreeSet<>(classes);
    rest.removeAll(covered);
    return rest;
  }

  /**
   * Writes the table of what was read so far, unless it is the one that was written last.
   *
   * @param presented whether a type, by its canonical name, is compiled now
   * @throws IOException if the filer cannot write
   */
  void update(CompilationModel model, Predicate<String> presented) throws IOException {
    SortedSet<String> classes = new TreeSet<>();
    for (ResourceClassDeclaration each : model.resources().values()) {
      if (each.fromSource()) {
        classes.add(each.element().owner());
      }
    }
    covered = classes;
    SortedSet<String> first = classes.isEmpty() ? governing(model.applications()) : classes;
    if (first.isEmpty()) {
      table = Optional.empty();
      code = Optional.empty();
      return;
    }
    PolicyTable next = Routes.table("", classes, model);
    if (table.isEmpty() || !table.get().equals(next)) {
      write(next, first, presented);
      table = Optional.of(next);
    }
  }

  /** A module may hold an {@code Application} only, whose policy is for what other jars bring. */
  private static SortedSet<String> governing(List<ApplicationDeclaration> applications) {
    SortedSet<String> names = new TreeSet<>();
    for (ApplicationDeclaration each : applications) {
      if (!each.policies().isEmpty()) {
        names.add(each.element().owner());
      }
    }
    return names;
  }

  private void write(PolicyTable next, SortedSet<String> classes, Predicate<String> presented)
      throws IOException {
    Elements elements = environment.getElementUtils();
    List<TypeElement> originating = new ArrayList<>();
    for (String name : classes) {
      TypeElement type = presented.test(name) ? elements.getTypeElement(name) : null;
      if (type != null) {
        originating.add(type);
      }
    }
    TypeElement first = elements.getTypeElement(classes.first());
    GeneratedCode written = GeneratedCode.of(next, surroundings(classes.first(), first));
    code = Optional.of(written);
    // In one compilation a name can be written once.
    if (generated.add(written.names().qualifiedTable())) {
      generated.add(written.names().qualifiedFilter());
      alreadyThere = !written.writeTo(environment.getFiler(), originating);
    }
    if (!isVisible(RUN_TIME, first) && !warned) {
      warned = true;
      warnAboutRunTime(first);
    }
  }

  private GeneratedCode.Surroundings surroundings(String name, TypeElement type) {
    return new GeneratedCode.Surroundings(
        environment.getElementUtils().getPackageOf(type).getQualifiedName().toString(),
        name,
        isVisible(GENERATED, type),
        isVisible(PRIORITY, type),
        isExported(type));
  }

  /**
   * The table that the compiler refused to write, as being there, although it is not in the class
   * output: a copy elsewhere on the class path.
   *
   * @param presented whether a type, by its canonical name, is compiled now
   */
  Optional<String> missing(ClassOutput output, Predicate<String> presented) {
    return listed()
        .map(Generated::table)
        .filter(name -> alreadyThere && !presented.test(name) && !output.hasClass(name));
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
