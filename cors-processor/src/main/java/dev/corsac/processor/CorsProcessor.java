package dev.corsac.processor;

import com.google.auto.service.AutoService;
import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import dev.corsac.policy.Place;
import dev.corsac.processor.idna.IcuDomainToAscii;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.SurfaceRoute;
import dev.corsac.processor.page.ReportFiles;
import dev.corsac.processor.read.CompilationReader;
import dev.corsac.processor.read.JakartaNames;
import dev.corsac.processor.read.PolicyReader;
import dev.corsac.processor.read.Signatures;
import dev.corsac.processor.read.SourceLines;
import dev.corsac.processor.report.Reporter;
import dev.corsac.processor.report.SourcePositions;
import dev.corsac.processor.resolve.Surface;
import dev.corsac.processor.validate.CompilationRules;
import dev.corsac.processor.validate.PolicyFindings;
import dev.corsac.processor.validate.Tolerances;
import dev.corsac.processor.write.GeneratedNames;
import dev.corsac.processor.write.LockFile;
import dev.corsac.processor.write.MetaInf;
import dev.corsac.processor.write.PoliciesJson;
import dev.corsac.processor.write.SurfaceLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
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
  private ProcessorOptions options = ProcessorOptions.parse(Map.of());
  private Optional<CompilationReader> reader = Optional.empty();
  private Optional<RoundTables> tables = Optional.empty();
  private boolean failed;

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
    tables = Optional.of(new RoundTables(environment));
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    try {
      CompilationReader compilation = reader.orElseThrow();
      SortedSet<String> read = compilation.readRound(round.getRootElements());
      if (round.processingOver()) {
        reportUnreadable(compilation, read);
        finish(compilation.model(), round.errorRaised());
      } else {
        tables.orElseThrow().update(read, compilation.model());
      }
    } catch (IOException e) {
      error("the policy table cannot be written: " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      // Rethrown, it would end the compiler with a stack trace and hide what else is wrong.
      StackTraceElement[] trace = e.getStackTrace();
      error(
          "Corsac has a bug, please report it: "
              + e
              + (trace.length == 0 ? "" : " at " + trace[0]));
    }
    return false;
  }

  /** What nobody else reports: without it no table is listed, and the compiler says nothing. */
  private void reportUnreadable(CompilationReader compilation, SortedSet<String> readTooLate) {
    for (Map.Entry<ElementRef, String> each : compilation.unreadable().entrySet()) {
      error(
          each.getKey() + " cannot be read, so that no policy table is written: " + each.getValue(),
          each.getKey().owner());
    }
    for (String name : tables.orElseThrow().notCovered(readTooLate)) {
      error(name + " could be read in the last round only, too late for a policy table", name);
    }
  }

  private void error(String text) {
    failed = true;
    processingEnv.getMessager().printMessage(Kind.ERROR, "[cors] " + text);
  }

  private void error(String text, String type) {
    TypeElement element = processingEnv.getElementUtils().getTypeElement(type);
    if (element == null) {
      error(text);
    } else {
      failed = true;
      processingEnv.getMessager().printMessage(Kind.ERROR, "[cors] " + text, element);
    }
  }

  private void finish(CompilationModel model, boolean othersFailed) throws IOException {
    Elements elements = processingEnv.getElementUtils();
    Signatures signatures = new Signatures(elements, processingEnv.getTypeUtils());
    Reporter reporter =
        new Reporter(
            processingEnv.getMessager(),
            new SourcePositions(elements, signatures::of),
            options.severities());
    for (String wrong : options.errors()) {
      error(wrong);
    }
    List<Diagnostic> diagnostics = new ArrayList<>();
    diagnostics.addAll(PolicyFindings.of(model, new IcuDomainToAscii()));
    diagnostics.addAll(CompilationRules.check(model, tables.orElseThrow().tables()));
    for (Diagnostic diagnostic : Tolerances.apply(diagnostics, model)) {
      reporter.add(diagnostic);
    }
    reporter.print();
    boolean nothingWrong = !failed && !othersFailed && !reporter.hasErrors() && model.complete();
    List<SurfaceRoute> routes = nothingWrong ? Surface.of(model) : List.of();
    SourceLines lines = new SourceLines(elements, processingEnv.getFiler(), signatures);
    boolean written = nothingWrong && writeListing(routes, lines);
    if (options.report().isPresent() && (!written || !routes.isEmpty())) {
      updateReport(options.report().get(), written, routes, reporter.warnings(), lines);
    }
  }

  private void updateReport(
      Path directory,
      boolean written,
      List<SurfaceRoute> routes,
      List<Diagnostic> warnings,
      SourceLines lines) {
    ReportFiles report = new ReportFiles(directory);
    try {
      if (written) {
        report.write(routes, warnings, lines::of);
      } else {
        report.delete();
      }
    } catch (IOException e) {
      error("the report cannot be written into " + directory + ": " + e);
    }
  }

  /** Returns false if the surface is not the locked one. */
  private boolean writeListing(List<SurfaceRoute> routes, SourceLines lines) throws IOException {
    Collection<GeneratedNames> names = tables.orElseThrow().names();
    if (names.isEmpty()) {
      return true;
    }
    MetaInf metaInf = new MetaInf(processingEnv.getFiler());
    SurfaceLock surface = SurfaceLock.of(routes);
    metaInf.writePolicies(PoliciesJson.of(routes, lines::of));
    FileObject written = metaInf.writeSurface(surface);
    if (options.lock().isPresent() && !routes.isEmpty() && isRefused(surface, written)) {
      return false;
    }
    metaInf.writeListing(names);
    return true;
  }

  private boolean isRefused(SurfaceLock surface, FileObject written) {
    LockFile lock =
        new LockFile(
            options.lock().orElseThrow(),
            reader.orElseThrow()::presents,
            name -> processingEnv.getElementUtils().getTypeElement(name) != null);
    Optional<String> objection = lock.objectionTo(surface, pathOf(written));
    objection.ifPresent(problem ->
        processingEnv
            .getMessager()
            .printMessage(
                Kind.ERROR,
                Finding.of(DiagnosticId.SURFACE_CHANGED, Place.ANNOTATION, problem).message()));
    return objection.isPresent();
  }

  private static String pathOf(FileObject file) {
    return "file".equals(file.toUri().getScheme())
        ? Path.of(file.toUri()).toString()
        : file.getName();
  }
}
