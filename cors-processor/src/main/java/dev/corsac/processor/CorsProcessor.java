package dev.corsac.processor;

import com.google.auto.service.AutoService;
import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import dev.corsac.policy.Place;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.processor.idna.IcuDomainToAscii;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.SurfaceRoute;
import dev.corsac.processor.read.CompilationReader;
import dev.corsac.processor.read.JakartaNames;
import dev.corsac.processor.read.PolicyReader;
import dev.corsac.processor.read.Signatures;
import dev.corsac.processor.report.Reporter;
import dev.corsac.processor.report.SourcePositions;
import dev.corsac.processor.resolve.Routes;
import dev.corsac.processor.resolve.Surface;
import dev.corsac.processor.validate.CompilationRules;
import dev.corsac.processor.validate.PolicyFindings;
import dev.corsac.processor.validate.Tolerances;
import dev.corsac.processor.write.GeneratedCode;
import dev.corsac.processor.write.GeneratedNames;
import dev.corsac.processor.write.MetaInf;
import dev.corsac.processor.write.PoliciesJson;
import dev.corsac.processor.write.SurfaceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;
import javax.tools.FileObject;

/**
 * Refuses every CORS policy that is malformed, insecure or pointless, and writes those that are not
 * into a policy table. Each round writes the table of the classes that it brought; the last round
 * reports, and lists the tables if nothing was wrong.
 */
@AutoService(Processor.class)
public final class CorsProcessor extends AbstractProcessor {
  private static final String RUN_TIME = "dev.corsac.jaxrs.CorsResponseFilter";
  private static final String GENERATED = "javax.annotation.processing.Generated";

  private final Map<String, GeneratedNames> tables = new LinkedHashMap<>();
  private ProcessorOptions options = ProcessorOptions.parse(Map.of());
  private Optional<CompilationReader> reader = Optional.empty();

  /** Made by the compiler. */
  public CorsProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return ProcessorOptions.NAMES;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    Set<String> names = new TreeSet<>(JakartaNames.DESIGNATORS);
    names.add(PolicyReader.CROSS_ORIGIN);
    names.add(PolicyReader.SAME_ORIGIN);
    names.add(JakartaNames.PATH);
    names.add(JakartaNames.APPLICATION_PATH);
    names.add(JakartaNames.HTTP_METHOD);
    names.add(JakartaNames.PROVIDER);
    return names;
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    options = ProcessorOptions.parse(environment.getOptions());
    reader =
        Optional.of(
            new CompilationReader(environment.getElementUtils(), environment.getTypeUtils()));
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    try {
      CompilationReader compilation = reader.orElseThrow();
      SortedSet<String> read = compilation.readRound(round.getRootElements());
      if (round.processingOver()) {
        finish(compilation.model());
      } else if (!read.isEmpty()) {
        writeTable(read, compilation.model());
      }
    } catch (IOException e) {
      error("the policy table cannot be written: " + e.getMessage());
    } catch (RuntimeException e) {
      // Rethrown, it would end the compiler with a stack trace and hide what else is wrong.
      StackTraceElement[] trace = e.getStackTrace();
      error(
          "Corsac has a bug, please report it: "
              + e
              + (trace.length == 0 ? "" : " at " + trace[0]));
    }
    return false;
  }

  private void error(String text) {
    processingEnv.getMessager().printMessage(Kind.ERROR, "[cors] " + text);
  }

  private void writeTable(SortedSet<String> classes, CompilationModel model) throws IOException {
    Elements elements = processingEnv.getElementUtils();
    List<TypeElement> originating = new ArrayList<>();
    for (String name : classes) {
      originating.add(elements.getTypeElement(name));
    }
    TypeElement first = originating.get(0);
    GeneratedNames names =
        GeneratedNames.of(elements.getPackageOf(first).getQualifiedName().toString(), classes);
    PolicyTable table = Routes.table(names.qualifiedTable(), classes, model);
    new GeneratedCode(processingEnv.getFiler())
        .write(names, table, originating, isVisible(GENERATED, first));
    tables.put(names.qualifiedTable(), names);
    if (!isVisible(RUN_TIME, first)) {
      warnAboutRunTime(first);
    }
  }

  /** Whether the module of an element reads a type; any module in the graph would be too lax. */
  private boolean isVisible(String type, TypeElement from) {
    Elements elements = processingEnv.getElementUtils();
    return elements.getModuleOf(from) == null
        ? elements.getTypeElement(type) != null
        : elements.getTypeElement(elements.getModuleOf(from), type) != null;
  }

  private void warnAboutRunTime(TypeElement from) {
    boolean named =
        processingEnv.getElementUtils().getModuleOf(from) != null
            && !processingEnv.getElementUtils().getModuleOf(from).isUnnamed();
    processingEnv
        .getMessager()
        .printMessage(
            Kind.WARNING,
            "[cors] generated code needs Corsac's run time. "
                + (named
                    ? "Add \"requires dev.corsac.jaxrs;\" to module-info.java."
                    : "Add the dependency dev.corsac:cors-runtime-jaxrs."),
            from);
  }

  private void finish(CompilationModel model) throws IOException {
    Elements elements = processingEnv.getElementUtils();
    Signatures signatures = new Signatures(elements, processingEnv.getTypeUtils());
    Reporter reporter =
        new Reporter(
            processingEnv.getMessager(),
            new SourcePositions(elements, signatures::of),
            options.severities());
    options.errors().forEach(this::error);
    List<Diagnostic> diagnostics = new ArrayList<>();
    diagnostics.addAll(PolicyFindings.of(model, new IcuDomainToAscii()));
    diagnostics.addAll(CompilationRules.check(model));
    Tolerances.apply(diagnostics, model).forEach(reporter::add);
    reporter.print();
    if (!reporter.hasErrors() && options.errors().isEmpty() && model.complete()) {
      writeListing(model);
    }
  }

  private void writeListing(CompilationModel model) throws IOException {
    if (tables.isEmpty()) {
      return;
    }
    List<SurfaceRoute> routes = Surface.of(model);
    MetaInf metaInf = new MetaInf(processingEnv.getFiler());
    SurfaceLock surface = SurfaceLock.of(routes);
    metaInf.writePolicies(PoliciesJson.of(routes));
    FileObject written = metaInf.writeSurface(surface);
    if (options.lock().isPresent() && !routes.isEmpty() && changed(surface, model, written)) {
      return;
    }
    metaInf.writeListing(tables.values());
  }

  private boolean changed(SurfaceLock surface, CompilationModel model, FileObject written)
      throws IOException {
    Path file = options.lock().orElseThrow();
    SurfaceLock locked =
        SurfaceLock.parse(Files.exists(file) ? Files.readString(file) : "")
            .of(name ->
                model.resources().containsKey(name)
                    || processingEnv.getElementUtils().getTypeElement(name) == null);
    List<String> differences = surface.differencesFrom(locked);
    if (differences.isEmpty()) {
      return false;
    }
    processingEnv
        .getMessager()
        .printMessage(
            Kind.ERROR,
            Finding.of(
                    DiagnosticId.SURFACE_CHANGED,
                    Place.ANNOTATION,
                    "the cross-origin surface is not that of "
                        + file
                        + ":\n"
                        + String.join("\n", differences)
                        + "\nIf this is what you want, take it over and have it reviewed:\n  cp \""
                        + pathOf(written)
                        + "\" \""
                        + file
                        + "\"")
                .message());
    return true;
  }

  private static String pathOf(FileObject file) {
    return "file".equals(file.toUri().getScheme())
        ? Path.of(file.toUri()).toString()
        : file.getName();
  }
}
