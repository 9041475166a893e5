package dev.corsac.processor;

import com.google.auto.service.AutoService;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.route.TableListing;
import dev.corsac.policy.route.TableListing.Generated;
import dev.corsac.policy.surface.Surface;
import dev.corsac.policy.surface.SurfaceLock;
import dev.corsac.policy.surface.SurfaceWay;
import dev.corsac.processor.idna.IcuDomainToAscii;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.ForeignCors;
import dev.corsac.processor.read.ClassOutput;
import dev.corsac.processor.read.CompilationReader;
import dev.corsac.processor.read.JakartaNames;
import dev.corsac.processor.read.PolicyReader;
import dev.corsac.processor.read.Signatures;
import dev.corsac.processor.report.Explained;
import dev.corsac.processor.report.Reporter;
import dev.corsac.processor.report.SourcePositions;
import dev.corsac.processor.resolve.SurfaceWalk;
import dev.corsac.processor.validate.CompilationRules;
import dev.corsac.processor.validate.PolicyFindings;
import dev.corsac.processor.validate.Tolerances;
import dev.corsac.processor.write.GeneratedNames;
import dev.corsac.processor.write.MetaInf;
import dev.corsac.processor.write.OldTable;
import dev.corsac.processor.write.PoliciesJson;
import dev.corsac.processor.write.SurfaceChanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
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
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;
import javax.tools.FileObject;

/**
 * Refuses every CORS policy that is malformed, insecure or pointless, and writes those that are not
 * into a policy table, together with what earlier compilations left in the class output. A round
 * that brings something writes the table; the last round reports, and lists the table if nothing
 * was wrong.
 */
@AutoService(Processor.class)
public final class CorsProcessor extends AbstractProcessor {
  private ProcessorOptions options = ProcessorOptions.parse(Map.of());
  private Optional<ClassOutput> output = Optional.empty();
  private Optional<CompilationReader> reader = Optional.empty();
  private Optional<TableOfCompilation> table = Optional.empty();
  private Optional<TableListing> earlier = Optional.empty();
  // The Eclipse compiler may begin again after the end.
  private final Set<Diagnostic> reported = new HashSet<>();
  private final Explained explained = new Explained();
  private final Set<String> printed = new HashSet<>();
  private boolean begun;
  private boolean failed;
  private boolean severalModules;
  private final Set<String> annotationsSeen = new TreeSet<>();

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
    names.addAll(ForeignCors.NAMES);
    if (options.requireExplicit()) {
      // A class that inherits all annotations from another jar's interface bears nothing else.
      names.add("java.lang.Override");
    }
    return names;
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    options = ProcessorOptions.parse(environment.getOptions());
    ClassOutput classes = new ClassOutput(environment.getFiler());
    output = Optional.of(classes);
    reader =
        Optional.of(
            new CompilationReader(
                environment.getElementUtils(), environment.getTypeUtils(), classes));
    table = Optional.of(new TableOfCompilation(environment));
    severalModules = ModuleMode.isOfSeveral(environment.getFiler());
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    try {
      if (severalModules) {
        if (round.processingOver() && !annotationsSeen.isEmpty()) {
          error(ModuleMode.REFUSED);
        }
        annotations.forEach(each -> annotationsSeen.add(each.getQualifiedName().toString()));
        return false;
      }
      CompilationReader compilation = reader.orElseThrow();
      boolean first = !begun;
      if (first) {
        begun = true;
        takeOver();
      }
      List<Element> roots = others(round.getRootElements());
      SortedSet<String> read = compilation.readRound(roots, !first && replacesClasses(roots));
      if (round.processingOver()) {
        reportUnreadable(compilation, read);
        finish(compilation.model(), round.errorRaised());
      } else if (!(roots.isEmpty() && read.isEmpty()) && compilation.hidden().isEmpty()) {
        table.orElseThrow().update(compilation.model(), compilation::presents);
      }
    } catch (IOException e) {
      error("the policy table cannot be written: " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      // Rethrown, it would end the compiler with a stack trace and hide what else is wrong.
      error(OwnFault.report(e, options.debug()));
    }
    return false;
  }

  /** Reads what the last compilation into this class output left, before anything is created. */
  private void takeOver() {
    Optional<String> listing = output.orElseThrow().listing();
    if (listing.isEmpty()) {
      return;
    }
    String objection;
    try {
      List<TableListing> listings = TableListing.parse(listing.get());
      if (listings.size() == 1 && listings.get(0).format() > 1) {
        earlier = Optional.of(listings.get(0));
        reader.orElseThrow().carry(listings.get(0).described());
        reader.orElseThrow().parameterNames().remember(listings.get(0).parameters());
        return;
      }
      if (listings.stream().noneMatch(this::hasTable)) {
        return;
      }
      objection = "it does not say what was compiled, as those of older versions do not";
    } catch (IllegalArgumentException e) {
      objection = String.valueOf(e.getMessage());
    }
    error(PartialCompilation.ofListing(TableListing.PATH, objection));
  }

  private boolean hasTable(TableListing listing) {
    return listing.table().filter(each -> output.orElseThrow().hasClass(each.table())).isPresent();
  }

  /** The elements that were not generated here. */
  private List<Element> others(Set<? extends Element> roots) {
    List<Element> others = new ArrayList<>();
    for (Element each : roots) {
      if (!(each instanceof TypeElement type)
          || !table.orElseThrow().isGenerated(type.getQualifiedName().toString())) {
        others.add(each);
      }
    }
    return others;
  }

  /** Whether what was read so far may have been class files of what comes as source only now. */
  private boolean replacesClasses(List<Element> roots) {
    for (TypeElement each : ElementFilter.typesIn(roots)) {
      String name = processingEnv.getElementUtils().getBinaryName(each).toString();
      if (output.orElseThrow().hasClass(name)) {
        return true;
      }
    }
    return false;
  }

  /** What nobody else reports: without it no table is listed, and the compiler says nothing. */
  private void reportUnreadable(CompilationReader compilation, SortedSet<String> readTooLate) {
    for (Map.Entry<ElementRef, String> each : compilation.unreadable().entrySet()) {
      if (compilation.carries(each.getKey().owner())) {
        error(PartialCompilation.ofClass(each.getKey(), each.getValue()));
        continue;
      }
      error(
          each.getKey() + " cannot be read, so no policy table is written: " + each.getValue(),
          each.getKey().owner());
    }
    for (String name : table.orElseThrow().notCovered(readTooLate)) {
      error(name + " could be read in the last round only, too late for a policy table", name);
    }
    Optional<String> missing =
        table.orElseThrow().missing(output.orElseThrow(), compilation::presents);
    if (missing.isPresent()) {
      error(
          "the policy table "
              + missing.get()
              + " is not written: the compiler finds it on the class path already, but not in the"
              + " class output. Take the other copy of these classes off the class path.");
    }
    if (!compilation.hidden().isEmpty()) {
      error(PartialCompilation.ofHidden(compilation.hidden()));
    }
  }

  private void error(Finding finding) {
    print(Kind.ERROR, finding);
  }

  private void print(Kind kind, Finding finding) {
    failed |= kind == Kind.ERROR;
    if (printed.add(finding.message())) {
      processingEnv.getMessager().printMessage(kind, finding.message() + explained.endOf(finding));
    }
  }

  private void error(String text) {
    print(Kind.ERROR, "[cors] " + text);
  }

  /** Prints what stands at no element, once. */
  private void print(Kind kind, String message) {
    failed |= kind == Kind.ERROR;
    if (printed.add(message)) {
      processingEnv.getMessager().printMessage(kind, message);
    }
  }

  private void error(String text, String type) {
    TypeElement element = processingEnv.getElementUtils().getTypeElement(type);
    if (element == null) {
      error(text);
    } else if (printed.add(text)) {
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
            options.severities(),
            explained,
            reported);
    for (String wrong : options.errors()) {
      error(wrong);
    }
    List<Diagnostic> diagnostics = new ArrayList<>();
    diagnostics.addAll(PolicyFindings.of(model, new IcuDomainToAscii()));
    diagnostics.addAll(
        CompilationRules.check(model, table.orElseThrow().table().stream().toList()));
    for (Diagnostic diagnostic : Tolerances.apply(diagnostics, model)) {
      reporter.add(diagnostic, reader.orElseThrow().carries(diagnostic.element().owner()));
    }
    reporter.print();
    boolean nothingWrong = !failed && !othersFailed && !reporter.hasErrors() && model.complete();
    if (nothingWrong) {
      writeListing(model, SurfaceWalk.of(model));
    }
  }

  /** Lists nothing if the surface is not the locked one. */
  private void writeListing(CompilationModel model, List<SurfaceWay> ways) throws IOException {
    Optional<GeneratedNames> names = table.orElseThrow().names();
    if (names.isEmpty() && earlier.isEmpty()) {
      return;
    }
    MetaInf metaInf = new MetaInf(processingEnv.getFiler());
    SurfaceLock surface = SurfaceLock.of(ways);
    FileObject written = metaInf.writeSurface(surface);
    if (options.lock().isPresent() && !ways.isEmpty() && isRefused(surface, model, written)) {
      return;
    }
    metaInf.writePolicies(
        PoliciesJson.of(new Surface(ways.stream().map(SurfaceWay::route).toList())));
    if (names.isPresent()) {
      metaInf.writeReachability(names.get());
    }
    Optional<Generated> listed = table.orElseThrow().listed();
    metaInf.writeListing(
        TableListing.of(listed, model.described(), reader.orElseThrow().parameterNames().seen()));
    Optional<OldTable> old = oldTable(listed);
    whenCompiled(() -> old.ifPresent(OldTable::delete), metaInf::restore);
  }

  private Optional<OldTable> oldTable(Optional<Generated> listed) {
    CompilationReader compilation = reader.orElseThrow();
    // Where the old one's source is among the inputs, the compiler may not have read it yet.
    return earlier
        .flatMap(TableListing::table)
        .filter(each -> !listed.equals(Optional.of(each)))
        .filter(each -> !compilation.presents(each.table()))
        .filter(each -> !compilation.presents(each.filter()))
        .map(each -> OldTable.of(each, table.orElseThrow().names(), processingEnv.getFiler()));
  }

  private interface Undoing {
    void run() throws IOException;
  }

  /** Runs the first once the compiler has compiled everything, the second if it could not. */
  private void whenCompiled(Runnable done, Undoing failed) {
    Runnable undo =
        () -> {
          try {
            failed.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    try {
      if (JavacEnd.watch(processingEnv, reader.orElseThrow()::presents, done, undo)) {
        return;
      }
    } catch (LinkageError e) {
      // A run time without javac, in which another compiler runs.
    }
    done.run();
  }

  private boolean isRefused(SurfaceLock surface, CompilationModel model, FileObject written) {
    CompilationReader compilation = reader.orElseThrow();
    SurfaceChanged rule =
        new SurfaceChanged(
            options.lock().orElseThrow(),
            model,
            compilation::presents,
            compilation::carries,
            name -> processingEnv.getElementUtils().getTypeElement(name) != null);
    SurfaceChanged.Review review = rule.review(surface, pathOf(written));
    review.unlocked().forEach(each -> print(Kind.WARNING, each));
    review.objection().ifPresent(each -> print(Kind.ERROR, each));
    return review.objection().isPresent();
  }

  private static String pathOf(FileObject file) {
    return "file".equals(file.toUri().getScheme())
        ? Path.of(file.toUri()).toString()
        : file.getName();
  }
}
