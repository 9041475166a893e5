package dev.corsac.processor.report;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Severity;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic.Kind;

/** Prints all diagnostics of a compilation: each once, in the order of the elements' names. */
public final class Reporter {

  /** From here on warnings of one id are counted instead of printed. */
  private static final int MAX_WARNINGS_OF_ONE_ID = 20;

  private final Messager messager;
  private final SourcePositions positions;
  private final SeveritySettings settings;
  private final Explained explained;
  private final Set<Diagnostic> printed;
  private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();

  /**
   * A reporter for one end of a compilation.
   *
   * @param explained which ids have explained themselves
   * @param printed what was printed at ends before; what is printed now is added to it
   */
  public Reporter(
      Messager messager,
      SourcePositions positions,
      SeveritySettings settings,
      Explained explained,
      Set<Diagnostic> printed) {
    this.messager = messager;
    this.positions = positions;
    this.settings = settings;
    this.explained = explained;
    this.printed = printed;
  }

  /** What is printed: two policies that bring the same message bring it once. */
  private record Shown(ElementRef element, String annotation, Finding finding) {}

  /**
   * Takes a diagnostic; the same one twice counts once.
   *
   * @param carried whether it stands at a class that is not compiled now: what is no error was said
   *     when that was compiled
   */
  public void add(Diagnostic diagnostic, boolean carried) {
    diagnostics.add(diagnostic);
    if (carried && !diagnostic.meetsCarried() && severityOf(diagnostic) != Severity.ERROR) {
      printed.add(diagnostic);
    }
  }

  private Severity severityOf(Diagnostic diagnostic) {
    Severity severity = settings.of(diagnostic.finding());
    // An error would keep a tool from ever deleting the class file that it speaks of.
    return diagnostic.meetsCarried() && severity == Severity.ERROR ? Severity.WARNING : severity;
  }

  /** Whether an error was added. */
  public boolean hasErrors() {
    for (Diagnostic diagnostic : diagnostics) {
      if (severityOf(diagnostic) == Severity.ERROR) {
        return true;
      }
    }
    return false;
  }

  private List<Diagnostic> sorted() {
    if (diagnostics.isEmpty()) {
      return List.of();
    }
    List<Diagnostic> sorted = new ArrayList<>(diagnostics);
    Set<Shown> shown = new HashSet<>();
    sorted.removeIf(
        each -> !shown.add(new Shown(each.element(), each.annotation(), each.finding())));
    sorted.sort(
        Comparator.comparing(Diagnostic::element)
            .thenComparing(diagnostic -> diagnostic.finding().place().member())
            .thenComparingInt(diagnostic -> diagnostic.finding().place().index())
            .thenComparing(diagnostic -> diagnostic.finding().id()));
    return sorted;
  }

  /** Prints what was added. */
  public void print() {
    Map<DiagnosticId, Integer> warnings = new EnumMap<>(DiagnosticId.class);
    for (Diagnostic diagnostic : sorted()) {
      Severity severity = severityOf(diagnostic);
      DiagnosticId id = diagnostic.finding().id();
      if (!printed.add(diagnostic)) {
        continue;
      }
      if (severity == Severity.ERROR) {
        print(Kind.ERROR, diagnostic);
      } else if (severity == Severity.NOTE) {
        print(Kind.NOTE, diagnostic);
      } else if (severity == Severity.WARNING
          && warnings.merge(id, 1, Integer::sum) <= MAX_WARNINGS_OF_ONE_ID) {
        print(Kind.WARNING, diagnostic);
      }
    }
    for (Map.Entry<DiagnosticId, Integer> each : warnings.entrySet()) {
      summarise(each.getKey(), each.getValue());
    }
  }

  private void summarise(DiagnosticId id, int count) {
    int left = count - MAX_WARNINGS_OF_ONE_ID;
    if (left > 0) {
      messager.printMessage(
          Kind.WARNING,
          "[cors:"
              + id
              + "] and "
              + left
              + " more of this kind. Fix the first ones, or switch"
              + " the warning off with -Acorsac.off="
              + id
              + ".");
    }
  }

  private void print(Kind kind, Diagnostic diagnostic) {
    Finding finding = diagnostic.finding();
    String text = finding.message() + where(diagnostic) + explained.endOf(finding);
    positions.print(messager, kind, text, diagnostic);
  }

  /** The place in words: the Eclipse compiler shows no more than the annotation's line. */
  private static String where(Diagnostic diagnostic) {
    Place place = diagnostic.finding().place();
    if (diagnostic.annotation().isEmpty()) {
      return "";
    }
    String name = diagnostic.annotation();
    String simple = name.substring(name.lastIndexOf('.') + 1);
    return "\n  in "
        + (place.member().isEmpty() ? "" : place + " of ")
        + "@"
        + simple
        + " on "
        + diagnostic.element();
  }
}
