package dev.corsac.processor;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.route.TableListing.Described;
import dev.corsac.processor.model.ElementRef;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code partial-compilation}: an earlier compilation left classes in the class output, and nobody
 * can tell what the policy table has to say of them.
 */
final class PartialCompilation {
  private static final int MAX_NAMES = 10;

  private PartialCompilation() {}

  /** The listing that the earlier compilation left cannot be read. */
  static Finding ofListing(String path, String objection) {
    return finding(
        "the last compilation left "
            + path
            + " in the class output, and it cannot be read: "
            + objection
            + ". So nobody can tell which classes belong into the policy table beside those"
            + " that are compiled now. Build clean, or delete the file and compile everything.");
  }

  /** A class that it left is there, and cannot be understood. */
  static Finding ofClass(ElementRef unreadable, String objection) {
    return finding(
        unreadable
            + " stands in the class output, compiled earlier, and cannot be read: "
            + objection
            + ". Compile it as well, or build clean.");
  }

  /** Classes that it left are there, and the compiler does not show them. */
  static Finding ofHidden(List<Described> hidden) {
    List<String> names = new ArrayList<>();
    for (Described each : hidden) {
      names.add(each.canonicalName());
    }
    String shown = String.join(", ", names.subList(0, Math.min(names.size(), MAX_NAMES)));
    return finding(
        (names.size() > MAX_NAMES
                ? shown + " and " + (names.size() - MAX_NAMES) + " more stand"
                : shown + (names.size() == 1 ? " stands" : " stand"))
            + " in the class output, compiled earlier, but the compiler cannot read them there. The"
            + " policy table has to hold all classes of the class output, not only those that are"
            + " compiled now. Put the class output on the class path as well (javac -d classes -cp"
            + " classes:…), or build clean.");
  }

  private static Finding finding(String problem) {
    return Finding.of(DiagnosticId.PARTIAL_COMPILATION, Place.ANNOTATION, problem);
  }
}
