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
            + ". So Corsac cannot know which classes the policy table must describe besides those"
            + " of this compilation. Build clean, or delete the file and compile everything.");
  }

  /** A class that it left is there, and cannot be understood. */
  static Finding ofClass(ElementRef unreadable, String objection) {
    return finding(
        unreadable
            + " is in the class output from an earlier compilation, and cannot be read: "
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
                ? shown + " and " + (names.size() - MAX_NAMES) + " more are"
                : shown + (names.size() == 1 ? " is" : " are"))
            + " in the class output from an earlier compilation, but the compiler cannot read "
            + (names.size() == 1 ? "it" : "them")
            + " there. The policy table must describe all classes in the class output, not only"
            + " those of this compilation. Put the class output on the class path as well (javac -d classes -cp"
            + " classes:…), or build clean.");
  }

  private static Finding finding(String problem) {
    return Finding.of(DiagnosticId.PARTIAL_COMPILATION, Place.ANNOTATION, problem);
  }
}
